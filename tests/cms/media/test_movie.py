"""A film on its way in: boxes that tell are blanked, nothing moves."""

import struct
from contextlib import suppress
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.media.ingest.movie import ingest_movie
from tests.cms.media.films import FRAMES, SECRET, box, film, large, track

KINDS = [
    b"udta",
    b"meta",
    b"uuid",
    b"free",
    b"skip",
    b"XMP_",
    b"prft",
    b"\xa9xyz",
    b"GPS ",
    b"wide",
]
telling = st.lists(
    st.builds(
        lambda kind, size, wide: (large if wide else box)(kind, SECRET * size),
        st.sampled_from(KINDS),
        st.integers(0, 9),
        st.booleans(),
    ),
    max_size=5,
).map(b"".join)


def clean(content: bytes) -> bytes:
    return ingest_movie(BytesIO(content)).read()


@settings(max_examples=50, deadline=None)
@given(top=telling, inside=telling, frames=st.binary(min_size=1, max_size=300))
def test_nothing_is_told_and_nothing_moves(top: bytes, inside: bytes, frames: bytes) -> None:
    before = film(top=top, inside=inside, frames=frames)
    after = clean(before)
    assert len(after) == len(before)
    assert b"CANA" not in after
    start = before.rindex(b"mdat" + frames)
    assert after[start : start + 4 + len(frames)] == b"mdat" + frames
    assert clean(after) == after


def test_dates_are_gone_and_what_plays_is_untouched() -> None:
    after = clean(film())
    assert b"\xda" not in after[: after.index(FRAMES)]
    for kind in (b"ftyp", b"moov", b"mvhd", b"trak", b"tkhd", b"mdhd", b"stbl", b"stsd", b"avc1"):
        assert kind in after
    assert after.count(b"\x01" * 80) == 5
    assert (b"vide" in after, b"soun" in after) == (True, True)


def test_boxes_without_an_end_reach_to_the_end_of_the_file() -> None:
    content = film(frames=b"") + struct.pack(">I4s", 0, b"mdat") + FRAMES
    assert clean(content).endswith(FRAMES)


@pytest.mark.parametrize("kind", [b"meta", b"tmcd", b"camm", b"\0\0\0\0"])
def test_a_track_of_data_is_refused_with_the_way_out(kind: bytes) -> None:
    with pytest.raises(ValidationError, match="picture and sound only"):
        clean(film(tracks=(b"vide", kind)))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"RIFF" + bytes(40),
        film()[:30],
        film()[:-3],
        film() + b"\0\0",
        film(inside=struct.pack(">I4s", 9_999_999, b"trak")),
        film(inside=struct.pack(">I4s", 1, b"trak")),
        film(inside=struct.pack(">I4s", 4, b"udta")),
        box(b"ftyp", b"isom", bytes(8)) + box(b"mdat", FRAMES),
        box(b"ftyp", b"isom", bytes(8)) + box(b"moov", box(b"cmov", FRAMES)),
    ],
)
def test_what_is_damaged_is_refused(content: bytes) -> None:
    with pytest.raises(ValidationError, match=r"damaged|no MP4"):
        clean(content)


def test_boxes_in_boxes_without_end_do_no_harm() -> None:
    nested = b""
    for _ in range(5000):
        nested = box(b"moov", nested)
    assert b"CANA" not in clean(film(inside=nested))


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_damaged_film_is_refused_or_as_long_as_it_was(data: st.DataObject) -> None:
    content = bytearray(film())
    head = content.index(FRAMES)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, head - 1))] = data.draw(st.integers(0, 255))
    with suppress(ValidationError):
        assert len(clean(bytes(content))) == len(content)


def test_a_broken_box_among_the_codecs_is_refused() -> None:
    broken = track().replace(b"avc1", b"\xff\xff\xff\xff")
    assert b"CANARY-FILM" not in clean(film(inside=broken.replace(b"CANARY-FILM", bytes(11))))
