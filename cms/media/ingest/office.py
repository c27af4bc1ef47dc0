"""An office file on its way in: it is what its ending says, without macros and properties.

Word, Excel and PowerPoint (ECMA-376) and OpenDocument (ISO/IEC 26300) are ZIP archives. Who wrote
them, for which company and when, stands in parts of their own, which are emptied. What stands in
the text itself, such as the names on comments and changes, stays: it is content.
"""

from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.media.ingest import MALFORMED
from cms.media.ingest.cleaned import CleanFile

_MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
_OPEN = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}
OFFICE = frozenset({*_MAIN, *_OPEN})
"""The endings of office files."""
_SCHEMA = "http://schemas.openxmlformats.org"
_PROPERTIES = f'<Properties xmlns="{_SCHEMA}/officeDocument/2006/{{}}-properties"/>'
_CORE = f'<cp:coreProperties xmlns:cp="{_SCHEMA}/package/2006/metadata/core-properties"/>'
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_EMPTY = {
    "docprops/core.xml": _CORE,
    "docprops/app.xml": _PROPERTIES.format("extended"),
    "docprops/custom.xml": _PROPERTIES.format("custom"),
    "meta.xml": f'<office:document-meta xmlns:office="{_OFFICE}" office:version="1.2">'
    "<office:meta/></office:document-meta>",
}
"""What is written in the place of each part that tells of people, by its name in small letters."""
_LONGEST = 300_000_000
"""So many bytes all parts may have when unpacked."""
_MOST = 20_000
"""So many parts there may be."""
_CHUNK = 1 << 20


def clean_office(upload: IO[bytes], name: str, ending: str) -> CleanFile:
    """Return a copy of an office file without properties, as a temporary file.

    Raises ``ValidationError`` when it is not what its ending says, is damaged, locked by a
    password, too large when unpacked, or has macros.
    """
    copy = TemporaryFile()  # noqa: SIM115  it is handed on, and goes when nobody holds it
    upload.seek(0)
    try:
        with ZipFile(upload) as source, ZipFile(copy, "w") as target:
            _check(source, ending)
            _copy(source, target)
    except (BadZipFile, NotImplementedError, *MALFORMED) as error:
        raise not_that(ending) from error
    copy.seek(0)
    return CleanFile(copy, name=name)


def not_that(ending: str) -> ValidationError:
    """Return the error of a file that is not what its ending says."""
    return _invalid(
        _("The content of the file is not that of a .%(ending)s file.") % {"ending": ending}
    )


def _check(source: ZipFile, ending: str) -> None:
    names = source.namelist()
    if len(names) > _MOST or len(set(names)) < len(names):
        raise not_that(ending)
    if ending in _MAIN:
        sound = {"[Content_Types].xml", _MAIN[ending]} <= {*names}
    else:
        kind = f"application/vnd.oasis.opendocument.{_OPEN[ending]}"
        sound = source.read("mimetype").decode("ascii", "replace").strip() == kind
    if not sound:
        raise not_that(ending)
    if any(_is_macro(name.lower()) for name in names):
        raise _invalid(_("There are macros in it. Save it without macros and retry."))


def _is_macro(name: str) -> bool:
    return name.endswith("vbaproject.bin") or name.startswith(("basic/", "scripts/"))


def _copy(source: ZipFile, target: ZipFile) -> None:
    left = _LONGEST
    for part in source.infolist():
        # When it was written is told of each part, too.
        written = ZipInfo(part.filename)
        written.compress_type = ZIP_STORED if part.compress_type == ZIP_STORED else ZIP_DEFLATED
        written.external_attr = part.external_attr
        with target.open(written, "w", force_zip64=part.file_size > _CHUNK) as output:
            for chunk in _content(source, part):
                left -= len(chunk)
                if left < 0:
                    raise _invalid(_("It is too large when it is unpacked."))
                output.write(chunk)


def _content(source: ZipFile, part: ZipInfo) -> Iterator[bytes]:
    name = part.filename.lower()
    # .NET gives the properties a name of chance.
    empty = _CORE if name.endswith(".psmdcp") else _EMPTY.get(name)
    if empty is not None:
        yield f'<?xml version="1.0" encoding="UTF-8"?>\n{empty}'.encode()
        return
    with source.open(part) as content:
        while chunk := content.read(_CHUNK):
            yield chunk


def _invalid(message: str) -> ValidationError:
    return ValidationError(message, code="invalid_file")
