"""Every list takes three queries at most, whatever is asked for and however much there is."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from cms.delivery import sitemaps, urls
from cms.delivery.freshness import PLACE, Freshness
from cms.delivery.totals import totals
from cms.publishing.models import Document
from cms.publishing.search import index
from tests.factories import make_story
from tests.stories.podcasts import make_episode, make_podcast

MOST = 3
LISTS = [
    "changes?after=0&include=document,html",
    "changes",
    "feeds/atom",
    "feeds/atom?campaign={podcast}&tag=water",
    "feeds/atom?q=river&tag=water&locale=en",
    "feeds/json",
    "feeds/json?q=river&order=title",
    "feeds/rss/{podcast}",
    "llms.txt",
    "llms.txt?locale=fr",
    "pages",
    "pages?include=document,html&locale=en",
    "pages?q=river",
    "pages?q=river&limit=2",
    "pages?q=river&order=title&tag=water,other",
    "pages?q=river&type=story&locale=en&tag=water",
    "pages?q=river&include=document",
    "pages?tag=water&order=-title&limit=1",
    "paths",
    "paths?locale=en&limit=2",
    "sitemap.xml",
    "sitemap.xml?part=1",
]
NO_LISTS = {
    "resolve", "pages/<id:id>", "pages/<id:id>.md", "site", "live", "openapi.json", "docs",
    "schemas/<slug:type>.json", "preview/exchange", "preview/userbar",
}  # fmt: skip


@pytest.fixture
def podcast(site: Site) -> Any:
    page = make_podcast("Podcast")
    make_episode(parent=page)
    return page


def grow(number: int) -> None:
    for _ in range(number):
        make_story("River", tags=["Water", "Other"])


def queries(client: Client, url: str) -> int:
    """Count with nothing remembered, for somebody who wants to know until when it holds."""
    totals.forget()
    said: dict[str, Any] = {PLACE: Freshness()}
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(f"/delivery/v1/{url}", **said)
    assert answer.status_code == 200, answer.content
    return len(captured)


@pytest.mark.parametrize("most", [2, index.MOST_RANKED])
def test_no_list_takes_more(
    podcast: Any, client: Client, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(index, "MOST_RANKED", most)
    grow(3)
    shown = [url.format(podcast=podcast.translation_key) for url in LISTS]
    few = {url: queries(client, url) for url in shown}
    grow(4)
    assert {url: queries(client, url) for url in shown} == few
    assert {url: number for url, number in few.items() if number > MOST} == {}


def test_no_part_of_a_site_map_takes_more(
    site: Site, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps, "MOST", 2)
    grow(4)
    assert Document.objects.exclude(page=None).count() > 4
    for url in ("sitemap.xml", "sitemap.xml?part=1", "sitemap.xml?part=2"):
        assert queries(client, url) <= MOST


def test_every_list_is_counted() -> None:
    named = {url.partition("?")[0].partition("/{")[0] for url in LISTS}
    for pattern in urls.urlpatterns:
        route = str(pattern.pattern)
        if hasattr(getattr(pattern.callback, "view_class", None), "query"):
            assert route in NO_LISTS or route.partition("/<")[0] in named, route
