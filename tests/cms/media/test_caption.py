"""What a photographer wrote: it survives, while all the rest goes."""

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow

from cms.media.ingest.caption import LONGEST, Harvest, harvest
from tests.cms.media.photographs import SHOTS, iptc, jpeg, noisy, xmp

WORDS = {
    "alt": "A man plants a palm",
    "caption": "القائم, restored – à midi",
    "credit": "Dima",
    "licence": "CC BY 4.0",
}
SMALL = noisy((16, 12))
words = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="<>&\"'"),
    min_size=1,
    max_size=60,
)


def read(content: bytes) -> Harvest:
    with Pillow.open(BytesIO(content)) as image:
        image.load()
        return harvest(image)


@pytest.mark.parametrize("ending", SHOTS)
def test_words_in_xmp_are_kept_with_the_image(uploaded: Any, ending: str) -> None:
    image = uploaded(SHOTS[ending](packet=xmp(**WORDS)), f"x.{ending}")
    assert {name: getattr(image, name) for name in WORDS} == WORDS


def test_words_in_iptc_are_kept_with_the_image(uploaded: Any) -> None:
    words = iptc("Légende".encode(), b"Dima", b"All rights reserved")
    image = uploaded(jpeg(iptc=words))
    assert (image.caption, image.credit) == ("Légende", "Dima")
    assert image.licence == "All rights reserved"


def test_xmp_goes_before_iptc_and_what_the_editor_writes_before_both(uploaded: Any) -> None:
    shot = jpeg(packet=xmp(caption="New", credit="New"), iptc=iptc(b"Old", b"Old", b"Old"))
    image = uploaded(shot, credit="Editor")
    assert (image.caption, image.credit, image.licence) == ("New", "Editor", "Old")


def test_old_iptc_in_latin_1_is_read() -> None:
    assert read(jpeg(SMALL, iptc=iptc("Légende".encode("latin-1")))).caption == "Légende"


def test_words_too_long_for_their_field_are_cut(uploaded: Any) -> None:
    image = uploaded(jpeg(packet=xmp(alt="a" * 2000, caption="b" * 2000)))
    assert (len(image.alt), len(image.caption)) == (500, 1000)


@settings(max_examples=25, deadline=None)
@given(alt=words, caption=words, licence=words)
def test_any_words_in_xmp_survive(alt: str, caption: str, licence: str) -> None:
    found = read(jpeg(SMALL, packet=xmp(alt=alt, caption=caption, licence=licence)))
    assert (found.alt, found.caption, found.licence) == (alt, caption, licence)


@settings(max_examples=25, deadline=None)
@given(caption=words)
def test_any_words_in_iptc_survive(caption: str) -> None:
    assert read(jpeg(SMALL, iptc=iptc(caption.encode()))).caption == caption


@settings(max_examples=40, deadline=None)
@given(packet=st.binary(max_size=200), records=st.binary(max_size=200))
def test_malformed_metadata_costs_nothing_but_itself(packet: bytes, records: bytes) -> None:
    found = read(jpeg(SMALL, packet=packet or b"<", iptc=b"Photoshop 3.0\0" + records))
    assert all(len(getattr(found, name)) <= LONGEST for name in WORDS)


@pytest.mark.parametrize(
    "packet",
    [
        b"<a>" * 20_000,
        b"<a>" * 3000 + b"</a>" * 3000,
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
    ],
    ids=["open", "deep", "laughs", "entity"],
)
def test_hostile_metadata_is_not_read(packet: bytes) -> None:
    assert read(jpeg(SMALL, packet=packet)) == Harvest()
