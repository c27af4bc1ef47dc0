"""Sound, moving pictures and files that go with them."""

from typing import Literal

from cms.contract.leaf import Leaf
from cms.contract.locale import Direction


class MediaSource(Leaf):
    """A file that plays."""

    url: str
    content_type: str
    """The media type, such as ``video/mp4``."""
    bytes: int
    """Size of the file, in bytes."""


class TextTrack(Leaf):
    """Timed text that goes with a film or a recording, as WebVTT."""

    kind: Literal["captions", "subtitles", "descriptions"]
    locale: str
    label: str
    """The language by its own name."""
    dir: Direction
    url: str
