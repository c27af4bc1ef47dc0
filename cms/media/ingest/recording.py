"""A film or recording on its way in: freed of its metadata, and measured instead of described.

What FFmpeg's demuxers make of a file (by PyAV, https://pyav.basswood-io.com/) says whether it
plays, for how long and how large. Only the demuxer that the file's name asks for ever sees it, no
more is decoded than a picture to stand before a film, and there is an end to all patience.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from time import monotonic
from typing import IO, Any

import av
from av.container import InputContainer
from av.stream import Disposition
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image

from cms.media.ingest.movie import ingest_movie
from cms.media.ingest.recorded import IngestedRecording, Measured
from cms.media.ingest.still import jpeg_of, still_of

PATIENCE = 20.0
"""Seconds that reading one file may take."""
LARGEST = 2 << 30
"""So many bytes a file may have."""


def ingest_recording(upload: IO[bytes], name: str, kind: str) -> IngestedRecording:
    """Return a copy of a film (``video``) or of a recording (``audio``) without metadata.

    Raises ``ValidationError`` when it is neither MP4, WebM, M4A nor MP3, is damaged, too large or
    takes too long to read, has timed metadata, or is not of its kind.
    """
    size = upload.seek(0, os.SEEK_END)
    if size > LARGEST:
        raise _invalid(
            _("The file has %(size)s MB; it may have %(most)s.")
            % {"size": size >> 20, "most": LARGEST >> 20}
        )
    if name.lower().endswith(".mp3"):
        clean, measured = _without_tags(upload)
        return IngestedRecording(clean, name, measured)
    if name.lower().endswith(".webm"):
        clean, format_ = _without_words(upload), "matroska"
    else:
        clean, format_ = ingest_movie(upload, name), "mov"
    with _reading(clean, format_) as container:
        measured = _measured(container, kind)
        still = still_of(container, measured.duration) if kind == "video" else None
    clean.seek(0)
    if still is None:
        return IngestedRecording(clean, name, measured)
    upright = Measured(measured.duration, *_turned(measured, still))
    return IngestedRecording(clean, name, upright, jpeg_of(still))


def _turned(measured: Measured, still: Image.Image) -> tuple[int, int]:
    """Return width and height as they are shown: a film may say that it is to be turned."""
    width, height = measured.width or still.width, measured.height or still.height
    is_turned = (still.width, still.height) == (height, width)
    return (height, width) if is_turned else (width, height)


def _without_tags(upload: IO[bytes]) -> tuple[IO[bytes], Measured]:
    """Return the sound of an MP3 by itself: tags and covers stand around it and stay behind."""
    copy = TemporaryFile()  # noqa: SIM115  it is handed on, and goes when nobody holds it
    # No tag that tells what wrote the file is added either.
    options = {"id3v2_version": "0", "write_id3v1": "0"}
    seconds = 0.0
    with _reading(upload, "mp3") as source:
        sound = _only_sound(source)
        with av.open(copy, "w", format="mp3", options=options) as target:
            stream = target.add_stream_from_template(sound)
            for packet in source.demux(sound):
                if packet.size:
                    seconds += float((packet.duration or 0) * packet.time_base)
                    packet.stream = stream
                    target.mux(packet)
    copy.seek(0)
    return copy, Measured(_length(seconds))


def _without_words(upload: IO[bytes]) -> IO[bytes]:
    """Return picture and sound of a WebM by themselves; nothing is encoded anew."""
    copy = TemporaryFile()  # noqa: SIM115  it is handed on, and goes when nobody holds it
    with (
        _reading(upload, "matroska") as source,
        av.open(copy, "w", format="webm", options={"fflags": "+bitexact"}) as target,
    ):
        streams = {
            stream.index: target.add_stream_from_template(stream)
            for stream in (*source.streams.video[:1], *source.streams.audio)
        }
        for stream in streams.values():
            stream.metadata.clear()
        for packet in source.demux(*(source.streams[index] for index in streams)):
            if packet.size:
                packet.stream = streams[packet.stream.index]
                target.mux(packet)
    return copy


@contextmanager
def _reading(file: IO[bytes], format_: str) -> Iterator[InputContainer]:
    """Open a file by one demuxer; what that can't read is refused."""
    file.seek(0)
    patient: Any = _Patient(file)
    try:
        with av.open(patient, "r", format=format_, metadata_errors="replace") as container:
            yield container
    except av.FFmpegError as error:
        raise _invalid(
            _("The file can’t be read as film or sound: it is damaged, or of another format.")
        ) from error
    except TimeoutError as error:
        raise _invalid(_("The file takes too long to read. Export it again and retry.")) from error


def _measured(container: InputContainer, kind: str) -> Measured:
    length = _length((container.duration or 0) / av.time_base)
    if kind == "audio":
        _only_sound(container)
        return Measured(length)
    films = [stream for stream in container.streams.video if stream.width and stream.height]
    if not films:
        raise _invalid(_("There is no picture in it: add it as a recording, not as a film."))
    return Measured(length, films[0].width, films[0].height)


def _only_sound(container: InputContainer) -> Any:
    pictures = container.streams.video
    if any(not stream.disposition & Disposition.attached_pic for stream in pictures):
        raise _invalid(_("There is a picture in it: add it as a film, not as a recording."))
    if not container.streams.audio:
        raise _invalid(_("There is no sound in it."))
    return container.streams.audio[0]


def _length(seconds: float) -> float:
    if seconds <= 0:
        raise _invalid(_("It has no length: there is nothing to play."))
    return round(seconds, 3)


class _Patient:
    """Reads a file until patience ends."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._until = monotonic() + PATIENCE
        self.tell = file.tell

    def read(self, size: int = -1) -> bytes:
        if monotonic() > self._until:
            raise TimeoutError
        return self._file.read(size)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return self._file.seek(offset, whence)


def _invalid(message: str) -> ValidationError:
    return ValidationError(message, code="invalid_media")
