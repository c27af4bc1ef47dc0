"""A podcast's feed, as programs that play podcasts and their directories read it."""

import json
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import feedparser
import podcastparser
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree
from wagtail.models import Page, PageViewRestriction, Site

from cms.delivery.views import channel
from cms.publishing.models import Document
from stories.models import Person
from tests.cms.delivery.feed_items import HOSTILE
from tests.factories import end_rights, jpeg, locale, make_file, make_image, make_story
from tests.stories.podcasts import SPOKEN, make_episode, make_podcast, make_recording
from tests.stories.statements import somebody

SPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
}


def address(page: Page) -> str:
    return f"/delivery/v1/feeds/rss/{page.translation_key}"


def read(client: Client, page: Page, **query: str) -> Any:
    """Return a feed as a program has it: its bytes are RSS to one parser and XML to another."""
    answer = client.get(address(page), query)
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"] == "application/rss+xml; charset=utf-8"
    found = feedparser.parse(answer.content)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "rss20"
    return found


def tree(client: Client, page: Page, **query: str) -> Any:
    content = client.get(address(page), query).content
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False)).find("channel")


def said(element: Any, name: str) -> str | None:
    text: str | None = element.findtext(name, namespaces=SPACES)
    return text


def titles(client: Client, page: Page) -> list[str]:
    return [entry.title for entry in read(client, page).entries]


def test_a_podcast_says_what_directories_ask_for(site: Site, client: Client) -> None:
    cover = make_image(content=jpeg((2400, 2400)))
    podcast = make_podcast(
        "On & On", author="The Desk", category="Society & Culture", explicit=True, serial=True,
        owner_email="desk@example.org", standfirst="In brief.", cover=cover, language="ar",
        description="<p>Talks &amp; <b>more</b>.</p>",
    )  # fmt: skip
    assert podcast.warnings() == []
    make_episode(parent=podcast)
    about = read(client, podcast).feed
    assert (about.title, about.author, about.language) == ("On & On", "The Desk", "ar")
    assert about.link == f"{settings.FRONTEND_URL}/en/{podcast.slug}/"
    assert about.publisher_detail == {"name": "The Desk", "email": "desk@example.org"}
    assert [tag.term for tag in about.tags] == ["Society & Culture"]
    assert about.image.href == f"http://cms.test/media/images/{cover.version}/1920.jpg"
    assert client.get(about.image.href)["Content-Type"] == "image/jpeg"
    channel = tree(client, podcast)
    here = f"http://cms.test{address(podcast)}?locale=en"
    [itself] = channel.findall("atom:link", SPACES)
    assert dict(itself.attrib) == {"rel": "self", "href": here}
    assert said(channel, "description") == "Talks & more."
    assert (said(channel, "itunes:type"), said(channel, "itunes:explicit")) == ("serial", "true")
    assert said(channel, "itunes:summary") == "In brief."
    guid = said(channel, "podcast:guid")
    assert UUID(guid).version == 5
    assert said(channel, "podcast:medium") == "podcast"
    locked = channel.find("podcast:locked", SPACES)
    assert (locked.text, dict(locked.attrib)) == ("yes", {"owner": "desk@example.org"})


def test_an_episode_is_heard_read_and_told(site: Site, client: Client) -> None:
    podcast, other = make_podcast(), make_story("River", slug="river")
    recording, cover = make_recording(3, "mp3"), make_image(content=jpeg((1500, 1500)))
    person = Person.objects.create(name="Amal Haddad", locale=locale("en"))
    page = make_episode(
        6, podcast, season=2, title="Bridges", standfirst="Of < bridges.", audio=recording,
        transcript=make_file(SPOKEN), transcript_language="fr", cover=cover,
        guests=[somebody(person=person.pk), somebody(name="Noor Example")],
        notes=f'<p>Read <a linktype="page" id="{other.pk}">on</a>, <b>soon</b>.</p>',
    )  # fmt: skip
    [entry] = read(client, podcast).entries
    assert (entry.title, entry.link.endswith("/bridges/")) == ("Bridges", True)
    assert datetime(*entry.published_parsed[:6], tzinfo=UTC) == page.first_published_at.replace(
        microsecond=0
    )
    assert entry.id.startswith("urn:uuid:")
    assert entry.guidislink is False
    [sound] = entry.enclosures
    assert (sound.type, int(sound.length)) == ("audio/mpeg", recording.file_size)
    piece = client.get(sound.href, HTTP_RANGE="bytes=0-99")
    assert (piece.status_code, piece["Accept-Ranges"]) == (206, "bytes")
    assert len(b"".join(piece)) == 100  # type: ignore[arg-type]  # a streaming answer
    assert (entry.itunes_duration, entry.itunes_episode, entry.itunes_season) == ("3", "6", "2")
    assert entry.image.href.endswith(f"{cover.version}/1500.jpg")
    assert entry.summary == "Of < bridges."
    item = tree(client, podcast).find("item")
    assert said(item, "content:encoded") == (
        f'<div lang="en" dir="ltr"><p>Read <a href="{settings.FRONTEND_URL}/en/stories/river/"'
        ' rel="noopener">on</a>, <strong>soon</strong>.</p></div>'
    )
    assert item.find("guid").get("isPermaLink") == "false"
    assert (said(item, "podcast:season"), said(item, "podcast:episode")) == ("2", "6")
    transcript = dict(item.find("podcast:transcript", SPACES).attrib)
    assert (transcript["type"], transcript["language"]) == ("text/vtt", "fr")
    assert client.get(transcript["url"])["Content-Type"] == "text/vtt; charset=utf-8"
    persons = item.findall("podcast:person", SPACES)
    assert [(one.text, one.get("role")) for one in persons] == [
        ("Amal Haddad", "guest"), ("Noor Example", "guest"),
    ]  # fmt: skip


def test_hosts_are_named_and_a_client_of_podcasts_reads_it_all(site: Site, client: Client) -> None:
    host = Person.objects.create(name="Rima Example", locale=locale("en"))
    podcast = make_podcast(hosts=json.dumps([{"type": "person", "value": host.pk}]))
    recording = make_recording(3)
    make_episode(2, podcast, audio=recording, guests=[somebody(name="Noor")], title="Bridges")
    channel = tree(client, podcast)
    named = channel.findall("podcast:person", SPACES)
    assert [(one.text, one.get("role")) for one in named] == [("Rima Example", "host")]
    named = channel.findall("item/podcast:person", SPACES)
    assert [(one.text, one.get("role")) for one in named] == [
        ("Rima Example", "host"), ("Noor", "guest"),
    ]  # fmt: skip
    content = BytesIO(client.get(address(podcast)).content)
    found = podcastparser.parse(f"http://cms.test{address(podcast)}", content)
    (episode,) = found["episodes"]
    assert (found["title"], episode["title"]) == (podcast.title, "Bridges")
    assert (episode["total_time"], episode["number"]) == (3, 2)
    assert episode["enclosures"][0]["file_size"] == recording.file_size


def test_what_is_bare_is_said_without_what_it_lacks(site: Site, client: Client) -> None:
    podcast = make_podcast(cover=make_image())
    assert any("not a square of 1400 pixels" in warning for warning in podcast.warnings())
    empty = client.get(address(podcast))
    assert read(client, podcast).entries == []
    assert client.get(address(podcast))["ETag"] == empty["ETag"]
    make_episode(parent=podcast)
    channel = tree(client, podcast)
    assert said(channel, "description") == podcast.title
    assert said(channel, "itunes:explicit") == "false"
    assert said(channel, "itunes:type") == "episodic"
    assert channel.find("podcast:locked", SPACES).attrib == {}
    for absent in (
        "itunes:category", "itunes:owner/itunes:email", "item/itunes:season",
        "item/podcast:transcript", "item/podcast:person", "item/content:encoded",
    ):  # fmt: skip
        assert channel.find(absent, SPACES) is None, absent


def test_a_podcast_stays_the_same_wherever_it_goes(
    site: Site, client: Client, settings: Any
) -> None:
    podcast = make_podcast("On The Line")
    before = said(tree(client, podcast), "podcast:guid")
    podcast.slug = "on-another-line"
    podcast.save_revision().publish()
    settings.PUBLIC_URL = "https://cms.example.org"
    assert said(tree(client, podcast), "podcast:guid") == before


def test_the_podcast_names_its_feed_and_each_language_has_one(site: Site, client: Client) -> None:
    podcast = make_podcast("On The Line")
    french = make_podcast("En ligne", "fr", translation_key=podcast.translation_key)
    make_episode(parent=podcast, title="One")
    make_episode(parent=french, title="Un")
    guids = set()
    for page, code, title in ((podcast, "en", "One"), (french, "fr", "Un")):
        resolved = client.get(f"/delivery/v1/pages/{page.translation_key}", {"locale": code}).json()
        [feed] = resolved["feeds"]
        assert feed["content_type"] == "application/rss+xml"
        found = feedparser.parse(client.get(feed["url"]).content)
        assert [entry.title for entry in found.entries] == [title]
        assert found.feed.language == code
        guids.add(said(tree(client, page, locale=code), "podcast:guid"))
    assert len(guids) == 2
    said_or_not = [client.get(address(podcast), query) for query in ({}, {"locale": "en"})]
    assert said_or_not[0].content == said_or_not[1].content


def test_what_is_withdrawn_leaves_at_once(site: Site, client: Client) -> None:
    podcast = make_podcast()
    first, second, third = (
        make_episode(number, podcast, title=f"Number {number}") for number in (1, 2, 3)
    )
    assert titles(client, podcast) == ["Number 3", "Number 2", "Number 1"]
    before = client.get(address(podcast))
    assert before["Surrogate-Key"] == "pages site"
    known = {"If-None-Match": before["ETag"]}
    assert client.get(address(podcast), headers=known).status_code == 304
    second.unpublish()
    assert client.get(address(podcast), headers=known).status_code == 200
    assert titles(client, podcast) == ["Number 3", "Number 1"]
    PageViewRestriction.objects.create(page=third, restriction_type="login")
    assert titles(client, podcast) == ["Number 1"]
    end_rights(first.audio)
    assert titles(client, podcast) == []
    podcast.unpublish()
    assert client.get(address(podcast)).status_code == 404


def test_the_newest_are_told_in_the_order_of_their_publication(
    site: Site, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    podcast = make_podcast()
    now = datetime.now(UTC)
    for number, days in ((1, 1), (2, 3), (3, 2)):
        page = make_episode(number, podcast, title=f"{days} days ago")
        page.first_published_at = now - timedelta(days=days)
        page.save()
    assert titles(client, podcast) == ["1 days ago", "2 days ago", "3 days ago"]
    monkeypatch.setattr(channel, "LONGEST", 2)
    assert titles(client, podcast) == ["1 days ago", "2 days ago"]


def test_more_episodes_need_no_more_queries(site: Site, client: Client) -> None:
    podcast, recording = make_podcast(), make_recording()
    counts = []
    for number in range(1, 5):
        make_episode(number, podcast, audio=recording)
        with CaptureQueriesContext(connection) as seen:
            read(client, podcast)
        counts.append(len(seen))
    assert len(set(counts)) == 1
    assert counts[0] <= 6


def test_only_a_podcast_has_such_a_feed(site: Site, client: Client) -> None:
    podcast = make_podcast()
    for page in (make_story(), make_episode(parent=podcast), make_podcast(publish=False)):
        assert client.get(address(page)).status_code == 404
    for query, parameter in (("locale=de", "locale"), ("limit=2", "limit"), ("locale=", "locale")):
        refused = client.get(address(podcast), QUERY_STRING=query)
        assert (refused.status_code, refused.json()["parameter"]) == (400, parameter)
    assert client.get(address(podcast), {"site": "elsewhere.example"}).status_code == 404
    assert client.get(address(podcast), {"locale": "fr"}).status_code == 404


def test_no_words_break_it(site: Site, client: Client) -> None:
    recording = make_recording()
    podcast = make_podcast(author=" ".join(HOSTILE)[:200], description=f"<p>{HOSTILE[2]}</p>")
    for number, words in enumerate(HOSTILE, 1):
        page = make_episode(number, podcast, title=words, slug=f"e{number}", standfirst=words,
                            guests=[somebody(name=words)], audio=recording)  # fmt: skip
        assert page.live
    found = read(client, podcast)
    assert len(found.entries) == len(HOSTILE) == len(tree(client, podcast).findall("item"))
    assert Document.objects.filter(type="episode").count() == len(HOSTILE)
