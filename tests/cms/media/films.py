"""Films as telephones make them, box by box (ISO/IEC 14496-12), and such as play."""

import random
import struct
from functools import cache
from io import BytesIO
from typing import Any

import av

SECRET = b"CANARY-FILM"
FRAMES = bytes(range(256)) * 40
"""What stands for pictures and sound."""


def box(kind: bytes, *parts: bytes) -> bytes:
    """Return a box."""
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def large(kind: bytes, body: bytes) -> bytes:
    """Return a box with its size in 64 bits."""
    return struct.pack(">I4sQ", 1, kind, 16 + len(body)) + body


def dated(kind: bytes, wide: bool = False) -> bytes:
    """Return a box that begins with two dates, ``0xDADADADA`` a word, and goes on with 80 bytes."""
    return box(kind, bytes([wide, 0, 0, 0]), b"\xda" * (16 if wide else 8), b"\x01" * 80)


def handler(kind: bytes = b"vide") -> bytes:
    """Return what says of which kind a track is."""
    return box(b"hdlr", bytes(8), kind, bytes(12), SECRET + b"\0")


def codec() -> bytes:
    """Return the description of a picture, with the name of what encoded it."""
    fields = bytes(6) + b"\0\1" + bytes(4) + b"CANA" + bytes(22) + b"\0\1"
    entry = box(b"avc1", fields, bytes(42 - len(fields)), SECRET.ljust(32, b"\0"), bytes(4))
    return box(b"stsd", bytes(4), struct.pack(">I", 1), entry)


def track(kind: bytes = b"vide") -> bytes:
    """Return a track with metadata of its own."""
    media = box(
        b"mdia",
        dated(b"mdhd"),
        handler(kind),
        box(b"minf", box(b"vmhd", bytes(12)), box(b"stbl", codec(), box(b"uuid", SECRET))),
    )
    return box(b"trak", dated(b"tkhd", wide=True), box(b"udta", SECRET), media)


def film(
    *,
    tracks: tuple[bytes, ...] = (b"vide", b"soun"),
    top: bytes = b"",
    inside: bytes = b"",
    frames: bytes = FRAMES,
) -> bytes:
    """Return a film with a place in ``udta``, ``meta``, an XMP ``uuid`` and a vendor's boxes."""
    place = box(b"udta", box(b"\xa9xyz", b"\0\x0f\x15\xc7", b"+33.3128+044.3615/" + SECRET))
    movie = box(
        b"moov",
        dated(b"mvhd"),
        *(track(kind) for kind in tracks),
        place,
        box(b"meta", handler(b"mdta"), SECRET),
        box(b"gps ", SECRET),
        inside,
    )
    uuid = box(b"uuid", bytes.fromhex("be7acfcb97a942e89c71999491e3afac"), SECRET)
    return (
        box(b"ftyp", b"isom", bytes(4), b"isomiso2")
        + movie
        + uuid
        + top
        + large(b"free", SECRET)
        + box(b"mdat", frames)
        + box(b"SECR", SECRET)
    )


@cache
def shot(seconds: int = 1, size: tuple[int, int] = (64, 48), seed: int = 0) -> bytes:
    """Return a film that plays, of noise, with secrets behind it and in its tags."""
    width, height = size
    noise = random.Random(seed)

    def draw(frame: Any) -> None:
        for plane in frame.planes:
            plane.update(noise.randbytes(plane.buffer_size))

    played = _encoded("mp4", "mpeg4", seconds, draw, width=width, height=height)
    # What comes behind moves nothing.
    return played + box(b"uuid", bytes(16), SECRET)


@cache
def scene(
    seconds: int = 4, turned: int = 0, format_: str = "mp4", size: tuple[int, int] = (128, 72)
) -> bytes:
    """Return a film that is black at first, then has a bright left and a dark right half."""
    width, height = size
    codec = "libvpx" if format_ == "webm" else "mpeg4"
    number = 0

    def draw(frame: Any) -> None:
        nonlocal number
        for plane, value in zip(frame.planes, (220, 128, 128), strict=True):
            row = bytes([value]) * (plane.line_size // 2) + bytes(
                [value // 2 if value > 128 else value]
            ) * (plane.line_size - plane.line_size // 2)
            black = bytes([16 if value > 128 else 128]) * plane.line_size
            plane.update((black if number < seconds else row) * plane.height)
        number += 1

    return _encoded(format_, codec, seconds, draw, turned, width=width, height=height)


@cache
def talk(seconds: int = 2, ending: str = "mp3") -> bytes:
    """Return a silent recording with secrets in its tags."""
    format_, codec = ("mp3", "mp3") if ending == "mp3" else ("ipod", "aac")
    recorded = _encoded(format_, codec, seconds)
    return recorded + (b"TAG" + SECRET.ljust(125, b"\0") if ending == "mp3" else b"")


def _encoded(
    format_: str, codec: str, seconds: int, draw: Any = None, turned: int = 0, **size: int
) -> bytes:
    buffer = BytesIO()
    with av.open(buffer, "w", format=format_) as container:
        container.metadata["title"] = SECRET.decode()
        if draw:
            stream = container.add_stream(codec, rate=4, pix_fmt="yuv420p", **size)
            if turned:
                stream.set_display_rotation(turned)
            frames = [av.VideoFrame(**size, format="yuv420p") for _ in range(4 * seconds)]
        else:
            stream = container.add_stream(codec, rate=8000 if codec == "aac" else 24000)
            samples = stream.rate
            frames = [
                av.AudioFrame(format="fltp", layout="stereo", samples=samples)
                for _ in range(seconds)
            ]
        for number, frame in enumerate(frames):
            if draw:
                draw(frame)
                frame.pts = number
            else:
                for plane in frame.planes:
                    plane.update(bytes(plane.buffer_size))
                frame.sample_rate, frame.pts = samples, number * samples
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return buffer.getvalue()
