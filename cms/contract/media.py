"""Sound, moving pictures and files that go with them."""

from typing import Literal

from pydantic import Field

from cms.contract.leaf import Leaf
from cms.contract.locale import Direction


class MediaSource(Leaf):
    """A file that plays."""

    url: str
    content_type: str
    """The media type, such as ``video/mp4``."""
    bytes: int
    """Size of the file, in bytes."""
    width: int | None
    """In pixels, as it is shown; null for sound."""
    height: int | None
    credit: str = ""
    """Who made it, as they should be named."""
    licence: str = ""
    """On which terms it may be used, such as CC BY 4.0."""


class TextTrack(Leaf):
    """Timed text that goes with a film or a recording, as WebVTT."""

    kind: Literal["captions", "subtitles", "descriptions"]
    locale: str
    label: str
    """The language by its own name."""
    dir: Direction
    url: str


class Recording(Leaf):
    """Sound that plays, in one or several formats of which a player takes the first it knows."""

    sources: list[MediaSource] = Field(min_length=1)
    duration: float
    """Length in seconds, as it was read from the file."""


class Cue(Leaf):
    """What one voice says between two moments."""

    start: float
    """In seconds from the beginning."""
    end: float
    speaker: str
    """Who speaks, as the transcript names them; may be empty."""
    text: str
