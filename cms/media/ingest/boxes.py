"""The boxes of an MP4, and which of them it takes to play it (ISO/IEC 14496-12)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

_NEEDED = {
    b"": b"ftyp styp moov mdat moof mfra sidx ssix pdin",
    b"moov": b"mvhd trak mvex",
    b"trak": b"tkhd tref edts tapt mdia",
    b"mdia": b"mdhd hdlr minf elng",
    b"minf": b"vmhd smhd nmhd sthd gmhd hdlr dinf stbl",
    b"stbl": b"stsd stts ctts cslg stss stsh stdp stsz stz2 stsc stco co64 padb "
    b"sdtp sbgp sgpd subs saiz saio",
    b"moof": b"mfhd traf",
    b"traf": b"tfhd tfdt trun sdtp sbgp sgpd subs saiz saio",
}
_CHILDREN = {parent: frozenset(kinds.split()) for parent, kinds in _NEEDED.items()}


@dataclass(frozen=True)
class Box:
    """Where a box lies in its file, in bytes from the file's start."""

    kind: bytes
    start: int
    body: int
    stop: int


def boxes(file: IO[bytes], start: int, end: int) -> Iterator[Box]:
    """Give the boxes between two offsets; raises ``EOFError`` where they do not fit."""
    while start < end:
        file.seek(start)
        raw = file.read(min(16, end - start))
        if len(raw) < 8:
            raise EOFError
        size, kind = struct.unpack(">I4s", raw[:8])
        header = 8
        if size == 1 and len(raw) == 16:
            size, header = struct.unpack(">Q", raw[8:])[0], 16
        elif size == 0:
            size = end - start
        if size < header or start + size > end:
            raise EOFError
        yield Box(kind, start, start + header, start + size)
        start += size


def is_needed(parent: bytes, kind: bytes) -> bool:
    """Tell whether a box in another one, or at the top (``b""``), is needed to play the file."""
    return kind in _CHILDREN[parent]


def is_parent(kind: bytes) -> bool:
    """Tell whether a box is made of boxes that are looked into."""
    return kind in _CHILDREN


def is_dated(kind: bytes) -> bool:
    """Tell whether a box says when something was made."""
    return kind in (b"mvhd", b"tkhd", b"mdhd")
