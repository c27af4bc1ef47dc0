"""The demo content: whole, true to its sources, and careful with what is there."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, Site

from cms.media.models import File, Image, Media
from home.demo.pictures import PICTURES
from stories.models import Person, StoryPage
from tests.factories import make_site, make_story

RESOLVE = "/delivery/v1/resolve"
BLOCKS = {"text", "quote", "moment", "photos", "before_after", "video", "fact_box", "related"}


@pytest.fixture
def quick_art(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw the demo's pictures small: their size is not what is tested."""
    monkeypatch.setattr("home.loading.library.WIDTH", 400)
    monkeypatch.setattr("home.loading.library.FILM_SECONDS", 1)


def load() -> str:
    output = StringIO()
    call_command("load_demo", stdout=output)
    return output.getvalue()


def counts() -> dict[str, int]:
    models = (Page, Image, Media, File, Person, Site)
    return {model.__name__: model._default_manager.count() for model in models}


@pytest.mark.django_db
@pytest.mark.usefixtures("quick_art")
def test_every_page_of_the_demo_is_delivered_whole(client: Client) -> None:
    output = load()
    assert f"{len(PICTURES)}/{len(PICTURES)}" in output
    items = client.get("/delivery/v1/pages?type=story,day_in_the_life&include=document").json()
    told = {(item["type"], item["locale"]): item for item in items["items"]}
    assert {(item["type"], item["locale"]) for item in items["items"]} == {
        ("story", "en"), ("story", "fr"), ("story", "ar"), ("day_in_the_life", "en"),
    }  # fmt: skip
    assert items["total"] == 5
    for item in items["items"]:
        assert len(item["body"]) >= 12
        assert item["cover"]
        assert item["standfirst"]
        assert item["safeguarding_note"]["content"], "composite voices must say so"
        assert item["authors"]
        assert all(block["fallback"] for block in item["body"])
    seen = {block["type"] for item in items["items"] for block in item["body"]}
    assert seen == BLOCKS
    arabic = told["story", "ar"]
    assert arabic["dir"] == "rtl"
    assert {other["locale"] for other in arabic["translations"]} == {"en", "fr"}
    video = next(block for block in arabic["body"] if block["type"] == "video")
    assert video["source"]["content_type"] == "video/mp4"
    assert {track["locale"] for track in video["tracks"]} >= {"ar"}


@pytest.mark.django_db
@pytest.mark.usefixtures("quick_art")
def test_loading_again_changes_nothing(client: Client) -> None:
    load()
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


@pytest.mark.django_db
@pytest.mark.usefixtures("quick_art")
def test_other_content_is_left_alone(client: Client) -> None:
    site = make_site()
    make_story("Ours", slug="ours")
    before = client.get(RESOLVE, {"path": "/en/stories/ours/"}).content
    home = client.get(RESOLVE, {"path": "/en/"}).content
    load()
    site.refresh_from_db()
    assert site.is_default_site
    assert client.get(RESOLVE, {"path": "/en/stories/ours/"}).content == before
    assert client.get(RESOLVE, {"path": "/en/"}).content == home
    demo = client.get(RESOLVE, {"path": "/en/", "site": "demo.localhost"}).json()
    assert demo["page"]["title"] != "Home"
    assert "Ours" not in str(demo)
