"""A picture on its way in: read, harvested, drawn again from its pixels alone.

Drawing it again is what makes it safe: no block of EXIF, XMP, IPTC or maker's notes, no embedded
thumbnail, no position and no bytes behind the end of the file can survive that.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any

import blurhash
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from cms.media.ingest import MALFORMED
from cms.media.ingest.caption import Harvest, harvest
from cms.media.ingest.pixels import pixels_of

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
_START = 1 << 16


@dataclass(frozen=True)
class Picture:
    """What is kept of an upload."""

    file: "IngestedFile"
    harvest: Harvest
    placeholder: str
    """A BlurHash."""
    format: str
    """What the upload was, as Pillow calls it."""


class IngestedFile(ContentFile[bytes]):
    """Bytes that have been through here already, with what was found in them."""

    picture: Picture


def ingest(upload: IO[bytes], name: str = "") -> Picture:
    """Return the picture in an upload, free of everything but its pixels.

    Raises ``ValidationError`` that says what is wrong: no picture, an SVG, cut short, too large.
    """
    refuse_svg(name)
    try:
        pixels, found, format_ = _read(upload)
    except UnidentifiedImageError as error:
        upload.seek(0)
        refuse_svg(name, upload.read(_START))
        raise _invalid(
            _("This is no picture that can be read. Upload a JPEG, PNG, WebP, AVIF or HEIC.")
        ) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise ValidationError(_too_large(), code="file_too_many_pixels") from error
    except MALFORMED as error:
        raise _invalid(
            _("The file is damaged or was cut short. Export the picture again and retry.")
        ) from error
    master = _master(pixels)
    master.picture = Picture(master, found, _placeholder(pixels), format_)
    return master.picture


def refuse_svg(name: str, start: bytes = b"") -> None:
    """Raise ``ValidationError`` with the reason if a name or the start of a file is of an SVG."""
    # Zeros stand between the letters when it is written in UTF-16.
    tells = b"<svg" in start.replace(b"\0", b"").lower()
    if tells or name.lower().endswith((".svg", ".svgz")):
        raise ValidationError(
            _("SVG is not accepted: it can carry scripts. Export the drawing as PNG."),
            code="invalid_image_extension",
        )


def _read(upload: IO[bytes]) -> tuple[Image.Image, Harvest, str]:
    upload.seek(0)
    with Image.open(upload, formats=FORMATS) as image:
        if image.width * image.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
            raise Image.DecompressionBombError
        format_ = image.format or ""
        pixels = pixels_of(image)
        # Afterwards: a PNG may carry its words behind its pixels.
        return pixels, harvest(image), format_


def _invalid(message: str) -> ValidationError:
    return ValidationError(message, code="invalid_image")


def _too_large() -> str:
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
    return _("The picture has more than %(limit)d million pixels. Make it smaller.") % {
        "limit": limit
    }


def _master(pixels: Image.Image) -> IngestedFile:
    buffer = BytesIO()
    if pixels.mode == "RGBA":
        # Written five times as fast as a PNG, and read faster too.
        pixels.save(buffer, "WEBP", lossless=True, quality=10, method=0)
        name = "picture.webp"
    else:
        pixels.save(buffer, "JPEG", quality=94, subsampling=0)
        name = "picture.jpg"
    return IngestedFile(buffer.getvalue(), name=name)


def _placeholder(pixels: Image.Image) -> str:
    small = pixels.reduce(max(1, min(pixels.size) // 64)).convert("RGB")
    small.thumbnail((32, 32))
    rows: list[list[Any]] = [
        [small.getpixel((x, y)) for x in range(small.width)] for y in range(small.height)
    ]
    encoded: str = blurhash.encode(rows, 4, 3)
    return encoded
