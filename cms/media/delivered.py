"""Pictures in the sizes that readers get: allow-listed, encoded once, stored for good."""

import logging
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Literal, get_args

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from cms.media.outage import StoreUnavailableError

Format = Literal["avif", "webp", "jpg"]
FORMATS: tuple[Format, ...] = get_args(Format)
WIDTHS = (320, 640, 960, 1280, 1920, 2560)
CONTENT_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
_log = logging.getLogger(__name__)


def widths_for(width: int) -> list[int]:
    """Return the widths a picture is delivered in, never wider than it is."""
    smaller = [allowed for allowed in WIDTHS if allowed < width]
    return [*smaller, min(width, WIDTHS[-1])] if width <= WIDTHS[-1] else list(WIDTHS)


def name_of(version: str, width: int, format_: str) -> str:
    """Return where an encoded picture is stored."""
    return f"{folder_of(version)}{width}.{format_}"


def folder_of(version: str) -> str:
    """Return the folder of every encoded size of a version."""
    return f"delivered/{version}/"


def open_delivered(
    open_source: Callable[[], AbstractContextManager[IO[bytes]]],
    version: str,
    width: int,
    format_: Format,
) -> IO[bytes]:
    """Return an encoded picture, from store or freshly made from a source opened for that.

    Two first requests at once both encode; both make the same picture. Raises
    ``StoreUnavailableError`` when it is not at hand and can't be made either.
    """
    name = name_of(version, width, format_)
    try:
        return default_storage.open(name)
    except FileNotFoundError:
        with open_source() as source:
            content = encode(source, width, format_)
    try:
        _store(name, content)
    except StoreUnavailableError as error:
        # Made again at the next request; this reader need not wait for it.
        _log.warning("%s is sent, but not stored: %s", name, error)
    return ContentFile(content, name=name)


def _store(name: str, content: bytes) -> None:
    """Store a file whole or not at all: a second reader must never meet half of it."""
    try:
        path = Path(default_storage.path(name))
    except NotImplementedError:
        # Object stores are whole or not at all by nature.
        saved = default_storage.save(name, ContentFile(content))
        if saved != name:
            # Somebody else was faster with the same picture.
            default_storage.delete(saved)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
        os.fchmod(file.fileno(), 0o644)
    Path(file.name).replace(path)


def encode(source: IO[bytes], width: int, format_: Format) -> bytes:
    """Return the picture at a width, in pixels, in a format; fast enough to do while one waits."""
    with Image.open(source) as image:
        height = max(1, round(image.height * width / image.width))
        image.draft(None, (width, height))
        sized = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
    # What the file says of itself beside its pixels stays behind, whatever an encoder would take.
    sized.info.clear()
    buffer = BytesIO()
    if format_ == "avif":
        # The slower speeds gain a few per cent in size and take seconds.
        sized.save(buffer, "AVIF", quality=62, speed=9)
    elif format_ == "webp":
        # Transparency takes as long as the picture; the quicker method makes up for it.
        method = 0 if sized.mode == "RGBA" else 2
        sized.save(buffer, "WEBP", quality=80, method=method)
    else:
        _opaque(sized).save(buffer, "JPEG", quality=82, progressive=True)
    return buffer.getvalue()


def _opaque(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image)
    return ground
