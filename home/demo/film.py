"""The demo's films: silent MP4s made without a video encoder.

Pillow can't write video, but it writes animated AVIF, and an animated AVIF is an MP4 in all but
name: an ISO base media file (ISO/IEC 14496-12) whose moov box holds an AV1 track. Three things mark
it as a picture instead of a film: its brands, the handler type of its track, and a meta box for the
still. This module rewrites the first two and blanks the third, byte for byte, so no offset moves.
"""

import math
from io import BytesIO

from PIL import Image

from home.demo.film_frames import frame
from home.demo.illustrations import draw

WIDTH = 640
CLOSER = 1.3
"""So much larger than the film is the picture that one looks along."""
FRAMES_A_SECOND = 8
MP4_BRANDS = (b"isom", b"iso6", b"av01", b"mp41")


def film(seconds: int = 12) -> bytes:
    """Sunrise over the river as an MP4 with one AV1 track, 640 by 360 pixels, 8 frames a second."""
    count = seconds * FRAMES_A_SECOND
    return as_mp4(_animated([frame(index / (count - 1), WIDTH) for index in range(count)]))


def look_along(name: str, size: tuple[int, int], seconds: int = 12) -> bytes:
    """One's look wanders along a picture of the demo, from left to right and a little upwards."""
    width, height = size
    picture = draw(name, round(max(width, height * 16 / 9) * CLOSER))
    right, below = picture.width - width, picture.height - height
    count = seconds * FRAMES_A_SECOND
    pictures = []
    for index in range(count):
        way = 0.5 - 0.5 * math.cos(math.pi * index / (count - 1))
        left, top = round(right * way), round(below * (1 - 0.6 * way))
        pictures.append(picture.crop((left, top, left + width, top + height)))
    return as_mp4(_animated(pictures))


def _animated(pictures: list[Image.Image]) -> bytes:
    out = BytesIO()
    pictures[0].save(
        out,
        "AVIF",
        save_all=True,
        append_images=pictures[1:],
        duration=1000 // FRAMES_A_SECOND,
        quality=58,
        speed=8,
        subsampling="4:2:0",
    )
    return out.getvalue()


def as_mp4(avif: bytes) -> bytes:
    """An animated AVIF as an MP4 of the same length; raises ValueError for any other file."""
    data = bytearray(avif)
    if data[4:12] != b"ftypavis":
        raise ValueError("Not an animated AVIF file")
    _rename_brands(data)
    _blank(data, b"meta")
    track = data.index(b"pict", data.index(b"hdlr", data.index(b"moov")))
    data[track : track + 4] = b"vide"
    return bytes(data)


def _rename_brands(data: bytearray) -> None:
    """Write the MP4 brands over the AVIF ones: the major brand, then the compatible ones."""
    end = int.from_bytes(data[:4], "big")
    slots = [8, *range(16, end, 4)]
    for number, slot in enumerate(slots):
        data[slot : slot + 4] = MP4_BRANDS[min(number, len(MP4_BRANDS) - 1)]


def _blank(data: bytearray, kind: bytes) -> None:
    """Turn a top-level box into free space, which every reader skips."""
    start = 0
    while start < len(data):
        if data[start + 4 : start + 8] == kind:
            data[start + 4 : start + 8] = b"free"
            return
        start += int.from_bytes(data[start : start + 4], "big") or len(data)
