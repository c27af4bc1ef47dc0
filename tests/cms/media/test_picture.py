"""A picture on its way in, without a form before it."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow
from PIL import ImageCms

from cms.media.ingest.picture import ingest, refuse_svg
from cms.media.ingest.pixels import OPAQUE_EDGE, TRANSPARENT_EDGE
from tests.cms.media.photographs import SECRETS, SHOTS, noisy, plain

SHOT = {ending: shoot(image=noisy((48, 36))) for ending, shoot in SHOTS.items()}


@settings(max_examples=60, deadline=None)
@given(ending=st.sampled_from(sorted(SHOT)), data=st.data())
def test_a_damaged_photograph_is_refused_or_bare(ending: str, data: st.DataObject) -> None:
    shot = bytearray(SHOT[ending])
    for _ in range(data.draw(st.integers(1, 6))):
        shot[data.draw(st.integers(0, len(shot) - 1))] = data.draw(st.integers(0, 255))
    try:
        picture = ingest(BytesIO(bytes(shot)))
    except ValidationError:
        return
    content = picture.file.read()
    assert not [secret for secret in SECRETS if secret in content]
    with Pillow.open(BytesIO(content)) as kept:
        assert not dict(kept.getexif())


@pytest.mark.parametrize(
    ("image", "edge"),
    [
        (Pillow.new("RGB", (5000, 100)), OPAQUE_EDGE),
        (Pillow.new("RGBA", (100, 5000), (1, 1, 1, 9)), TRANSPARENT_EDGE),
    ],
)
def test_what_is_kept_has_a_largest_edge(image: Pillow.Image, edge: int) -> None:
    with Pillow.open(ingest(BytesIO(plain("PNG", image))).file) as kept:
        assert max(kept.size) == edge


def test_colours_are_brought_into_srgb() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    parts = [b"rXYZ", b"----", b"bXYZ"]
    for old, new in ((parts[0], parts[1]), (parts[2], parts[0]), (parts[1], parts[2])):
        profile = profile.replace(old, new)
    red = Pillow.new("RGB", (20, 20), "red")
    picture = ingest(BytesIO(plain("PNG", red, icc_profile=profile)))
    with Pillow.open(picture.file) as kept:
        red, _, blue = kept.getpixel((5, 5))
        assert (red < 60, blue > 200) == (True, True), "its red is everybody's blue"
        assert "icc_profile" not in kept.info


def test_a_placeholder_is_made() -> None:
    red = ingest(BytesIO(plain("PNG", Pillow.new("RGB", (500, 300), "red"))))
    blue = ingest(BytesIO(plain("PNG", Pillow.new("RGB", (500, 300), "blue"))))
    assert len(red.placeholder) == len(blue.placeholder) == 28
    assert red.placeholder != blue.placeholder


def test_a_stream_that_was_read_is_read_from_its_start() -> None:
    file = ContentFile(plain("JPEG"))
    file.read()
    assert ingest(file).format == "JPEG"


@pytest.mark.parametrize("name", ["a.svg", "A.SVG", "a.svgz"])
def test_svg_is_known_by_its_name(name: str) -> None:
    with pytest.raises(ValidationError, match="scripts"):
        refuse_svg(name)


def test_words_that_mention_svg_do_not_make_one() -> None:
    assert ingest(BytesIO(plain("JPEG", comment=b"<svg>")), "x.jpg").format == "JPEG"
