"""PDFs as programs make them: their makers' names stand wherever programs write them."""

from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Pdf

from tests.factories import jpeg

SECRET = "CANARY-AUTHOR"
WORDS = b"BT (What it says) Tj ET"
XMP = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><creator>{SECRET}</creator></x:xmpmeta>".encode()


def pdf(**save: Any) -> bytes:
    """Return a PDF with a page, a picture, and its author in every place for metadata."""
    file = Pdf.new()
    file.add_blank_page(page_size=(200, 200))
    page = file.pages[0].obj
    page.Contents = file.make_stream(WORDS)
    # A page, a picture and a list within a page: each may have metadata, whole or by name.
    page.Metadata = _xmp(file)
    page.PieceInfo = Dictionary(Some=Dictionary(Private=pikepdf.String(SECRET)))
    page.LastModified = pikepdf.String(SECRET)
    page.Resources = Dictionary(
        Properties=Dictionary(MC0=Dictionary(Metadata=_xmp(file), Other=_xmp(file))),
        XObject=Dictionary(Im0=_picture(file)),
    )
    file.Root.Metadata = _xmp(file)
    info = {"Author": SECRET, "Producer": SECRET, "Title": SECRET, "CreationDate": SECRET}
    file.trailer.Info = file.make_indirect(Dictionary(info_of(info)))
    buffer = BytesIO()
    file.save(buffer, **save)
    return buffer.getvalue()


def info_of(info: dict[str, str]) -> dict[str, Any]:
    """Return names as a PDF has them."""
    return {f"/{name}": pikepdf.String(value) for name, value in info.items()}


def _xmp(file: Pdf) -> Any:
    return file.make_stream(XMP, Type=Name.Metadata, Subtype=Name.XML)


def _picture(file: Pdf) -> Any:
    content = jpeg((8, 8), exif=_exif(), comment=SECRET.encode())
    size = {"Width": 8, "Height": 8, "BitsPerComponent": 8}
    image = file.make_stream(
        content, Type=Name.XObject, Subtype=Name.Image, ColorSpace=Name.DeviceRGB, **size
    )
    image.write(content, filter=Name.DCTDecode)
    return image


def _exif() -> bytes:
    from PIL.Image import Exif

    exif = Exif()
    exif[0x013B] = SECRET
    return exif.tobytes()


def changed(content: bytes) -> bytes:
    """Return a PDF to which a later state was appended, in which the author is another."""
    at, size = len(content), int(content.rpartition(b"/Size ")[2].split(maxsplit=1)[0])
    before = content.rpartition(b"startxref")[2].split()[0].decode()
    root = content.rpartition(b"/Root ")[2].split(b" R")[0].decode()
    body = f"{size} 0 obj\n<< /Author (Nobody) >>\nendobj\n"
    table = f"xref\n{size} 1\n{at:010} 00000 n \n"
    trailer = f"trailer\n<< /Size {size + 1} /Root {root} R /Info {size} 0 R /Prev {before} >>\n"
    end = f"startxref\n{at + len(body)}\n%%EOF\n"
    return content + (body + table + trailer + end).encode()


def all_of(content: bytes) -> bytes:
    """Return what a PDF says, unpacked: its raw bytes, and every object and stream in it."""
    found = [content]
    with pikepdf.open(BytesIO(content)) as file:
        for part in file.objects:
            found.append(repr(part).encode())
            if isinstance(part, pikepdf.Stream):
                found.append(part.read_raw_bytes())
                if part.get("/Filter") != Name.DCTDecode:
                    found.append(part.read_bytes())
    return b"\n".join(found)
