"""What every feed says, in whichever format."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

import orjson

from cms.contract.front_end import address_at
from cms.delivery.written.html import html_of
from cms.delivery.written.legible import legible


def lasting_id(page: UUID, locale: str) -> str:
    """Return the same URN of a page for ever, wherever it moves."""
    return uuid5(page, locale).urn


@dataclass(frozen=True)
class Entry:
    """One page in a feed."""

    id: str
    """The same for ever, wherever the page moves: a URN of its id and language."""
    url: str
    """Where it is read, on the front end."""
    locale: str
    title: str
    summary: str
    html: str
    image: str | None
    authors: Sequence[str]
    tags: Sequence[str]
    published_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, body: bytes, front_end: str) -> "Entry":
        """Return the entry of a stored document."""
        document: dict[str, Any] = legible(orjson.loads(body))
        return cls(
            id=lasting_id(UUID(document["id"]), document["locale"]),
            url=address_at(front_end, document["path"]),
            locale=document["locale"],
            title=document["title"],
            summary=document["standfirst"],
            html=html_of(document, front_end),
            image=document["cover"] and document["cover"]["url"],
            authors=[author["name"] for author in document["seo"]["json_ld"]["author"]],
            tags=[tag["name"] for tag in document["tags"]],
            published_at=datetime.fromisoformat(document["published_at"]),
            updated_at=datetime.fromisoformat(document["updated_at"]),
        )


@dataclass(frozen=True)
class Feed:
    """A part of a list of pages."""

    title: str
    locale: str | None
    """Its language, if all of it is in one."""
    home: str
    """The front end’s page that it belongs to."""
    whole: str
    """Where it begins: what all parts of it have in common."""
    address: str
    """Where this part is."""
    next: str | None
    """Where the next part is."""
    entries: Sequence[Entry]
