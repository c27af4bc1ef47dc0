"""PDFs for readers: taken without what tells of their makers, or refused in words."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Pdf
from PIL import Image as Pillow

from cms.media.ingest.pdf import plain_jpeg
from cms.media.models import File
from home.demo.attachments import pdf as demo_pdf
from tests.cms.media.conftest import stored
from tests.cms.media.pdfs import SECRET, WORDS, all_of, changed, pdf
from tests.factories import jpeg

NEWER = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}
TAKEN = {
    "as programs save it": pdf(),
    "as newer ones do": pdf(**NEWER),
    "for the web": pdf(linearize=True),
    "with a past": changed(pdf()),
}


@pytest.mark.parametrize("case", TAKEN)
def test_a_pdf_is_taken_without_its_makers(upload: Any, case: str) -> None:
    assert SECRET.encode() in all_of(TAKEN[case])
    answer = upload(TAKEN[case], f"{SECRET}.pdf", view="wagtaildocs:add")
    assert answer.status_code == 302, answer.context["form"].errors
    content = File.objects.get().file.read()
    assert SECRET.encode() not in all_of(content)
    assert b"Nobody" not in all_of(content)
    with pikepdf.open(BytesIO(content)) as file:
        assert file.trailer.get("/Info") is None
        (page,) = file.pages
        assert page.obj.Contents.read_bytes() == WORDS
        picture = page.obj.Resources.XObject.Im0.read_raw_bytes()
    assert Pillow.open(BytesIO(picture)).size == (8, 8)


def with_a_file() -> bytes:
    file = Pdf.new()
    file.add_blank_page()
    file.attachments["notes.txt"] = SECRET.encode()
    buffer = BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def without_a_page() -> bytes:
    buffer = BytesIO()
    Pdf.new().save(buffer)
    return buffer.getvalue()


def locked(user: str) -> bytes:
    return pdf(encryption=pikepdf.Encryption(owner="x", user=user))


REFUSED = {
    "locked": (locked("y"), "is locked"),
    "restricted": (locked(""), "is locked"),
    "cut short": (pdf()[:-200], "is damaged"),
    "a start alone": (b"%PDF-1.4", "is damaged"),
    "with files": (with_a_file(), "other files"),
    "empty": (without_a_page(), "no page"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_can_not_be_freed_of_them_is_refused_in_words(upload: Any, case: str) -> None:
    content, reason = REFUSED[case]
    before = stored()
    answer = upload(content, "x.pdf", view="wagtaildocs:add")
    assert reason in " ".join(answer.context["form"].errors["file"])
    assert not File.objects.exists()
    assert stored() == before


def test_pdfs_of_ours_are_sound(upload: Any) -> None:
    answer = upload(demo_pdf(["One", "Two"], "fr"), "x.pdf", view="wagtaildocs:add")
    assert answer.status_code == 302


def test_a_picture_keeps_its_pixels_and_one_that_is_none_stays() -> None:
    told = jpeg((8, 8), comment=SECRET.encode())
    plain = plain_jpeg(told)
    assert SECRET.encode() not in plain
    shown = [Pillow.open(BytesIO(content)).tobytes() for content in (told, plain)]
    assert shown[0] == shown[1]
    for odd in (b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\xff\xff", b"no picture", told[:30]):
        assert plain_jpeg(odd) == odd
