"""Media that are made by code, replaced, rolled back and deleted."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection

from cms.media.models import File, Image, Media
from tests.cms.media import films
from tests.cms.media.conftest import stored
from tests.cms.media.photographs import SECRETS, bomb, jpeg, noisy
from tests.cms.media.test_forms import assert_nothing_told
from tests.factories import make_file, make_image

pytestmark = pytest.mark.django_db


def test_a_picture_set_by_code_is_taken_in() -> None:
    before = stored()
    image = make_image(content=jpeg(), name="CANARY-NAME.jpg", alt="")
    assert image.file.name == f"originals/{image.version}.jpg"
    assert (image.file_size, len(image.file_hash)) == (image.file.size, 40)
    assert image.placeholder
    assert_nothing_told(before)


@pytest.mark.parametrize("save", [True, False])
def test_a_picture_stored_before_it_is_saved_is_taken_in(
    save: bool, django_capture_on_commit_callbacks: Any
) -> None:
    before = stored()
    image = make_image()
    version = image.version
    with django_capture_on_commit_callbacks(execute=True):
        image.file.save("CANARY-NAME.jpg", ContentFile(jpeg()), save=save)
        if not save:
            image.save()
    assert image.version != version
    assert image.file.name == f"originals/{image.version}.jpg"
    assert_nothing_told(before)
    assert len(stored() - before) == 1


def test_a_file_alone_is_not_saved_without_its_version() -> None:
    image = make_image()
    image.file = ContentFile(jpeg(), "x.jpg")
    image.save(update_fields=["file"])
    fresh = Image.objects.get(pk=image.pk)
    assert fresh.file.name == f"originals/{fresh.version}.jpg"
    assert (fresh.width, fresh.height) == (400, 300)


def test_other_fields_are_saved_alone() -> None:
    image = make_image()
    version = image.version
    Image.objects.filter(pk=image.pk).update(alt="Theirs")
    image.title = "Mine"
    image.save(update_fields=["title"])
    fresh = Image.objects.get(pk=image.pk)
    assert (fresh.alt, fresh.title, fresh.version) == ("Theirs", "Mine", version)


def test_code_that_brings_no_picture_is_told(django_capture_on_commit_callbacks: Any) -> None:
    before = stored()
    # Wagtail measures a picture as soon as code puts it in, with an error of its own.
    with pytest.raises(OSError, match="truncated"):
        make_image(content=jpeg()[:9000])
    with pytest.raises(ValidationError, match="million pixels"):
        make_image(content=bomb(9000, 9000), name="x.png")
    assert stored() == before


def test_the_replaced_files_stay_when_the_transaction_does_not() -> None:
    image = make_image()
    old = image.file.name

    with transaction.atomic():
        image.file = ContentFile(jpeg(), "x.jpg")
        image.save()
        transaction.set_rollback(True)
    fresh = Image.objects.get(pk=image.pk)
    assert fresh.file.name == old
    assert default_storage.exists(old)


@pytest.mark.parametrize("bulk", [True, False])
def test_all_files_of_a_deleted_picture_go_at_once(
    bulk: bool, editor: Client, django_capture_on_commit_callbacks: Any
) -> None:
    before = stored()
    image = make_image()
    for format_ in ("avif", "webp", "jpg"):
        assert editor.get(f"/media/images/{image.version}/320.{format_}").status_code == 200
    assert len(stored() - before) == 4
    with django_capture_on_commit_callbacks(execute=True):
        if bulk:
            Image.objects.filter(pk=image.pk).delete()
        else:
            editor.post(reverse("wagtailimages:delete", args=[image.pk]))
    assert stored() == before


def test_the_files_of_deleted_films_and_files_go_at_once(
    django_capture_on_commit_callbacks: Any,
) -> None:
    before = stored()
    movie = Media(title="A film", type="video", file=ContentFile(films.shot(), "x.mp4"))
    movie.save()
    file = make_file()
    # A picture out of the film is the third.
    assert len(stored() - before) == 3
    with django_capture_on_commit_callbacks(execute=True):
        movie.delete()
        file.delete()
    assert stored() == before


def test_films_and_files_set_by_code_are_looked_at_too() -> None:
    movie = Media(title="A film", type="video", file=ContentFile(films.shot(), "CANARY.mp4"))
    movie.save()
    assert b"CANARY" not in movie.file.read()
    assert "CANARY" not in movie.file.name
    with pytest.raises(ValidationError):
        File(title="x", file=ContentFile(jpeg(), "x.vtt")).save()


def test_a_focal_point_measured_on_a_larger_picture_shrinks_with_it() -> None:
    image = Image(title="x", file=ContentFile(jpeg(noisy((5120, 64))), "x.jpg"))
    image.focal_point_x, image.focal_point_y = 2560, 32
    image.focal_point_width = image.focal_point_height = 512
    image.save()
    assert (image.width, image.focal_point_x) == (4096, 2048)
    focal_point = image.to_document(None).focal_point
    assert (focal_point.x, focal_point.y) == (0.5, pytest.approx(0.5, abs=0.02))


def test_the_document_names_only_what_can_be_fetched(editor: Client) -> None:
    image = make_image(content=jpeg(noisy((700, 90))), name="CANARY-NAME.jpg", alt="A line")
    document = image.to_document(None)
    assert document.widths == [320, 640, 700]
    urls = [
        document.template.format(width=width, format=format_)
        for width in document.widths
        for format_ in document.formats
    ]
    for url in [document.url, *urls]:
        assert editor.get(url.removeprefix("http://cms.test")).status_code == 200
    assert document.url.endswith("/700.jpg")
    assert "CANARY" not in document.model_dump_json()


def test_a_decorative_picture_has_no_alternative_text() -> None:
    image = make_image(alt="A river")
    assert image.to_document(None).alt == "A river"
    image.contextual_alt_text = "Here"
    assert image.to_document(None).alt == "Here"
    image.decorative = True
    assert image.to_document(None).alt == ""


def test_versions_can_not_be_guessed_or_told_from_the_picture() -> None:
    shot = jpeg()
    versions = {make_image(content=shot).version for _ in range(3)}
    assert len(versions) == 3
    assert {len(version) for version in versions} == {16}
    assert Collection.objects.exists()
    assert not [secret for secret in SECRETS if secret.decode() in "".join(versions)]
