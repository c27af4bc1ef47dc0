"""Channels: what programs that play podcasts are told of a page, beside what every document says.

A page type that is such a series, or an instalment of one, says so by a method of its document
(``Subscribable``, ``Playable``); the feed is written from these and names no page type.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, Self, runtime_checkable
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from wagtail.models import Site

from cms.contract.leaf import Leaf
from cms.contract.media import MediaSource, TextTrack
from cms.contract.rich_text import RichText

CONTENT_TYPE = "application/rss+xml"
SMALLEST_COVER = 1400
"""Pixels: what directories of podcasts ask for at least, square."""


class FeedLink(Leaf):
    """A feed of a page's own."""

    url: str
    content_type: str
    """The media type, such as ``application/rss+xml``."""


@dataclass(frozen=True, kw_only=True)
class Channel:
    """A series that programs subscribe to."""

    description: RichText
    author: str
    hosts: Sequence[str]
    """The names of those who lead through it."""
    owner_email: str
    """Where directories write to; empty if nowhere."""
    language: str
    """The language that is spoken."""
    category: str
    explicit: bool
    serial: bool
    """Whether it is to be heard from the beginning."""
    locked: bool
    """Whether other hosts are to leave it here."""
    items: Sequence[UUID]
    """The pages that are its instalments, the newest first."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """An instalment that programs fetch and play."""

    sound: MediaSource
    duration: float
    """In seconds."""
    season: int | None
    number: int
    notes: RichText
    tracks: Sequence[TextTrack]
    guests: Sequence[str]
    """The names of those who are heard."""


@runtime_checkable
class Subscribable(Protocol):
    """A page's document that is a series."""

    def channel(self) -> Channel:
        """Return what programs that play podcasts are told of it."""
        ...


@runtime_checkable
class Playable(Protocol):
    """A page's document that is an instalment."""

    @classmethod
    def played(cls, body: bytes) -> Self:
        """Return a stored one without what no feed says: hundreds are read at once."""
        ...

    def item(self) -> Item | None:
        """Return what programs fetch and play, if there is anything."""
        ...


def channel_address(site: Site, page: UUID, locale: str) -> str:
    """Return where a page's channel is: one address for each language, whoever asks."""
    said = {"locale": locale}
    if not site.is_default_site:
        said["site"] = site.hostname
    return f"{settings.PUBLIC_URL}/delivery/v1/feeds/rss/{page}?{urlencode(said)}"


def channel_link(site: Site, page: UUID, locale: str) -> FeedLink:
    """Return the link to a page's channel."""
    return FeedLink(url=channel_address(site, page, locale), content_type=CONTENT_TYPE)
