"""The sizes that readers get."""

from contextlib import contextmanager
from io import BytesIO
from threading import Thread
from typing import Any

import pytest
from django.core.files.storage import default_storage
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow

from cms.media import delivered, removal
from cms.media.versions import new_version
from tests.cms.media.photographs import noisy, plain


@given(st.integers(1, 20_000))
def test_widths_are_sorted_bounded_and_never_wider_than_the_picture(width: int) -> None:
    widths = delivered.widths_for(width)
    assert widths == sorted(set(widths))
    assert 1 <= len(widths) <= len(delivered.WIDTHS)
    assert max(widths) == min(width, delivered.WIDTHS[-1])
    assert all(each in delivered.WIDTHS or each == width for each in widths)


@pytest.mark.parametrize("format_", delivered.FORMATS)
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_picture_is_encoded_at_its_width(format_: delivered.Format, mode: str) -> None:
    source = plain("PNG", noisy((800, 600), mode))
    with Pillow.open(BytesIO(delivered.encode(BytesIO(source), 320, format_))) as sent:
        assert sent.size == (320, 240)
        assert f"image/{sent.format.lower()}" == delivered.CONTENT_TYPES[format_]


@pytest.mark.parametrize("format_", delivered.FORMATS)
def test_an_encoder_takes_nothing_along(format_: delivered.Format) -> None:
    source = plain("JPEG", noisy(), comment=b"CANARY", icc_profile=b"CANARY", xmp=b"CANARY")
    assert b"CANARY" not in delivered.encode(BytesIO(source), 100, format_)


def test_what_is_transparent_is_white_in_a_jpeg() -> None:
    source = plain("PNG", Pillow.new("RGBA", (40, 40), (0, 0, 0, 0)))
    with Pillow.open(BytesIO(delivered.encode(BytesIO(source), 40, "jpg"))) as sent:
        assert sent.getpixel((9, 9)) == (255, 255, 255)


def test_the_first_request_encodes_and_the_others_do_not() -> None:
    version, opened = new_version(), []

    @contextmanager
    def source() -> Any:
        opened.append(1)
        yield BytesIO(plain("JPEG", noisy()))

    first = delivered.open_delivered(source, version, 320, "jpg").read()
    assert delivered.open_delivered(source, version, 320, "jpg").read() == first
    assert len(opened) == 1
    removal.remove([delivered.folder_of(version)])
    assert not default_storage.exists(f"delivered/{version}")
    removal.remove([delivered.folder_of(version)])


def test_many_first_requests_at_once_all_get_the_whole_picture() -> None:
    version, content, answers = new_version(), plain("JPEG", noisy((900, 700))), []

    @contextmanager
    def source() -> Any:
        yield BytesIO(content)

    def ask() -> None:
        answers.append(delivered.open_delivered(source, version, 640, "webp").read())

    threads = [Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 6
    assert len(set(answers)) == 1
    assert default_storage.listdir(f"delivered/{version}")[1] == ["640.webp"]


def test_a_reader_never_meets_half_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    version, met = new_version(), []
    name = delivered.name_of(version, 320, "jpg")

    @contextmanager
    def source() -> Any:
        yield BytesIO(plain("JPEG", noisy()))

    replace = delivered.Path.replace

    def watch(path: Any, target: Any) -> Any:
        met.append(default_storage.exists(name))
        return replace(path, target)

    monkeypatch.setattr(delivered.Path, "replace", watch)
    delivered.open_delivered(source, version, 320, "jpg").close()
    assert met == [False], "the name was taken before the file was whole"
    assert default_storage.exists(name)
