"""A film or recording that was taken in, and the way to those who take it in."""

from dataclasses import dataclass
from typing import IO

from django.core.files import File


@dataclass(frozen=True)
class Measured:
    """What was read off a film or recording: seconds, and pixels where there is a picture."""

    duration: float
    width: int | None = None
    height: int | None = None


class IngestedRecording(File[bytes]):
    """A film or recording that has been through here already, as a temporary file."""

    def __init__(
        self, file: IO[bytes], name: str, measured: Measured, still: bytes | None = None
    ) -> None:
        """Take the clean file, what was read off it, and a picture out of a film as a JPEG."""
        super().__init__(file, name=name)
        self.measured = measured
        self.still = still


def take_in_recording(upload: IO[bytes], name: str, kind: str) -> IngestedRecording:
    """Return what ``ingest_recording`` makes of a film (``video``) or a recording (``audio``)."""
    # FFmpeg's libraries take a tenth of the memory of a process that serves readers, and come with
    # the first film that one is given.
    from cms.media.ingest.recording import ingest_recording

    return ingest_recording(upload, name, kind)
