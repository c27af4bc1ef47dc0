"""The upload forms: what they take, what they refuse, and that they say why."""

import resource
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Pillow
from wagtail.models import Collection

from cms.media.models import File, Image, Media
from tests.cms.media import films
from tests.cms.media.conftest import stored, whole
from tests.cms.media.photographs import (
    SECRETS,
    SHOTS,
    bomb,
    exif,
    foreign_profile,
    jpeg,
    noisy,
    plain,
)

SVG = b'<?xml version="1.0"?><!-- ' + b"x" * 3000 + b' --><svg xmlns="http://www.w3.org/2000/svg"/>'


def cut(format_: str, share: float) -> bytes:
    content = plain(format_, noisy((200, 150)))
    return content[: int(len(content) * share)]


NO_PICTURE = {
    "random": (bytes(range(7, 256)) * 40, "x.jpg", "no picture"),
    "text": (b"not a picture", "x.png", "no picture"),
    "png as jpg": (plain("PNG"), "x.jpg", "does not match"),
    "heic as jpg": (plain("HEIF"), "x.jpg", "does not match"),
    "jpg as webp": (plain("JPEG"), "x.webp", "does not match"),
    "gif": (plain("GIF"), "x.gif", "Not a supported"),
    "gif as png": (plain("GIF"), "x.png", "no picture"),
    "tiff as jpg": (plain("TIFF"), "x.jpg", "no picture"),
    "no ending": (plain("JPEG"), "picture", "Not a supported"),
    "svg": (SVG, "x.svg", "SVG is not accepted: it can carry scripts"),
    "svg as png": (SVG, "x.png", "SVG is not accepted: it can carry scripts"),
    "svg in utf-16": (SVG.decode().encode("utf-16"), "x.jpg", "SVG is not accepted"),
    "header of a bomb": (bomb(50_000, 50_000, whole=False), "x.png", "million pixels"),
    "nothing": (b"", "x.jpg", "empty"),
    **{
        f"{format_} cut at {share}": (cut(format_, share), f"x.{ending}", "")
        for format_, ending in (
            ("JPEG", "jpg"),
            ("PNG", "png"),
            ("WEBP", "webp"),
            ("AVIF", "avif"),
            ("HEIF", "heic"),
        )
        for share in (0.02, 0.1, 0.5, 0.9)
    },
}


@pytest.mark.parametrize("case", NO_PICTURE)
def test_what_is_no_sound_picture_is_refused_in_words(upload: Any, case: str) -> None:
    content, name, reason = NO_PICTURE[case]
    before = stored()
    answer = upload(content, name)
    assert answer.status_code == 200
    (error,) = answer.context["form"].errors["file"]
    assert reason in error
    assert error.endswith(".") or "format" in error
    assert not Image.objects.exists()
    assert stored() == before


@pytest.mark.parametrize("case", ["random", "png as jpg", "svg as png", "JPEG cut at 0.5"])
def test_the_multiple_uploader_refuses_in_words(upload: Any, case: str) -> None:
    content, name, reason = NO_PICTURE[case]
    before = stored()
    file = SimpleUploadedFile(name, content)
    answer = upload(b"x", view="wagtailimages:add_multiple", **{"files[]": file}).json()
    assert answer["success"] is False
    assert reason in answer["error_message"]
    assert not Image.objects.exists()
    assert stored() == before


def test_the_chooser_refuses_in_words(upload: Any) -> None:
    answer = upload(
        b"x",
        view="wagtailimages_chooser:create",
        **{
            "image-chooser-upload-title": "A",
            "image-chooser-upload-file": SimpleUploadedFile("x.png", SVG),
            "image-chooser-upload-collection": Collection.get_first_root_node().pk,
        },
    )
    assert answer.status_code == 200
    assert "SVG is not accepted" in answer.json()["htmlFragment"]
    assert not Image.objects.exists()


def test_the_chooser_takes_a_picture_free_of_secrets(upload: Any) -> None:
    before = stored()
    answer = upload(
        b"x",
        view="wagtailimages_chooser:create",
        **{
            "image-chooser-upload-title": "A",
            "image-chooser-upload-file": SimpleUploadedFile("x.jpg", jpeg()),
            "image-chooser-upload-collection": Collection.get_first_root_node().pk,
        },
    )
    assert answer.json()["step"] == "chosen"
    assert_nothing_told(before)


def test_a_bomb_is_refused_before_it_is_unpacked(upload: Any) -> None:
    content = bomb(30_000, 30_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answer = upload(content, "x.png")
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert "million pixels" in answer.context["form"].errors["file"][0]
    assert grown < 100_000, f"{grown} kB for {len(content)} bytes"


def test_a_file_above_the_limit_is_not_even_read(upload: Any, settings: Any) -> None:
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1000
    answer = upload(plain("JPEG", noisy()))
    assert "too big" in answer.context["form"].errors["file"][0]


ODD = {
    "grey in 16 bits": (plain("PNG", Pillow.new("I;16", (30, 20), 0x8000)), "x.png", (128,) * 3),
    "print colours": (plain("JPEG", Pillow.new("CMYK", (30, 20), (0, 255, 255, 0))), "x.jpg", None),
    "grey": (plain("JPEG", Pillow.new("L", (30, 20), 77)), "x.jpg", (77,) * 3),
    "palette": (plain("PNG", Pillow.new("P", (30, 20))), "x.png", None),
    "bits": (plain("PNG", Pillow.new("1", (30, 20), 1)), "x.png", (255,) * 3),
    "one pixel": (plain("PNG", Pillow.new("RGB", (1, 1), "red")), "x.png", (255, 0, 0)),
    "a line": (plain("PNG", Pillow.new("RGB", (10_000, 10), "white")), "x.png", (255,) * 3),
    "a mast": (plain("PNG", Pillow.new("RGB", (10, 10_000), "white")), "x.png", (255,) * 3),
    "no profile": (plain("JPEG", icc_profile=b"CANARY-ICC" * 20), "x.jpg", None),
    "wrong profile": (plain("JPEG", icc_profile=foreign_profile()), "x.jpg", None),
    "broken exif": (plain("JPEG", exif=b"Exif\0\0" + exif()[:60]), "x.jpg", None),
    "capital ending": (plain("JPEG"), "X.JPEG", None),
    "stereo": (
        plain("MPO", noisy(), save_all=True, append_images=[noisy()], comment=b"CANARY-COMMENT"),
        "x.jpg",
        None,
    ),
}


@pytest.mark.parametrize("case", ODD)
def test_odd_pictures_are_taken_and_shown(uploaded: Any, editor: Client, case: str) -> None:
    content, name, colour = ODD[case]
    before = stored()
    image = uploaded(content, name)
    document = image.to_document(None)
    for width in document.widths:
        for format_ in document.formats:
            url = f"/media/images/{image.version}/{width}.{format_}"
            with Pillow.open(_open(editor, url)) as sent:
                assert sent.width == width
                if colour:
                    sent = sent.convert("RGB").getpixel((0, 0))
                    assert all(abs(a - b) < 6 for a, b in zip(sent, colour, strict=True))
    assert_nothing_told(before)


@pytest.mark.parametrize(
    "content",
    [
        plain("PNG", noisy((80, 60)).quantize(8), transparency=3),
        plain("PNG", Pillow.new("LA", (80, 60), (9, 90))),
        plain("PNG", Pillow.new("RGBA", (80, 60), (9, 9, 9, 90))),
        plain("PNG", Pillow.new("RGB", (80, 60), (9, 9, 9)), transparency=(9, 9, 9)),
        plain("PNG", Pillow.new("I;16", (80, 60), 300), transparency=300),
    ],
    ids=["palette", "grey", "alpha", "colour key", "16 bits"],
)
def test_transparency_stays_except_in_jpeg(uploaded: Any, editor: Client, content: bytes) -> None:
    image = uploaded(content, "x.png")
    for format_, mode in (("avif", "RGBA"), ("webp", "RGBA"), ("jpg", "RGB")):
        with Pillow.open(_open(editor, f"/media/images/{image.version}/80.{format_}")) as sent:
            # A picture in which nothing is transparent after all may come without.
            assert sent.mode in {mode, "RGB"}


def test_of_moving_pictures_the_first_is_kept(uploaded: Any) -> None:
    frames = [Pillow.new("RGB", (60, 40), colour) for colour in ("red", "blue")]
    image = uploaded(plain("WEBP", frames[0], save_all=True, append_images=frames[1:]), "x.webp")
    with Pillow.open(image.file.path) as kept:
        assert getattr(kept, "n_frames", 1) == 1
        assert kept.convert("RGB").getpixel((5, 5))[0] > 200


@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_stand_upright(uploaded: Any, orientation: int) -> None:
    upright = Pillow.new("RGB", (80, 40), "white")
    upright.paste("red", (0, 0, 40, 20))
    turns = [None, None, 0, 3, 1, 5, 2, 6, 4]  # the transpositions that undo each orientation
    turn = turns[orientation]
    shot = upright if turn is None else upright.transpose(Pillow.Transpose(turn))
    image = uploaded(jpeg(shot, orientation=orientation))
    with Pillow.open(image.file.path) as kept:
        assert kept.size == (80, 40)
        assert kept.getpixel((10, 5))[1] < 60
        assert min(kept.getpixel((70, 35))) > 200


@pytest.mark.parametrize("ending", SHOTS)
def test_nothing_of_a_photograph_but_its_pixels_is_kept_or_sent(
    uploaded: Any, editor: Client, ending: str
) -> None:
    shot = SHOTS[ending]()
    assert sum(secret in shot for secret in SECRETS) >= 3, "the photograph tells nothing"
    before = stored()
    image = uploaded(shot, f"IMG_CANARY-NAME.{ending}")
    editor.get(reverse("wagtailimages:index"))
    editor.get(reverse("wagtailimages:edit", args=[image.pk]))
    document = image.to_document(None)
    for width in document.widths:
        for format_ in document.formats:
            url = f"/media/images/{image.version}/{width}.{format_}"
            with Pillow.open(_open(editor, url)) as sent:
                assert_bare(sent)
    assert "CANARY" not in document.model_dump_json()
    assert_nothing_told(before)


def assert_nothing_told(before: set[Any]) -> None:
    """Look into every new file in the store."""
    new = stored() - before
    assert new
    for path in new:
        content = path.read_bytes()
        assert [secret for secret in SECRETS if secret in content] == [], path
        assert "CANARY" not in str(path)
        with Pillow.open(path) as kept:
            assert_bare(kept)


def assert_bare(image: Pillow.Image) -> None:
    """Check that a picture says nothing of itself."""
    image.load()
    assert dict(image.getexif()) == {}
    assert image.getxmp() == {}
    telling = {"exif", "xmp", "photoshop", "comment", "icc_profile", "XML:com.adobe.xmp"}
    assert {key for key in telling if image.info.get(key)} == set()


def _open(client: Client, url: str) -> Any:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return BytesIO(whole(answer))


def test_an_edit_without_a_file_changes_no_file(upload: Any, uploaded: Any) -> None:
    image = uploaded(jpeg())
    answer = upload(
        b"x", view="wagtailimages:edit", args=(image.pk,), file="", alt="New words", title="New"
    )
    assert answer.status_code == 302
    edited = Image.objects.get(pk=image.pk)
    assert (edited.alt, edited.version, edited.file.name) == (
        "New words",
        image.version,
        image.file.name,
    )
    assert edited.file.size


def test_a_replaced_picture_gets_a_new_version_and_the_old_files_go(
    upload: Any, uploaded: Any, editor: Client
) -> None:
    image = uploaded(jpeg())
    old = f"/media/images/{image.version}/320.jpg"
    _open(editor, old)
    editor.get(reverse("wagtailimages:edit", args=[image.pk]))
    before = stored()
    answer = upload(jpeg(noisy((500, 400))), view="wagtailimages:edit", args=(image.pk,))
    assert answer.status_code == 302
    replaced = Image.objects.get(pk=image.pk)
    assert replaced.version != image.version
    assert (replaced.width, replaced.height) == (500, 400)
    assert editor.get(old).status_code == 404
    assert not [path for path in stored() if image.version in str(path)]
    assert [path for path in before if image.version in str(path)]


def test_a_bad_replacement_leaves_the_old_picture(upload: Any, uploaded: Any) -> None:
    image = uploaded(jpeg())
    before = stored()
    answer = upload(b"x" * 99, view="wagtailimages:edit", args=(image.pk,))
    assert "no picture" in answer.context["form"].errors["file"][0]
    assert Image.objects.get(pk=image.pk).version == image.version
    assert {path for path in stored() - before if path.parent.name != "renditions"} == set()
    assert before <= stored()


def test_the_same_photograph_twice_is_found_to_be_the_same(uploaded: Any) -> None:
    shot = noisy()
    first, second = uploaded(jpeg(shot)), uploaded(jpeg(shot))
    other = uploaded(jpeg(noisy((90, 60))))
    assert first.file_hash == second.file_hash != other.file_hash


def test_a_picture_that_waits_for_its_title_is_taken_in_like_any_other(
    upload: Any, editor: Client
) -> None:
    before = stored()
    file = SimpleUploadedFile("IMG.jpg", jpeg())
    answer = upload(
        b"x", view="wagtailimages:add_multiple", title="x" * 300, **{"files[]": file}
    ).json()
    waiting = stored() - before
    url = reverse(
        "wagtailimages:create_multiple_from_uploaded_image", args=[answer["uploaded_file_id"]]
    )
    prefix = f"uploaded-image-{answer['uploaded_file_id']}"
    created = upload(
        b"x",
        view="wagtailimages:create_multiple_from_uploaded_image",
        args=(answer["uploaded_file_id"],),
        **{
            f"{prefix}-title": "Short",
            f"{prefix}-collection": Collection.get_first_root_node().pk,
        },
    )
    assert created.json()["success"], url
    image = Image.objects.get()
    assert image.file.name == f"originals/{image.version}.jpg"
    assert image.file_hash
    assert_nothing_told(before | waiting)
    assert not waiting & stored()


def test_a_text_track_is_taken(upload: Any) -> None:
    answer = upload(b"WEBVTT\n\n", "CANARY-NAME.vtt", view="wagtaildocs:add")
    assert answer.status_code == 302
    file = File.objects.get()
    assert file.file.name == f"files/{file.version}.vtt"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (jpeg(), "x.vtt"),
        (jpeg(), "x.txt"),
        (jpeg(), "x.pdf"),
        (b"Hello", "x.vtt"),
        (b"a\0b", "x.txt"),
        (SVG, "x.svg"),
        (b"<script>", "x.html"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(
    upload: Any, content: bytes, name: str
) -> None:
    before = stored()
    answer = upload(content, name, view="wagtaildocs:add")
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert not File.objects.exists()
    assert stored() == before


def test_a_replaced_file_goes_when_the_new_one_is_sure_to_stay(
    upload: Any, editor: Client, settings: Any
) -> None:
    settings.WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.media.forms.FileForm"
    upload(b"WEBVTT\n\n1", "a.vtt", view="wagtaildocs:add")
    old = File.objects.get()
    answer = upload(b"WEBVTT\n\n2", "a.vtt", view="wagtaildocs:edit", args=(old.pk,))
    assert answer.status_code == 302
    new = File.objects.get()
    assert new.version != old.version
    assert new.file.read().endswith(b"2")
    assert not old.file.storage.exists(old.file.name)


def test_a_film_is_taken_without_its_secrets(upload: Any) -> None:
    before = stored()
    answer = upload(films.shot(), "CANARY-NAME.mp4", view="wagtailmedia:add", args=("video",))
    assert answer.status_code == 302
    movie = Media.objects.get()
    path, still = sorted(stored() - before)
    assert path.name == f"{movie.version}.mp4"
    assert b"CANARY" not in still.read_bytes()
    content = path.read_bytes()
    assert b"CANARY" not in content
    _head, frames = films.shot().split(b"mdat")
    assert frames.partition(b"moov")[0][:-4] in content


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"x" * 100, "x.mp4", "video"),
        (b"", "x.mp4", "video"),
        (films.shot()[:-20], "x.mp4", "video"),
        (films.film(tracks=(b"vide", b"meta")), "x.mp4", "video"),
        (films.film(tracks=()), "x.mp4", "video"),
        (jpeg(), "x.mp4", "video"),
        (films.shot(), "x.mp4", "audio"),
        (films.shot(), "x.exe", "video"),
    ],
    ids=["bytes", "empty", "cut", "timed data", "no track", "photograph", "ending", "program"],
)
def test_a_film_that_is_none_is_refused(upload: Any, content: bytes, name: str, kind: str) -> None:
    before = stored()
    answer = upload(content, name, view="wagtailmedia:add", args=(kind,))
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not Media.objects.exists()
    assert stored() == before


def test_a_replaced_film_stays_until_the_new_one_is_sure(
    upload: Any, editor: Client, django_capture_on_commit_callbacks: Any
) -> None:
    upload(films.shot(), "x.mp4", view="wagtailmedia:add", args=("video",))
    old = Media.objects.get()
    with django_capture_on_commit_callbacks() as later:
        answer = editor.post(
            reverse("wagtailmedia:edit", args=[old.pk]),
            {
                "title": "New",
                "file": SimpleUploadedFile("x.mp4", films.shot(seed=1)),
                "collection": old.collection_id,
                "duration": 0,
            },
        )
    assert answer.status_code == 302
    assert old.file.storage.exists(old.file.name), "a rollback now would leave no film"
    for callback in later:
        callback()
    assert not old.file.storage.exists(old.file.name)
    assert Media.objects.get().version != old.version
