"""A PDF on its way in: written anew without what tells of its makers (ISO 32000-1, 14.3 to 14.5).

Author, programs, days and titles stand in a table of their own (``Info``) and as XMP, of the whole
or of any page, font or picture; programs leave notes of theirs (``PieceInfo``), and pictures inside
have metadata of the camera. What somebody changed is appended to a PDF, and all that was there
before stays in the file. Only what the latest state names is written. What stands in the text
itself, such as the names on comments, stays: it is content.
"""

from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import IO, Any

import pikepdf
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from pikepdf import Name, Pdf

from cms.media.ingest import MALFORMED
from cms.media.ingest.cleaned import CleanFile

_TOLD = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb")
_KEPT = {0xE0, 0xE2, 0xEE}
"""The segments of a JPEG by which its colours are shown: JFIF, ICC, Adobe."""
_COMMENT, _SCAN = 0xFE, 0xDA


def clean_pdf(upload: IO[bytes], name: str) -> CleanFile:
    """Return a copy of a PDF without metadata and without its past, as a temporary file.

    Raises ``ValidationError`` when it is locked, damaged, empty, or has other files in it.
    """
    copy = TemporaryFile()  # noqa: SIM115  it is handed on, and goes when nobody holds it
    upload.seek(0)
    try:
        # What would have to be guessed at may be lost: nothing is mended in silence.
        with pikepdf.open(upload, attempt_recovery=False) as pdf:  # type: ignore[arg-type]  # any file will do
            _check(pdf)
            _clean(pdf)
            pdf.save(
                copy,  # type: ignore[arg-type]  # as above
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
                deterministic_id=True,
            )
    except pikepdf.PasswordError as error:
        raise _locked() from error
    except (pikepdf.PdfError, pikepdf.ForeignObjectError, *MALFORMED) as error:
        raise _invalid(
            _("The PDF is damaged. Export it again, or print it into a new PDF, and retry.")
        ) from error
    copy.seek(0)
    return CleanFile(copy, name=name)


def _check(pdf: Pdf) -> None:
    if pdf.is_encrypted:
        raise _locked()
    if len(pdf.pages) == 0:
        raise _invalid(_("There is no page in the PDF."))
    if any("/EF" in part for part in _parts(pdf)):
        raise _invalid(_("There are other files in the PDF. Save it without them and retry."))


def _clean(pdf: Pdf) -> None:
    for name in ("/Info", "/ID"):
        if name in pdf.trailer:
            del pdf.trailer[name]
    for part in _parts(pdf):
        for name in _TOLD:
            if name in part:
                del part[name]
        if isinstance(part, pikepdf.Stream):
            _clean_stream(part)


def _parts(pdf: Pdf) -> Iterator[Any]:
    """Give each dictionary and stream of the file, those inside of others too."""
    waiting: list[Any] = list(pdf.objects)
    while waiting:
        part = waiting.pop()
        if isinstance(part, pikepdf.Dictionary | pikepdf.Stream):
            yield part
            inside = [part[name] for name in part.keys()]  # noqa: SIM118  it is no mapping
        elif isinstance(part, pikepdf.Array):
            inside = list(part)
        else:
            continue
        # What has a number is in the list already.
        waiting += [
            one for one in inside if isinstance(one, pikepdf.Object) and not one.is_indirect
        ]


def _clean_stream(stream: Any) -> None:
    if stream.get("/Type") == Name.Metadata:
        # Named from wherever: it says nothing any more.
        stream.write(b"")
    elif stream.get("/Filter") in (Name.DCTDecode, pikepdf.Array([Name.DCTDecode])):
        picture = stream.read_raw_bytes()
        if (plain := plain_jpeg(picture)) != picture:
            stream.write(plain, filter=Name.DCTDecode, decode_parms=stream.get("/DecodeParms"))


def plain_jpeg(picture: bytes) -> bytes:
    """Return a JPEG without what it says of itself; one that can't be read as it is."""
    if picture[:2] != b"\xff\xd8":
        return picture
    kept, at = bytearray(picture[:2]), 2
    while picture[at : at + 1] == b"\xff" and len(picture) >= at + 4:
        kind, end = picture[at + 1], at + 2 + int.from_bytes(picture[at + 2 : at + 4])
        if kind == _SCAN:
            return bytes(kept) + picture[at:]
        if kind != _COMMENT and (kind & 0xF0 != 0xE0 or kind in _KEPT):
            kept += picture[at:end]
        at = end
    return picture


def _locked() -> ValidationError:
    return _invalid(_("The PDF is locked. Save it without a password and retry."))


def _invalid(message: str) -> ValidationError:
    return ValidationError(message, code="invalid_file")
