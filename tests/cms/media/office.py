"""Office files as writing programs make them: archives that tell who wrote them."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

SECRET = "CANARY-AUTHOR"
MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}


def archive(parts: Mapping[str, str]) -> bytes:
    """Return a ZIP archive; the part that tells the type of an OpenDocument is not packed."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as target:
        for name, content in parts.items():
            packing = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            target.writestr(ZipInfo(name, (2014, 6, 10, 4, 0, 0)), content, packing)
    return buffer.getvalue()


def office(ending: str, **more: str) -> bytes:
    """Return an office file with words in it, and its author's name wherever programs write it."""
    if ending in MAIN:
        parts = {
            "[Content_Types].xml": "<Types/>",
            MAIN[ending]: "<words/>",
            "docProps/core.xml": f"<creator>{SECRET}</creator>",
            "docProps/app.xml": f"<Company>{SECRET}</Company>",
            "docProps/custom.xml": f"<p>{SECRET}</p>",
            "package/services/metadata/core-properties/1.psmdcp": SECRET,
        }
    else:
        kind = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}[ending]
        parts = {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": "<words/>",
            "meta.xml": f"<initial-creator>{SECRET}</initial-creator>",
        }
    return archive(parts | more)
