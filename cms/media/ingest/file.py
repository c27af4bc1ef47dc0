"""A file on its way in: it must be what its name says, so that no photograph hides in it."""

import codecs
from collections.abc import Iterator
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_CHUNK = 1 << 16


def check_file(upload: IO[bytes], ending: str) -> None:
    """Raise ``ValidationError`` if a file is not of the kind that its ending says.

    Timed text and plain text are UTF-8; of a PDF only the first bytes are looked at.
    """
    upload.seek(0)
    start = upload.read(16)
    if ending == "pdf":
        sound = start.startswith(b"%PDF-")
    else:
        sound = _is_text(upload)
        if ending == "vtt":
            sound = sound and start.removeprefix(codecs.BOM_UTF8).startswith(b"WEBVTT")
    upload.seek(0)
    if not sound:
        raise ValidationError(
            _("The content of the file is not that of a .%(ending)s file.") % {"ending": ending},
            code="invalid_file",
        )


def _is_text(upload: IO[bytes]) -> bool:
    upload.seek(0)
    try:
        return not any("\0" in part for part in codecs.iterdecode(_chunks(upload), "utf-8"))
    except UnicodeDecodeError:
        return False


def _chunks(upload: IO[bytes]) -> Iterator[bytes]:
    while chunk := upload.read(_CHUNK):
        yield chunk
