"""What is written for whoever reads no blocks leaves out nothing that readers should see."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import feedparser
import pytest
from django.test import Client

from cms.publishing.compile import page_types
from cms.publishing.models import Document
from tests.cms.delivery.said import missing, words

pytestmark = pytest.mark.django_db
PAGES = "/delivery/v1/pages"


def documents(client: Client, type_: str) -> list[dict[str, Any]]:
    asked: dict[str, Any] = {"type": type_, "include": "document", "limit": 100}
    items: list[dict[str, Any]] = client.get(PAGES, asked).json()["items"]
    return items


def markdown(client: Client, document: dict[str, Any]) -> str:
    address = f"{PAGES}/{document['id']}.md"
    answer = client.get(address, {"locale": document["locale"]})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("type_", sorted(page_types()))
def test_every_text_of_every_type_is_in_its_markdown(client: Client, type_: str) -> None:
    found = documents(client, type_)
    assert found
    for document in found:
        lost = missing(document, markdown(client, document))
        assert not lost, (document["path"], lost)


@pytest.mark.parametrize("type_", sorted(page_types()))
def test_every_text_of_every_type_is_in_its_feed(client: Client, type_: str) -> None:
    """Lists are not, which have feeds of their own, nor what has a field of its own."""
    feed = client.get("/delivery/v1/feeds/json", {"type": type_, "limit": 50, "locale": "en"})
    entries = {item["url"]: item for item in feed.json()["items"]}
    for document in documents(client, type_):
        if document["locale"] != "en":
            continue
        (entry,) = (item for url, item in entries.items() if url.endswith(document["path"]))
        own = {**document, "title": "", "standfirst": "", "cover": None}
        assert not (lost := missing(own, entry["content_html"])), (document["path"], lost)


def test_heads_of_lists_list_what_is_below_them(client: Client) -> None:
    heads = Document.objects.filter(type__endswith="_index")
    assert {row.type for row in heads} >= {"story_index", "digest_index", "short_video_index"}
    for row in heads:
        head = client.get(f"{PAGES}/{row.translation_key}", {"locale": row.locale}).json()
        listed = client.get(head["pages"]).json()["items"]
        said = words(markdown(client, head))
        assert listed
        assert all(words(card["title"]) in said for card in listed)


def test_feeds_that_pages_name_are_feeds_of_what_belongs_to_them(client: Client) -> None:
    named = 0
    for type_ in ("campaign", "story_index", "social_wall"):
        for document in documents(client, type_):
            for feed in document["feeds"]:
                parts = urlsplit(feed["url"])
                answer = client.get(parts.path, dict(parse_qsl(parts.query)))
                assert answer["Content-Type"].startswith(feed["content_type"])
                if feed["content_type"] != "application/atom+xml":
                    assert answer.json()["items"]
                    continue
                read = feedparser.parse(answer.content)
                assert read.entries, feed["url"]
                assert type_ == "story_index" or document["title"] in read.feed.title
                named += 1
    assert named > 2
