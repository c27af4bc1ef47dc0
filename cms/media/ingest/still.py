"""A picture out of a film, to stand before it plays: one on which there is something to see."""

from collections.abc import Iterator
from io import BytesIO
from time import monotonic
from typing import Any

import av
from av.container import InputContainer
from PIL import Image, ImageStat

from cms.media.ingest import MALFORMED

_PLACES = (0.1, 0.25, 0.5, 0.75)
"""Where in the film is looked, as parts of its length; the first that serves is taken."""
_EDGE = 1920
_BRIGHT, _VARIED = 20, 12
"""A picture that is darker on average, of 255, or has less contrast, is black, white or empty."""
_PATIENCE = 6.0
"""Seconds that may be spent on decoding one film."""
_FRAMES = 400
"""So many pictures are decoded to get from one from which one can start to the one wanted."""


def still_of(container: InputContainer, seconds: float) -> Image.Image | None:
    """Return an upright picture out of an opened film, or None where none can be decoded."""
    best: Image.Image | None = None
    try:
        for picture in _pictures(container, seconds):
            if _serves(picture):
                return picture
            best = best or picture
    except (av.FFmpegError, TimeoutError, *MALFORMED):
        # It may play elsewhere all the same; what is missing is a picture before it.
        return best
    return best


def jpeg_of(picture: Image.Image) -> bytes:
    """Return a picture as the file of one."""
    picture.thumbnail((_EDGE, _EDGE))
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=92)
    return buffer.getvalue()


def _pictures(container: InputContainer, seconds: float) -> Iterator[Image.Image]:
    until = monotonic() + _PATIENCE
    for place in _PLACES:
        wanted = seconds * place
        container.seek(int(wanted * av.time_base))
        frame = _frame_at(container, wanted, until)
        if frame is not None:
            yield frame.to_image().rotate(frame.rotation, expand=True)
        if monotonic() > until:
            return


def _frame_at(container: InputContainer, wanted: float, until: float) -> Any:
    """Return the first frame at a moment, or the last before patience ended."""
    frame = None
    for number, frame in enumerate(container.decode(video=0)):
        if (frame.time or 0) >= wanted or number >= _FRAMES or monotonic() > until:
            break
    return frame


def _serves(picture: Image.Image) -> bool:
    small = ImageStat.Stat(picture.convert("L").resize((64, 64)))
    return small.mean[0] >= _BRIGHT and small.stddev[0] >= _VARIED
