"""What the clock alone changes is another at that moment, whoever has yet to follow it up."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from django.utils.http import http_date
from wagtail.models import Site

from cms.delivery.freshness import PLACE, Freshness
from cms.media.rights import today
from cms.publishing.models import Document
from stories.models import StoryPage
from tests.factories import make_image, make_story

LISTS = [
    "pages?type=story",
    "pages?type=story&include=document",
    "pages?q=covered",
    "pages?q=covered&order=title",
    "pages?q=covered&include=document",
    "feeds/json?type=story",
    "feeds/atom?type=story",
    "llms.txt",
    "sitemap.xml",
    "changes?after=0&include=document",
]


@pytest.fixture
def covered(site: Site) -> tuple[StoryPage, str]:
    """Give a story, and the version of its cover, whose rights end with this day."""
    image = make_image(usable_until=today())
    return make_story("Covered", cover=image), image.version


@pytest.mark.parametrize("url", LISTS)
def test_a_cover_whose_rights_have_ended_leaves_every_list(
    covered: tuple[StoryPage, str], client: Client, url: str
) -> None:
    page, version = covered
    before = client.get(f"/delivery/v1/{url}").content.decode()
    # llms.txt shows no pictures.
    assert (version in before) == (url != "llms.txt")
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        after = client.get(f"/delivery/v1/{url}").content.decode()
        assert version not in after
        assert "Covered" in after or page.slug in after


@pytest.mark.parametrize("url", LISTS)
def test_every_list_says_that_it_holds_until_then(
    covered: tuple[StoryPage, str], client: Client, url: str
) -> None:
    page, _version = covered
    changes: datetime | None = Document.objects.get(page=page).changes_at
    assert changes
    freshness = Freshness()
    said: dict[str, Any] = {PLACE: freshness}
    answer = client.get(f"/delivery/v1/{url}", **said)
    assert freshness.until == changes
    # Rounded down: it is never kept for too long.
    assert answer["Surrogate-Until"] == http_date(int(changes.timestamp()))
    assert client.get(f"/delivery/v1/{url}")["Surrogate-Until"] == answer["Surrogate-Until"]


def test_what_cannot_be_compiled_then_is_not_shown(
    covered: tuple[StoryPage, str], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> None:
        raise ValueError

    with time_machine.travel(timezone.now() + timedelta(days=2)):
        monkeypatch.setattr(StoryPage, "to_document", broken)
        answer = client.get("/delivery/v1/pages", {"q": "covered"}).json()
        assert (answer["items"], answer["highlights"]) == ([], {})
