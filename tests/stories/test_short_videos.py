"""Short videos: a film of about a minute, its words, and how it is held."""

import json
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, Site

from cms.publishing.rebuilding import verify
from stories.models import ShortVideoPage
from tests.factories import end_rights, make_file, make_user
from tests.stories.campaigns import make_film, make_short_video, short_video_index

PAGES = "/delivery/v1/pages"
SCRIPT = '{"blocks": [{"key": "a", "type": "unstyled", "text": "Dawn."}], "entityMap": {}}'


def document(client: Client, page: Page) -> Any:
    answer = client.get(f"{PAGES}/{page.translation_key}")
    return answer.json() if answer.status_code == 200 else None


def differing() -> list[str]:
    return [line for progress in verify() for line in progress.failed]


def test_a_short_video_has_its_film_and_its_words(site: Site, client: Client) -> None:
    captions = {"locale": "ar", "kind": "captions", "file": make_file().pk}
    page = make_short_video(
        "Sixty seconds in Al-Qaim",
        film=make_film(duration=59.6),
        captions=json.dumps([{"type": "track", "value": captions}]),
        script="<p>A <b>river</b> at dawn.</p>",
    )
    told = document(client, page)
    assert (told["type"], told["duration"], told["orientation"]) == ("short_video", 60, "wide")
    assert told["film"]["content_type"] == "video/mp4"
    (track,) = told["tracks"]
    assert (track["locale"], track["dir"], track["kind"]) == ("ar", "rtl", "captions")
    assert told["script"]["content"][0]["children"][1]["text"] == "river"
    assert client.get(PAGES, {"q": "river"}).json()["total"] == 1
    (card,) = client.get(PAGES, {"type": "short_video"}).json()["items"]
    assert "script" not in card
    assert card["duration"] == 60
    assert client.get(told["film"]["url"]).status_code == 200
    assert differing() == []


@pytest.mark.parametrize(
    ("measures", "chosen", "shown"),
    [
        ((360, 640), "wide", "vertical"),
        ((640, 360), "vertical", "wide"),
        ((None, None), "vertical", "vertical"),
        ((None, None), "wide", "wide"),
    ],
)
def test_a_film_that_knows_its_measures_decides_how_it_is_held(
    site: Site, client: Client, measures: tuple[Any, Any], chosen: str, shown: str
) -> None:
    page = make_short_video(film=make_film(*measures), orientation=chosen)
    assert document(client, page)["orientation"] == shown


def test_a_film_is_followed(site: Site, client: Client) -> None:
    film = make_film(640, 360)
    page = make_short_video(film=film)
    film.width, film.height, film.duration = 360, 640, 0
    film.save()
    told = document(client, page)
    assert (told["orientation"], told["duration"]) == ("vertical", None)
    end_rights(film)
    assert document(client, page)["film"] is None
    assert differing() == []


@pytest.fixture
def address(site: Site, client: Client) -> str:
    client.force_login(make_user())
    return f"/admin/pages/add/stories/shortvideopage/{short_video_index().pk}/"


def fields(**given: Any) -> dict[str, Any]:
    return {
        "title": "Written", "slug": "written", "standfirst": "", "cover": "", "tags": "",
        "orientation": "wide", "captions-count": 0, "script": SCRIPT, "campaign": "", "series": "",
        "partners-count": 0,
        "seo_title": "", "search_description": "", "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0, "action-publish": "yes",
    } | given  # fmt: skip


def test_an_editor_publishes_a_film(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200
    client.post(address, fields(film=make_film(360, 640).pk))
    told = document(client, ShortVideoPage.objects.get())
    assert told["orientation"] == "vertical"
    assert told["script"]["content"][0]["children"][0]["text"] == "Dawn."


def test_what_is_no_film_is_refused_beside_the_field(client: Client, address: str) -> None:
    sound = make_film(type="audio")
    for film, said in (("", "This field is required."), (sound.pk, "without pictures")):
        answer = client.post(address, fields(film=film))
        assert said in str(answer.context["form"].errors["film"])
    assert not ShortVideoPage.objects.exists()


def test_a_short_video_lives_below_its_index(site: Site) -> None:
    index = short_video_index()
    assert ShortVideoPage.can_create_at(index)
    assert not ShortVideoPage.can_create_at(site.root_page)
    assert index.can_create_at(site.root_page.specific)
