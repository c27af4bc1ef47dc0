"""Rights: an asset is shown as long as they last, or somebody answers for it on record."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from wagtail.models import ModelLogEntry, Site

from cms.media.models import Image, Media
from cms.media.overrides import override, take_back
from cms.media.rights import state_of, today
from cms.publishing.models import Change, Document
from cms.publishing.rebuilding import verify
from stories.models import Person
from tests.cms.media import films
from tests.factories import image_value, locale, make_file, make_image, make_story, make_user

END = date(2026, 3, 31)
LAST_SECOND = datetime(2026, 3, 31, 23, 59, 59, tzinfo=UTC)
OVER = datetime(2026, 4, 1, tzinfo=UTC)


@pytest.fixture
def clock() -> Iterator[Any]:
    """Give the clock, half a day before rights end."""
    with time_machine.travel(datetime(2026, 3, 31, 12, tzinfo=UTC), tick=False) as travelled:
        yield travelled


def make_film(**rights: Any) -> Media:
    film = Media(title="A film", type="video", file=ContentFile(films.shot(), "x.mp4"), **rights)
    film.save()
    return film


def photos(image: Image) -> dict[str, Any]:
    shown = [{"image": image_value(image), "caption": ""}]
    return {"type": "photos", "value": {"layout": "single", "photos": shown}}


def video(film: Media, track: Any) -> dict[str, Any]:
    tracks = [{"locale": "en", "kind": "captions", "file": track.pk}]
    value = {
        "title": "A film", "file": film.pk, "provider": "", "provider_id": "", "transcript": "",
        "poster": None, "tracks": tracks,
    }  # fmt: skip
    return {"type": "video", "value": value}


def told(page: Any) -> Any:
    return Client().get(f"/delivery/v1/pages/{page.translation_key}", {"locale": "en"}).json()


def differing() -> list[str]:
    return [line for progress in verify() for line in progress.failed]


def test_rights_are_delivered_but_for_what_only_the_newsroom_may_know(site: Site) -> None:
    rights = {"credit": "Amal", "licence": "CC BY 4.0", "source": "A cousin in Mosul"}
    film = make_film(**rights, usable_until=today() + timedelta(9))
    image = make_image(**rights, usable_until=today() + timedelta(9))
    page = make_story(cover=image, body=[video(film, make_file())])
    document = told(page)
    source = document["body"][0]["source"]
    assert (source["credit"], source["licence"]) == ("Amal", "CC BY 4.0")
    assert (document["cover"]["credit"], document["cover"]["licence"]) == ("Amal", "CC BY 4.0")
    for word in ("cousin", "usable_until", "override"):
        assert word not in json.dumps(document)


def test_at_the_end_of_the_last_day_all_is_withdrawn_and_the_story_stays(
    site: Site, clock: Any
) -> None:
    image = make_image(alt="A secret", usable_until=END)
    film, track = make_film(usable_until=END), make_file()
    type(track).objects.filter(pk=track.pk).update(usable_until=END)
    person = Person.objects.create(name="Amal", portrait=image, locale=locale("en"))
    page = make_story(
        cover=image,
        body=[photos(image), video(film, track)],
        authors=json.dumps([{"type": "person", "value": person.pk}]),
    )
    paths = [f"/media/images/{image.version}/320.jpg", film.url, track.url]
    clock.move_to(LAST_SECOND)
    assert told(page)["cover"]["alt"] == "A secret"
    for path in paths:
        answer = Client().get(path)
        assert answer["Cache-Control"] == "public, max-age=1, immutable"
    clock.move_to(OVER)
    document = told(page)
    assert (document["cover"], document["body"]) == (None, [])
    assert document["authors"][0]["portrait"] is None
    assert "secret" not in json.dumps(document)
    assert [Client().get(path).status_code for path in paths] == [404, 404, 404]
    before = Change.objects.count()
    call_command("publish_scheduled")
    assert Document.objects.get(page=page.pk).changes_at is None
    assert b"secret" not in bytes(Document.objects.get(page=page.pk).body)
    purged = Change.objects.filter(page_id=page.pk).latest("sequence").keys
    assert {f"image:{image.pk}", f"snippet:media.media:{film.pk}"} <= set(purged)
    assert Change.objects.count() > before
    assert differing() == []


def test_many_stories_lose_a_picture_at_once(
    site: Site, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cms.publishing.refresh.AT_ONCE", 1)
    image = make_image(alt="A secret", usable_until=END)
    for _ in range(3):
        make_story(cover=image)
    clock.move_to(OVER)
    call_command("publish_scheduled")
    assert b"secret" not in b"".join(bytes(row.body) for row in Document.objects.all())


def test_an_override_shows_it_again_until_its_day_and_is_on_record(site: Site, clock: Any) -> None:
    clock.move_to(OVER)
    image, user = make_image(usable_until=END), make_user()
    page = make_story(cover=image)
    assert told(page)["cover"] is None
    override(image, user, date(2026, 4, 3), "The court asks for it.")
    assert told(page)["cover"]
    entry = ModelLogEntry.objects.get(action="storywire.rights.override")
    assert (entry.user, entry.object_id) == (user, str(image.pk))
    assert entry.data["until"] == "2026-04-03"
    assert entry.message.endswith("The court asks for it.")
    take_back(image, user)
    assert told(page)["cover"] is None
    override(image, user, date(2026, 4, 3), "It does.")
    clock.move_to(datetime(2026, 4, 4, tzinfo=UTC))
    assert told(page)["cover"] is None
    call_command("publish_scheduled")
    assert differing() == []


def test_an_override_is_of_one_end_only(site: Site, clock: Any) -> None:
    image = make_image(usable_until=END)
    page = make_story(cover=image)
    override(image, make_user(), date(2026, 6, 1), "Agreed by telephone.")
    image.usable_until = date(2026, 3, 30)
    image.save()
    assert told(page)["cover"] is None
    image.usable_until = date(2027, 1, 1)
    image.save()
    assert told(page)["cover"]
    assert state_of(image) == ""
