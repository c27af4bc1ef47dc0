"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from datetime import datetime
from typing import Literal

from cms.contract.leaf import Leaf, absent_if_none
from cms.delivery.feeds.entries import Entry, Feed
from cms.publishing.compile import to_bytes

CONTENT_TYPE = "application/feed+json"


class JsonFeedAuthor(Leaf):
    """Who wrote an item."""

    name: str


class JsonFeedItem(Leaf):
    """A page in a feed."""

    id: str
    """The same for ever: a URN of the page's id and language."""
    url: str
    title: str
    content_html: str
    summary: str | None = absent_if_none()
    image: str | None = absent_if_none()
    date_published: datetime
    date_modified: datetime
    authors: list[JsonFeedAuthor]
    tags: list[str]
    language: str


class JsonFeed(Leaf):
    """A part of a list of pages as feed readers take it."""

    version: Literal["https://jsonfeed.org/version/1.1"] = "https://jsonfeed.org/version/1.1"
    title: str
    home_page_url: str
    feed_url: str
    next_url: str | None = absent_if_none()
    """Where the feed goes on."""
    language: str | None = absent_if_none()
    items: list[JsonFeedItem]


def json_feed(feed: Feed) -> bytes:
    """Return a feed as JSON Feed."""
    return to_bytes(
        JsonFeed(
            title=feed.title,
            home_page_url=feed.home,
            feed_url=feed.address,
            next_url=feed.next,
            language=feed.locale,
            items=[_item(entry) for entry in feed.entries],
        )
    )


def _item(entry: Entry) -> JsonFeedItem:
    return JsonFeedItem(
        id=entry.id,
        url=entry.url,
        title=entry.title,
        content_html=entry.html,
        summary=entry.summary or None,
        image=entry.image,
        date_published=entry.published_at,
        date_modified=entry.updated_at,
        authors=[JsonFeedAuthor(name=name) for name in entry.authors],
        tags=[*entry.tags],
        language=entry.locale,
    )
