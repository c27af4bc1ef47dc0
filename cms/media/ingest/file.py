"""A file on its way in: it must be what its name says, so that no photograph hides in it."""

import codecs
import os
from collections.abc import Iterator
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.media.ingest.cleaned import CleanFile
from cms.media.ingest.office import OFFICE, clean_office, not_that

CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "txt": "text/plain; charset=utf-8",
    "vtt": "text/vtt; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Every kind of file that is taken, by its ending, and how it is served."""
LARGEST = 100 << 20
"""So many bytes a file may have."""
_CHUNK = 1 << 16


def check_file(upload: IO[bytes], name: str, ending: str) -> IO[bytes]:
    """Return a file that is of the kind its ending says.

    An office file has no properties any more, a PDF no metadata. Timed text, plain text and tables
    (CSV) are UTF-8.
    Raises ``ValidationError`` otherwise, or when it is too large.
    """
    size = upload.seek(0, os.SEEK_END)
    if size > LARGEST:
        raise ValidationError(
            _("The file has %(size)s MB; it may have %(most)s.")
            % {"size": size >> 20, "most": LARGEST >> 20},
            code="invalid_file",
        )
    if not isinstance(upload, CleanFile):
        upload = _cleaned(upload, name, ending)
    upload.seek(0)
    return upload


def _cleaned(upload: IO[bytes], name: str, ending: str) -> IO[bytes]:
    if ending in OFFICE:
        return clean_office(upload, name, ending)
    if not _is_sound(upload, ending):
        raise not_that(ending)
    if ending == "pdf":
        # QPDF takes 17 MB of the memory of a process that serves readers, and comes with the first
        # PDF that one is given.
        from cms.media.ingest.pdf import clean_pdf

        return clean_pdf(upload, name)
    return upload


def _is_sound(upload: IO[bytes], ending: str) -> bool:
    upload.seek(0)
    start = upload.read(16)
    if ending == "pdf":
        return start.startswith(b"%PDF-")
    if ending == "vtt" and not start.removeprefix(codecs.BOM_UTF8).startswith(b"WEBVTT"):
        return False
    return _is_text(upload)


def _is_text(upload: IO[bytes]) -> bool:
    upload.seek(0)
    try:
        return not any("\0" in part for part in codecs.iterdecode(_chunks(upload), "utf-8"))
    except UnicodeDecodeError:
        return False


def _chunks(upload: IO[bytes]) -> Iterator[bytes]:
    while chunk := upload.read(_CHUNK):
        yield chunk
