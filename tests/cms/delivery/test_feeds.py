"""Feeds, as feed readers read them."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import feedparser
import orjson
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from jsonschema import Draft202012Validator
from lxml import etree
from wagtail.models import Site

from cms.delivery.feeds.atom import atom
from cms.delivery.feeds.entries import Entry, Feed
from cms.delivery.feeds.json_feed import json_feed
from cms.publishing.models import Document
from tests.cms.delivery.feed_items import HOSTILE, TITLES, make_told
from tests.factories import image_value, index_page, make_image, make_story, text
from tests.stories.statements import make_brief

ATOM, JSON = "/delivery/v1/feeds/atom", "/delivery/v1/feeds/json"
BOTH = pytest.mark.parametrize("address", [ATOM, JSON])
# What https://www.jsonfeed.org/version/1.1/ demands, and nothing that it does not know.
URL = {"type": "string", "pattern": "^https?://"}
TEXT = {"type": "string", "minLength": 1}
MOMENT = {"type": "string", "format": "date-time"}
AUTHORS = {
    "type": "array",
    "items": {"type": "object", "anyOf": [{"required": ["name"]}, {"required": ["url"]}]},
}
ITEM = {
    "type": "object",
    "required": ["id", "content_html"],
    "properties": {
        "id": TEXT, "url": URL, "title": {"type": "string"}, "content_html": TEXT,
        "summary": TEXT, "image": URL, "date_published": MOMENT, "date_modified": MOMENT,
        "authors": AUTHORS, "tags": {"type": "array", "items": TEXT}, "language": TEXT,
    },
    "additionalProperties": False,
}  # fmt: skip
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"}, "title": TEXT,
        "home_page_url": URL, "feed_url": URL, "next_url": URL, "language": TEXT,
        "items": {"type": "array", "items": ITEM},
    },
    "additionalProperties": False,
}  # fmt: skip


def read_atom(client: Client, **query: object) -> Any:
    answer = client.get(ATOM, query)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    etree.fromstring(answer.content, etree.XMLParser(resolve_entities=False))
    found = feedparser.parse(answer.content)
    assert not found.bozo, found.get("bozo_exception")
    return found


def read_json(client: Client, **query: object) -> Any:
    answer = client.get(JSON, query)
    assert answer["Content-Type"] == "application/feed+json"
    found = answer.json()
    Draft202012Validator(JSON_FEED).validate(found)
    return found


def titles(client: Client, **query: object) -> list[str]:
    """Return the titles of a feed, which are the same in each format."""
    in_json = [item["title"] for item in read_json(client, **query)["items"]]
    assert [entry.title for entry in read_atom(client, **query).entries] == in_json
    return in_json


def test_an_entry_says_what_the_page_is(site: Site, client: Client) -> None:
    page = make_told(tags=["Mosul", "Water"])
    found = read_atom(client, locale="en")
    entry = found.entries[0]
    assert (found.feed.title, found.feed.language) == ("Coalition", "en")
    assert entry.title == "Told"
    assert entry.link == f"{settings.FRONTEND_URL}/en/stories/{page.slug}/"
    assert entry.id.startswith("urn:uuid:")
    assert entry.summary == "In < brief."
    assert entry.summary_detail.type == "text/plain"
    assert [author.name for author in entry.authors] == ["A Writer"]
    assert [tag.term for tag in entry.tags] == ["Mosul", "Water"]
    assert datetime(*entry.published_parsed[:6], tzinfo=UTC) == page.first_published_at.replace(
        microsecond=0
    )
    content = entry.content[0]
    assert (content.type, content.language) == ("text/html", "en")
    assert f'<a href="{settings.FRONTEND_URL}/en/stories/before-told/"' in content.value
    assert "At the river. (S. Ahmed)" in content.value
    assert '<img alt="What it shows here" src="http://cms.test/media/images/' in content.value


def test_both_formats_say_the_same(site: Site, client: Client) -> None:
    make_told(tags=["Mosul"])
    make_brief("Brief")
    entries = read_atom(client).entries
    items = read_json(client)["items"]
    assert [(entry.id, entry.link, entry.title) for entry in entries] == [
        (item["id"], item["url"], item["title"]) for item in items
    ]
    told = next(item for item in items if item["title"] == "Told")
    assert told["authors"] == [{"name": "A Writer"}]
    assert told["tags"] == ["Mosul"]
    assert told["summary"] == "In < brief."
    assert told["image"].startswith("http://cms.test/media/images/")


def test_only_what_is_told_is_in_it_unless_types_are_asked_for(site: Site, client: Client) -> None:
    make_story("Story")
    make_brief("Brief")
    assert titles(client) == ["Brief", "Story"]
    assert titles(client, type="story") == ["Story"]
    assert titles(client, type="story_index", locale="fr") == ["Récits"]


def test_the_filters_of_pages_hold(site: Site, client: Client) -> None:
    make_story("River", tags=["Water"])
    make_story("Road")
    make_story("Récit", parent=index_page("fr"))
    assert titles(client, tag="water") == ["River"]
    assert titles(client, locale="fr") == ["Récit"]
    assert titles(client, q="road") == ["Road"]
    assert titles(client, order="title", locale="en") == ["River", "Road"]
    assert titles(client, published_before="2000-01-01T00:00Z") == []
    assert read_json(client, tag="Water")["title"] == "Coalition: Water"


def test_following_next_meets_every_page_once(site: Site, client: Client) -> None:
    expected = [make_story(f"Story {number}").title for number in range(5)][::-1]
    for address, read in ((ATOM, read_atom), (JSON, read_json)):
        seen: list[str] = []
        url: str | None = f"{address}?limit=2&type=story"
        while url:
            parts = urlsplit(url)
            query = dict(parse_qsl(parts.query))
            found = read(client, **query)
            if address == ATOM:
                seen += [entry.title for entry in found.entries]
                url = next((link.href for link in found.feed.links if link.rel == "next"), None)
            else:
                seen += [item["title"] for item in found["items"]]
                url = found.get("next_url")
        assert seen == expected


def test_all_parts_of_a_feed_are_one_feed(site: Site, client: Client) -> None:
    for _ in range(2):
        make_story()
    first = read_atom(client, limit="1")
    following = next(link.href for link in first.feed.links if link.rel == "next")
    cursor = dict(parse_qsl(urlsplit(following).query))["cursor"]
    second = read_atom(client, limit="1", cursor=cursor)
    assert first.feed.id == second.feed.id
    assert first.entries[0].id != second.entries[0].id


def test_an_id_stays_when_a_page_moves_and_differs_by_language(site: Site, client: Client) -> None:
    page = make_story("Story")
    french = make_story("Récit", parent=index_page("fr"), translation_key=page.translation_key)
    before = {item["language"]: item["id"] for item in read_json(client)["items"]}
    page.slug = "moved"
    page.save_revision().publish()
    after = {item["language"]: item["id"] for item in read_json(client)["items"]}
    assert french.translation_key == page.translation_key
    assert before == after
    assert before["en"] != before["fr"]


def test_arabic_is_written_from_the_right(site: Site, client: Client) -> None:
    make_story("قصة", parent=index_page("ar"), body=[text("<p>نهر.</p>")])
    (item,) = read_json(client, locale="ar")["items"]
    assert item["content_html"] == '<div lang="ar" dir="rtl"><p>نهر.</p></div>'
    assert read_atom(client, locale="ar").entries[0].content[0].language == "ar"


def test_every_block_is_said(site: Site, client: Client) -> None:
    image = make_image()
    photo = image_value(image)
    blocks = [
        {"type": "quote", "value": {"text": "We <planted>.", "speaker": "A gardener"}},
        {
            "type": "moment",
            "value": {
                "time": "06:40",
                "title": "First",
                "body": "<p>She walks.</p>",
                "time_zone": "Asia/Baghdad",
            },
        },
        {"type": "before_after", "value": {"before": photo, "after": photo, "changed": "Roof."}},
        {
            "type": "video",
            "value": {
                "title": "Sixty seconds",
                "provider": "vimeo",
                "provider_id": "000000",
                "transcript": "<p>A river.</p>",
            },
        },
        {
            "type": "fact_box",
            "value": {"title": "In brief", "facts": [{"label": "Who", "text": "Many"}]},
        },
    ]
    make_story("Told", body=blocks, content_warning="War.")
    (item,) = read_json(client, type="story")["items"]
    html = item["content_html"]
    for said in (
        "<p><strong>War.</strong></p>",
        "<blockquote>We &lt;planted&gt;.</blockquote><p>— A gardener</p>",
        "<h2>06:40 First</h2><p>She walks.</p>",
        "<p>Roof.</p>",
        '<a href="https://vimeo.com/000000" rel="noopener">Sixty seconds</a></p><p>A river.</p>',
        "<h3>In brief</h3><ul><li><strong>Who: </strong>Many</li></ul>",
    ):
        assert said in html


def test_a_block_that_is_not_known_is_said_by_its_fallback(site: Site, client: Client) -> None:
    make_story("Told", body=[text("<p>Once <b>upon</b>.</p>")])
    row = Document.objects.get(type="story")
    row.body = bytes(row.body).replace(b'"type":"text"', b'"type":"hologram"')
    row.save()
    (item,) = read_json(client, type="story")["items"]
    assert item["content_html"] == '<div lang="en" dir="ltr"><p>Once upon.</p></div>'


@pytest.mark.parametrize("title", HOSTILE)
def test_no_title_breaks_a_feed(site: Site, client: Client, title: str) -> None:
    make_told(title, tags=[title[:90].replace(",", "")], slug="told")
    (entry, *_others) = read_atom(client, order="-updated_at").entries
    (item, *_others) = read_json(client, order="-updated_at")["items"]
    assert "alert(1)>" not in entry.content[0].value
    assert item["title"].strip()
    feed = etree.fromstring(client.get(ATOM, {"order": "-updated_at"}).content)
    written = feed.findtext(".//{*}entry/{*}title")
    assert written == item["title"].replace("\r\n", "\n").replace("\r", "\n")


def entry_titled(title: str) -> Entry:
    """Return an entry that says one thing everywhere."""
    document = (
        b'{"id":"6d0c7d4e-52c5-4d6f-a9a2-0f6a3f9d3b1c","locale":"en","dir":"ltr","path":"/en/x/",'
        b'"title":%(said)s,"standfirst":%(said)s,"cover":null,"tags":[{"name":%(said)s}],'
        b'"published_at":"2019-08-20T06:40:00Z","updated_at":"2019-08-20T06:40:00Z",'
        b'"seo":{"json_ld":{"author":[{"name":%(said)s}]}},'
        b'"body":[{"type":"new","id":"1","fallback":%(said)s},'
        b'{"type":"quote","id":"2","fallback":"","text":%(said)s,"speaker":%(said)s,"role":""}]}'
    )
    return Entry.of(document % {b"said": orjson.dumps(title)}, "https://example.org")


@hypothesis_settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)
@given(TITLES)
def test_whatever_is_said_is_well_formed(title: str) -> None:
    entry = entry_titled(title)
    here = "https://example.org/feed"
    feed = Feed(entry.title, "en", "https://example.org/", here, here, None, [entry])
    found = etree.fromstring(atom(feed))
    normal = entry.title.replace("\r\n", "\n").replace("\r", "\n")
    assert (found.findtext(".//{*}entry/{*}title") or "") == normal
    assert found.findtext(".//{*}entry/{*}content")
    assert orjson.loads(json_feed(feed))["items"][0]["title"] == entry.title


@BOTH
def test_more_entries_add_no_queries(site: Site, client: Client, address: str) -> None:
    make_told("One")
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(address)
    for number in range(6):
        make_told(f"Story {number}")
    with CaptureQueriesContext(connection) as many:
        assert client.get(address).status_code == 200
    assert len(many) == len(few) <= 6


@BOTH
def test_it_is_kept_like_lists(site: Site, client: Client, address: str) -> None:
    page = make_story("Story")
    first = client.get(address)
    assert first["Surrogate-Key"] == "pages site"
    assert first["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "Vary" not in first
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    page.unpublish()
    after = client.get(address)
    assert after["ETag"] != first["ETag"]
    assert b"Story" not in after.content


@BOTH
@pytest.mark.parametrize("accept", ["text/html", "image/*", "application/rss+xml", ""])
def test_any_reader_is_answered(site: Site, client: Client, address: str, accept: str) -> None:
    assert client.get(address, headers={"Accept": accept}).status_code == 200


@BOTH
@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("limit=51", "limit"), ("include=html", "include"), ("type=novel", "type"),
        ("locale=de", "locale"), ("cursor=x", "cursor"), ("format=rss", "format"), ("tag=", "tag"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(
    site: Site, client: Client, address: str, query: str, parameter: str
) -> None:
    answer = client.get(address, QUERY_STRING=query)
    assert answer.status_code == 400
    assert answer.json()["parameter"] == parameter


@BOTH
def test_it_leads_to_the_front_end_of_the_site(
    site: Site, client: Client, settings: Any, address: str
) -> None:
    make_story("Story", slug="story")
    settings.FRONTEND_URLS = {"localhost": "https://www.example.org/"}
    assert b"https://www.example.org/en/stories/story/" in client.get(address).content
