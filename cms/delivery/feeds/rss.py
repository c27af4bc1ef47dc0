"""RSS 2.0 (https://www.rssboard.org/rss-specification) as programs that play podcasts take it.

With what Apple adds (https://podcasters.apple.com/support/823-podcast-requirements), and the
podcast namespace (https://podcastindex.org/namespace/1.0).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.utils.feedgenerator import Enclosure, Rss201rev2Feed

from cms.contract.channel import CONTENT_TYPE as MEDIA_TYPE
from cms.contract.channel import SMALLEST_COVER, Channel, Item
from cms.contract.document import PageDocument
from cms.contract.front_end import address_at
from cms.contract.image import Image
from cms.contract.rich_text import RichText
from cms.delivery.feeds.entries import lasting_id
from cms.delivery.written.html import html_of
from cms.delivery.written.legible import legible

CONTENT_TYPE = f"{MEDIA_TYPE}; charset=utf-8"
_NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "xmlns:podcast": "https://podcastindex.org/namespace/1.0",
}
_GUIDS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace that the podcast namespace prescribes for the identifiers of podcasts."""
Element = list[Any]
"""Name, attributes, and text or elements."""


@dataclass(frozen=True, kw_only=True)
class Programme:
    """A channel, its items, and the documents that they are of."""

    address: str
    front_end: str
    page: PageDocument
    channel: Channel
    items: Sequence[tuple[PageDocument, Item]]


def rss(programme: Programme) -> bytes:
    """Return a channel as RSS."""
    page, channel = programme.page, programme.channel
    about = {
        "title": page.title,
        "link": address_at(programme.front_end, page.path),
        "description": channel.description.text or page.standfirst or page.title,
        "language": channel.language,
        "feed_url": programme.address,
        "changed": max(one.updated_at for one in (page, *(one for one, _item in programme.items))),
        "elements": [*_of_channel(programme)],
    }
    generator: Any = _Rss(**legible(about))
    for document, item in programme.items:
        generator.add_item(**_item(document, item, programme))
    said: str = generator.writeString("utf-8")
    return said.encode()


def _item(page: PageDocument, item: Item, programme: Programme) -> dict[str, Any]:
    sound, front_end = item.sound, programme.front_end
    about = {
        "title": page.title,
        "link": address_at(front_end, page.path),
        "description": page.standfirst,
        "unique_id": lasting_id(page.id, page.locale),
        "unique_id_is_permalink": False,
        "pubdate": page.published_at,
        "elements": _of_item(page, item, front_end, programme.channel.hosts),
    }
    enclosure = Enclosure(sound.url, str(sound.bytes), sound.content_type)
    return {**legible(about), "enclosures": [enclosure]}


def _of_channel(programme: Programme) -> list[Element]:
    page, channel = programme.page, programme.channel
    owner = [_element("itunes:name", channel.author)]
    locked = {}
    if channel.owner_email:
        owner.append(_element("itunes:email", channel.owner_email))
        locked["owner"] = channel.owner_email
    category = [_element("itunes:category", text=channel.category)] if channel.category else []
    return [
        _element("itunes:author", channel.author),
        _element("itunes:owner", owner),
        *category,
        _element("itunes:explicit", _yes(channel.explicit)),
        _element("itunes:type", "serial" if channel.serial else "episodic"),
        *_summary(page),
        *_picture(page.cover),
        _element("podcast:guid", _guid(page)),
        _element("podcast:locked", "yes" if channel.locked else "no", **locked),
        _element("podcast:medium", "podcast"),
        *_persons(channel.hosts, "host"),
    ]


def _of_item(page: PageDocument, item: Item, front_end: str, hosts: Sequence[str]) -> list[Element]:
    season = [
        _element("itunes:season", str(item.season)),
        _element("podcast:season", str(item.season)),
    ]
    return [
        _element("itunes:episode", str(item.number)),
        _element("podcast:episode", str(item.number)),
        *(season if item.season else []),
        _element("itunes:duration", str(round(item.duration))),
        *_summary(page),
        *_picture(page.cover),
        *_notes(page, item.notes, front_end),
        *(
            _element("podcast:transcript", url=track.url, type="text/vtt", language=track.locale)
            for track in item.tracks
        ),
        # Whoever is named of an episode takes the place of those named of the podcast.
        *(_persons(hosts, "host") if item.guests else ()),
        *_persons(item.guests, "guest"),
    ]


def _persons(names: Sequence[str], role: str) -> list[Element]:
    return [_element("podcast:person", name, role=role) for name in names]


def _summary(page: PageDocument) -> list[Element]:
    return [_element("itunes:summary", page.standfirst)] if page.standfirst else []


def _picture(cover: Image | None) -> list[Element]:
    """Return the smallest size that directories take, or else the largest there is."""
    if cover is None:
        return []
    width = next((width for width in cover.widths if width >= SMALLEST_COVER), cover.widths[-1])
    url = cover.template.replace("{width}", str(width)).replace("{format}", "jpg")
    return [_element("itunes:image", href=url)]


def _notes(page: PageDocument, notes: RichText, front_end: str) -> list[Element]:
    if not notes.content:
        return []
    said = {"locale": page.locale, "dir": page.dir, "notes": notes.model_dump(by_alias=True)}
    return [_element("content:encoded", html_of(said, front_end))]


def _guid(page: PageDocument) -> str:
    """Return the identifier of a podcast, which it keeps wherever its feed goes."""
    return str(uuid5(_GUIDS, lasting_id(page.id, page.locale)))


def _yes(value: bool) -> str:
    return "true" if value else "false"


def _element(name: str, /, inside: str | list[Element] = "", **attributes: str) -> Element:
    return [name, attributes, inside]


class _Rss(Rss201rev2Feed):
    """Django's, with the elements of other namespaces."""

    def latest_post_date(self) -> datetime:
        """Return when something of it was last changed: Django would ask the clock."""
        changed: datetime = self.feed["changed"]
        return changed

    def rss_attributes(self) -> dict[str, str]:
        """Name the namespaces."""
        return {"version": "2.0", **_NAMESPACES}

    def add_root_elements(self, handler: Any) -> None:
        """Add what the channel says in other namespaces."""
        super().add_root_elements(handler)  # type: ignore[no-untyped-call]  # Django has no types
        _write(handler, self.feed["elements"])

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Add what the item says in other namespaces."""
        super().add_item_elements(handler, item)  # type: ignore[no-untyped-call]  # as above
        _write(handler, item["elements"])


def _write(handler: Any, elements: Sequence[Element]) -> None:
    for name, attributes, inside in elements:
        if isinstance(inside, str):
            handler.addQuickElement(name, inside, attributes)
        else:
            handler.startElement(name, attributes)
            _write(handler, inside)
            handler.endElement(name)
