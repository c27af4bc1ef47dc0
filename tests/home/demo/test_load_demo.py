"""The demo content: whole, true to its sources, and careful with what is there."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, Site

from cms.media.models import File, Image, Media
from cms.publishing.rebuilding import verify
from home.demo.pictures import PICTURES
from home.demo.podcast import LINES_OF_EFFORT
from stories.models import Body, LineOfEffort, Partner, Person, StoryPage

BLOCKS = {"text", "quote", "moment", "photos", "before_after", "video", "fact_box", "related"}


def load() -> str:
    output = StringIO()
    call_command("load_demo", stdout=output)
    return output.getvalue()


def counts() -> dict[str, int]:
    models = (Page, Image, Media, File, Person, Body, Site, LineOfEffort, Partner)
    return {model.__name__: model._default_manager.count() for model in models}


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_pictures_speak_the_language_of_their_page(loaded: str, client: Client, code: str) -> None:
    asked = {"locale": code, "include": "document", "limit": 100}
    answer = client.get("/delivery/v1/pages", asked)
    assert answer.json()["next"] is None
    shown = answer.content.decode()
    for picture in PICTURES.values():
        assert picture.alt["en"] not in shown
        assert picture.caption["en"] not in shown
    home = client.get("/delivery/v1/resolve", {"path": f"/{code}/"}).json()["page"]
    assert home["cover"]["alt"] == PICTURES["al-qaim-dawn"].alt[code]
    [about] = [block for block in home["sections"] if block["type"] == "about"]
    assert [line["slug"] for line in about["lines_of_effort"]] == [
        line.slug for line in LINES_OF_EFFORT
    ]
    assert about["lines_of_effort"][0]["name"] == LINES_OF_EFFORT[0].names[code]


@pytest.mark.django_db
def test_every_page_of_the_demo_is_delivered_whole(loaded: str, client: Client) -> None:
    assert f"{len(PICTURES)}/{len(PICTURES)}" in loaded
    asked = "type=story,day_in_the_life&include=document&limit=100"
    items = client.get(f"/delivery/v1/pages?{asked}").json()
    assert {(item["type"], item["locale"]) for item in items["items"]} == {
        (type_, code) for type_ in ("story", "day_in_the_life") for code in ("en", "fr", "ar")
    }  # fmt: skip
    assert items["total"] == 21
    for item in items["items"]:
        assert len(item["body"]) >= (3 if item["reading_time"] <= 2 else 12)
        assert item["cover"]
        assert item["standfirst"]
        assert item["safeguarding_note"]["content"], "composite voices must say so"
        assert item["authors"]
        assert all(block["fallback"] for block in item["body"])
    seen = {block["type"] for item in items["items"] for block in item["body"]}
    assert seen == BLOCKS
    arabic = next(item for item in items["items"] if "القائم" in item["title"])
    assert arabic["dir"] == "rtl"
    assert {other["locale"] for other in arabic["translations"]} == {"en", "fr"}
    video = next(block for block in arabic["body"] if block["type"] == "video")
    assert video["source"]["content_type"] == "video/mp4"
    assert {track["locale"] for track in video["tracks"]} >= {"ar"}


@pytest.mark.django_db
def test_statements_and_briefs_say_that_they_are_demo(client: Client) -> None:
    items = client.get("/delivery/v1/pages?type=statement,brief&include=document&limit=100").json()[
        "items"
    ]
    told = {(item["path"].split("/")[-2], item["locale"]): item for item in items}
    assert len(told) == 8 * 3
    assert all(len(item["translations"]) == 2 for item in items)
    statement = told["africa-focus-group", "en"]
    assert statement["date"] == "2021-12-02"
    assert statement["issuer"]["name"] == "Small Group"
    assert [one["represents"] for one in statement["participants"]] == ["Belgium", "United States"]
    assert all(one["person"]["bio"] for one in statement["participants"])
    assert statement["place"]["name"] == "Brussels, Belgium"
    assert len(statement["translations"]) == 2
    spoken = [file["language"]["locale"] for file in statement["attachments"]]
    assert spoken == ["en", "fr", "ar"]
    for file in statement["attachments"]:
        assert client.get(file["url"]).status_code == 200
    readout = told["political-directors-online", "en"]
    assert (readout["kind"], readout["format"]) == ("readout", "online")
    for item in (statement, readout):
        assert "Demo content" in item["body"][0]["fallback"]
    assert told["music-again-in-mosul", "en"]["page"]["type"] == "story"
    assert told["stronger-in-some-areas", "en"]["source"]["outlet"]["name"] == "The Hill"


@pytest.mark.django_db
def test_what_is_stored_is_what_is_compiled() -> None:
    assert [line for progress in verify() for line in progress.failed] == []


@pytest.mark.django_db
def test_loading_again_changes_nothing(client: Client) -> None:
    before = counts(), client.get("/delivery/v1/pages?include=document&limit=100").content
    page = StoryPage.objects.filter(locale__language_code="en").first()
    assert "written" not in load()
    assert (counts(), client.get("/delivery/v1/pages?include=document&limit=100").content) == before
    assert page is not None
    page.title = "Edited since"
    page.save_revision().publish()
    load()
    page.refresh_from_db()
    assert page.title == "Edited since"
