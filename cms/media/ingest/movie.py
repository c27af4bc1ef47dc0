"""A film on its way in: its boxes of metadata are blanked, its pictures and sound left alone.

A telephone writes where and when it filmed into the file. MP4 is a tree of boxes; all but those
needed to play are turned into ``free`` boxes of zeros of the same size, so that no offset in the
file moves. Source: ISO/IEC 14496-12.
"""

import shutil
from tempfile import TemporaryFile
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _

from cms.media.ingest.boxes import Box, boxes, is_dated, is_needed, is_parent

_CHUNK = 1 << 20
_SHOWN = (b"vide", b"soun", b"text", b"sbtl", b"subt", b"clcp")


class IngestedMovie(File[bytes]):
    """A film that has been through here already, as a temporary file."""


def ingest_movie(upload: IO[bytes], name: str = "movie.mp4") -> IngestedMovie:
    """Return a copy of an MP4 or M4A without metadata, as a temporary file.

    Raises ``ValidationError`` when it is no such file, is damaged, or has a track of timed
    metadata, which lies among the pictures and can't be told from them.
    """
    copy = TemporaryFile()  # noqa: SIM115  it is handed on, and goes when nobody holds it
    upload.seek(0)
    shutil.copyfileobj(upload, copy, _CHUNK)
    size = copy.tell()
    copy.seek(4)
    if size < 16 or copy.read(4) != b"ftyp":
        raise _invalid(_("This is no MP4 or M4A file. Export it as MP4 or M4A and retry."))
    try:
        tracks = _clean(copy, b"", 0, size)
    except EOFError as error:
        raise _damaged() from error
    if not tracks:
        raise _damaged()
    copy.seek(0)
    return IngestedMovie(copy, name=name)


def _clean(file: IO[bytes], parent: bytes, start: int, end: int) -> int:
    """Blank what is not needed between two offsets, and return how many tracks are there."""
    tracks = 0
    for box in boxes(file, start, end):
        if not is_needed(parent, box.kind):
            _blank(file, box)
        elif is_parent(box.kind):
            tracks += (box.kind == b"trak") + _clean(file, box.kind, box.body, box.stop)
        elif is_dated(box.kind):
            _undate(file, box)
        elif box.kind == b"hdlr":
            _check_handler(file, parent, box)
        elif box.kind == b"stsd":
            _unname_codec(file, box)
    return tracks


def _blank(file: IO[bytes], box: Box) -> None:
    file.seek(box.start + 4)
    file.write(b"free")
    _zero(file, box.body, box.stop)


def _undate(file: IO[bytes], box: Box) -> None:
    file.seek(box.body)
    wide = file.read(1) == b"\x01"
    _zero(file, box.body + 4, min(box.stop, box.body + (20 if wide else 12)))


def _check_handler(file: IO[bytes], parent: bytes, box: Box) -> None:
    """Refuse timed metadata; take the name away, which can be that of the camera."""
    file.seek(box.body + 8)
    if parent == b"mdia" and file.read(4) not in _SHOWN:
        raise _invalid(
            _(
                "The film has a track of data beside picture and sound, which may tell where it "
                "was made. Export it again with picture and sound only."
            )
        )
    _zero(file, box.body + 12, box.stop)


def _unname_codec(file: IO[bytes], box: Box) -> None:
    """Take away the name of the encoder, which can be that of the camera."""
    for entry in boxes(file, box.body + 8, box.stop):
        if entry.kind[:3] in (b"avc", b"hvc", b"hev", b"av0", b"vp0", b"mp4") and (
            entry.kind != b"mp4a" and entry.stop - entry.start >= 86
        ):
            _zero(file, entry.start + 20, entry.start + 24)
            _zero(file, entry.start + 50, entry.start + 82)


def _zero(file: IO[bytes], start: int, stop: int) -> None:
    file.seek(start)
    for position in range(start, stop, _CHUNK):
        file.write(bytes(min(stop - position, _CHUNK)))


def _damaged() -> ValidationError:
    return _invalid(_("The file is damaged or was cut short. Export the film again and retry."))


def _invalid(message: str) -> ValidationError:
    return ValidationError(message, code="invalid_media")
