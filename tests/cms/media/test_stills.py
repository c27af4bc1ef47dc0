"""Pictures out of films, and films in several formats."""

from io import BytesIO, StringIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from PIL import Image as Pillow
from wagtail.models import Collection, CollectionViewRestriction, Site

from cms.media.ingest.recording import ingest_recording
from cms.media.models import File, Image, Media
from cms.publishing.rebuilding import verify
from cms.unit_of_work import unit_of_work
from tests.cms.media import films, pdfs
from tests.cms.media.conftest import stored
from tests.factories import end_rights, make_image, make_story
from tests.stories.campaigns import make_short_video
from tests.stories.podcasts import make_episode


def make_media(content: bytes, name: str = "x.mp4", type_: str = "video", **fields: Any) -> Media:
    media = Media(title="A film", type=type_, file=ContentFile(content, name), **fields)
    media.save()
    return media


def document(client: Client, page: Any) -> Any:
    return client.get(f"/delivery/v1/pages/{page.translation_key}").json()


def differing() -> list[str]:
    return [line for progress in verify() for line in progress.failed]


@unit_of_work()
def hide(item: Any) -> None:
    apart = Collection.get_first_root_node().add_child(name="Apart")
    CollectionViewRestriction.objects.create(collection=apart, restriction_type="login")
    item.collection = apart
    item.save()


@pytest.mark.parametrize(
    ("turned", "measures"), [(0, (128, 72)), (90, (72, 128)), (-90, (72, 128))]
)
def test_a_picture_out_of_a_film_is_upright_and_not_black(
    turned: int, measures: tuple[int, int]
) -> None:
    taken = ingest_recording(BytesIO(films.scene(turned=turned)), "x.mp4", "video")
    assert (taken.measured.width, taken.measured.height) == measures
    with Pillow.open(BytesIO(taken.still)) as picture:
        assert picture.size == measures
        grey = picture.convert("L")
        # What is at the left of the film is above, turned by a quarter against the clock below.
        far = {0: (120, 36), 90: (36, 10), -90: (36, 120)}[turned]
        near = {0: (10, 36), 90: (36, 120), -90: (36, 10)}[turned]
        assert grey.getpixel(near) > grey.getpixel(far) + 50


def test_a_webm_is_measured_and_says_nothing_but_what_is_seen() -> None:
    before = films.scene(format_="webm")
    assert films.SECRET in before
    taken = ingest_recording(BytesIO(before), "x.webm", "video")
    assert (taken.measured.width, taken.measured.height) == (128, 72)
    assert taken.measured.duration == pytest.approx(4, abs=0.3)
    assert taken.still
    content = taken.read()
    assert b"CANARY" not in content
    again = ingest_recording(BytesIO(content), "x.webm", "video")
    assert again.measured.duration == pytest.approx(taken.measured.duration, abs=0.3)


@pytest.mark.django_db
def test_the_picture_out_of_a_film_follows_the_film(
    django_capture_on_commit_callbacks: Any,
) -> None:
    before = stored()
    film = make_media(films.scene())
    first = Media.objects.get().frame
    assert (first.width, first.height, first.alt) == (128, 72, "")
    assert first.title == "Out of the film “A film”"
    film.file = ContentFile(films.scene(size=(96, 96)), "y.mp4")
    film.save()
    second = Image.objects.get()
    assert (second.pk, second.width) == (first.pk, 96)
    assert second.version != first.version
    with django_capture_on_commit_callbacks(execute=True):
        film.delete()
    assert not Image.objects.exists()
    assert {path for path in stored() - before if second.version in str(path)} == set()


@pytest.mark.django_db
def test_a_picture_that_stands_elsewhere_too_stays(site: Site) -> None:
    film = make_media(films.scene())
    make_story(cover=film.frame)
    film.delete()
    assert Image.objects.exists()


def test_a_film_has_the_picture_that_was_chosen_or_its_own(site: Site, client: Client) -> None:
    film = make_media(films.scene())
    page = make_short_video(film=film)
    value = {
        "title": "A film", "file": film.pk, "provider": "", "provider_id": "", "transcript": "",
        "poster": None, "tracks": [],
    }  # fmt: skip
    story = make_story(body=[{"type": "video", "value": value}])
    own = document(client, page)["poster"]
    assert (own["width"], own["height"], own["alt"]) == (128, 72, "")
    assert document(client, story)["body"][0]["poster"] == own
    assert document(client, story)["seo"]["json_ld"]["video"][0]["thumbnailUrl"] == [own["url"]]
    assert Client().get(own["url"]).status_code == 200
    with unit_of_work():
        film.poster = make_image(alt="Chosen")
        film.save()
    assert document(client, page)["poster"]["alt"] == "Chosen"
    assert document(client, story)["body"][0]["poster"]["alt"] == "Chosen"
    assert Client().get(own["url"]).status_code == 200, "It is named still, by the film."
    hide(film.poster)
    assert document(client, page)["poster"] == own
    hide(film)
    told = document(client, page)
    assert (told["film"], told["sources"], told["poster"]) == (None, [], None)
    assert document(client, story)["body"] == []
    assert Client().get(own["url"]).status_code == 404
    assert differing() == []


def test_films_and_recordings_come_in_several_formats(site: Site, client: Client) -> None:
    webm = make_media(films.scene(format_="webm"), "x.webm")
    film = make_media(films.scene(), second_format=webm)
    spoken = make_media(films.talk(2, "m4a"), "x.m4a", "audio")
    talk = make_media(films.talk(), "x.mp3", "audio", third_format=spoken)
    page, episode = make_short_video(film=film), make_episode(audio=talk)
    told = document(client, page)
    assert [one["content_type"] for one in told["sources"]] == ["video/mp4", "video/webm"]
    assert told["sources"][0] == told["film"]
    assert (told["film"]["width"], told["film"]["height"]) == (128, 72)
    heard = document(client, episode)["audio"]["sources"]
    assert [one["content_type"] for one in heard] == ["audio/mpeg", "audio/mp4"]
    assert heard[0]["width"] is None
    other = told["sources"][1]["url"]
    assert Client().get(other).status_code == 200
    hide(film)
    assert document(client, page)["sources"] == []
    assert Client().get(other).status_code == 404, "Nobody sees what names it."
    end_rights(spoken)
    assert len(document(client, episode)["audio"]["sources"]) == 1
    assert differing() == []


def test_only_the_same_can_be_another_format(editor: Client, upload: Any) -> None:
    film = make_media(films.scene())
    short, sound = make_media(films.scene(1)), make_media(films.talk(), "x.mp3", "audio")
    same = make_media(films.scene(format_="webm"), "x.webm")

    def edit(**formats: int) -> Any:
        return upload(b"", view="wagtailmedia:edit", args=(film.pk,), file="", **formats)

    page = editor.get(reverse("wagtailmedia:edit", args=[film.pk])).content.decode()
    assert 'name="poster"' in page
    for faults in (
        {"second_format": (short.pk, "they are not the same")},
        {"second_format": (sound.pk, "A film and a recording")},
        {"third_format": (film.pk, "the same file")},
    ):
        ((name, (pk, said)),) = faults.items()
        assert said in edit(**{name: pk}).context["form"].errors[name][0]
    both = edit(second_format=same.pk, third_format=same.pk)
    assert "already" in both.context["form"].errors["third_format"][0]
    assert edit(second_format=same.pk).status_code == 302
    assert Media.objects.get(pk=film.pk).second_format == same
    page = editor.get(reverse("wagtailmedia:edit", args=[sound.pk])).content.decode()
    assert 'name="poster"' not in page


def renew() -> list[str]:
    out = StringIO()
    call_command("renew_media", stdout=out)
    return [line.rpartition(": ")[2] for line in out.getvalue().splitlines()]


def test_films_and_pdfs_of_before_are_renewed_once(site: Site, client: Client) -> None:
    film, other = make_media(films.scene()), make_media(films.scene())
    page = make_short_video(film=film)
    for one in (film, other):
        frame, one.frame = one.frame, None
        one.save()
        frame.delete()
    Media.objects.filter(pk=film.pk).update(width=None, height=None)
    clean = File(title="b", file=ContentFile(pdfs.pdf(), "b.pdf"))
    clean.save()
    told = File(title="a", file=ContentFile(pdfs.pdf(), "a.pdf"))
    told.save()
    default_storage.delete(told.file.name)
    default_storage.save(told.file.name, ContentFile(pdfs.pdf()))
    with unit_of_work():
        film.save()
    assert document(client, page)["poster"] is None
    assert renew() == ["renewed", "renewed", "nothing to do", "renewed"]
    film.refresh_from_db()
    assert (film.width, film.height) == (128, 72)
    assert film.frame.version in document(client, page)["poster"]["url"]
    renewed = File.objects.get(pk=told.pk)
    assert renewed.version != told.version
    assert pdfs.SECRET.encode() not in pdfs.all_of(renewed.file.read())
    assert renew() == ["nothing to do"] * 2
    assert differing() == []


def test_what_can_not_be_renewed_is_named_and_holds_up_no_other(site: Site) -> None:
    film, broken = make_media(films.scene()), make_media(films.scene())
    for one in (film, broken):
        one.frame = None
        one.save()
    default_storage.delete(broken.file.name)
    default_storage.save(broken.file.name, ContentFile(b"no film"))
    out = StringIO()
    with pytest.raises(CommandError, match="1 could not be renewed"):
        call_command("renew_media", stdout=out)
    assert "2 of 2: A film: " in out.getvalue()
    film.refresh_from_db()
    assert film.frame
