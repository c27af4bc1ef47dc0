"""Atom (RFC 4287), in parts that name the next (RFC 5005)."""

from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils.feedgenerator import Atom1Feed

from cms.delivery.feeds.entries import Entry, Feed

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
_NEVER = datetime.fromtimestamp(0, UTC)


def atom(feed: Feed) -> bytes:
    """Return a feed as Atom."""
    generator: Any = _Atom(
        feed.title,
        feed.home,
        None,
        language=feed.locale,
        author_name=feed.title,
        feed_url=feed.address,
        feed_guid=uuid5(NAMESPACE_URL, feed.whole).urn,
        next_url=feed.next,
    )
    for entry in feed.entries:
        generator.add_item(
            entry.title,
            entry.url,
            None,
            pubdate=entry.published_at,
            updateddate=entry.updated_at,
            unique_id=entry.id,
            categories=entry.tags,
            entry=entry,
        )
    said: str = generator.writeString("utf-8")
    return said.encode()


class _Atom(Atom1Feed):
    """Django's, with the language, the authors and the whole text of each entry."""

    def latest_post_date(self) -> datetime:
        """Return when something of it was last changed; of an empty feed, always the same."""
        return max((item["updateddate"] for item in self.items), default=_NEVER)

    def add_root_elements(self, handler: Any) -> None:
        """Add where it goes on."""
        super().add_root_elements(handler)  # type: ignore[no-untyped-call]  # Django has no types
        if self.feed["next_url"]:
            handler.addQuickElement("link", "", {"rel": "next", "href": self.feed["next_url"]})

    def item_attributes(self, item: dict[str, Any]) -> dict[str, Any]:
        """Say its language."""
        return {"xml:lang": item["entry"].locale}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Add authors, cover, standfirst as plain text, and the text as HTML."""
        super().add_item_elements(handler, item)  # type: ignore[no-untyped-call]  # as above
        entry: Entry = item["entry"]
        for name in entry.authors:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        if entry.image:
            picture = {"rel": "enclosure", "type": "image/jpeg", "href": entry.image}
            handler.addQuickElement("link", "", picture)
        if entry.summary:
            handler.addQuickElement("summary", entry.summary)
        handler.addQuickElement("content", entry.html, {"type": "html"})
