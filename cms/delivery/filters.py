"""Which pages are meant: the filters of all that lists pages."""

from functools import cache
from typing import Annotated, Literal, get_args
from uuid import UUID

from pydantic import Field, StringConstraints, field_validator

from cms.contract.card import OneOfPages
from cms.delivery.cursor import RANK
from cms.delivery.query import (
    CommaSeparated,
    Include,
    Language,
    Moment,
    Query,
    among,
    published_language,
)

Order = Literal["published_at", "-published_at", "updated_at", "-updated_at", "title", "-title"]


@cache
def _page_types() -> list[str]:
    return sorted(card.model_fields["type"].default for card in OneOfPages("card").members())


@cache
def _choices(name: str) -> list[str]:
    """Return what a field of cards may be: the words that page types state for it."""
    cards = OneOfPages("card").members()
    stated = (card.model_fields[name].annotation for card in cards if name in card.model_fields)
    return sorted({word for words in stated for word in get_args(words)})


def _known(values: list[str], known: list[str], what: str) -> list[str]:
    for value in values:
        if value not in known:
            raise ValueError(f"There is no such {what}. There are: {', '.join(known)}.")
    return values


_BY_FACET = (
    "issuer", "campaign", "series", "place", "person", "topic", "partner", "outlet", "kind",
    "orientation", "wall",
)  # fmt: skip
"""Parameters that are named like the facet they ask for."""
Ids = Annotated[list[UUID], CommaSeparated, Field(min_length=1, max_length=10)]
TagName = Annotated[str, Field(min_length=1)]
PageType = Annotated[str, among(_page_types)]
Kind = Annotated[str, among(lambda: _choices("kind"))]
Orientation = Annotated[str, among(lambda: _choices("orientation"))]


class FilteredQuery(Query):
    """What is of some types and in some languages."""

    type: Annotated[list[PageType], CommaSeparated, Field(min_length=1)] = Field(
        default_factory=list
    )
    """Page types, separated by commas: one of them."""
    locale: Annotated[list[Language], CommaSeparated, Field(min_length=1)] = Field(
        default_factory=list
    )
    """Languages, separated by commas: one of them."""

    @field_validator("type")
    @classmethod
    def known_types(cls, values: list[str]) -> list[str]:
        """Refuse a page type that does not exist."""
        return _known(values, _page_types(), "page type")

    @field_validator("locale")
    @classmethod
    def known_locales(cls, values: list[str]) -> list[str]:
        """Refuse a language that is not published."""
        return [published_language(value) for value in values]


class ListQuery(FilteredQuery):
    """Which pages, in which order; what lists them, whatever the format, takes these."""

    q: (
        Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
        | None
    ) = None
    """Words to search for, in the language of each page: all of them, in any form of theirs."""
    tag: Annotated[list[TagName], CommaSeparated, Field(min_length=1, max_length=10)] = Field(
        default_factory=list
    )
    """Tags by name or slug, in any case, separated by commas: all of them."""
    issuer: Ids = Field(default_factory=list)
    """What bodies issued, by their ids, separated by commas: one of them."""
    campaign: Ids = Field(default_factory=list)
    """What belongs to campaigns, by their ids, separated by commas: to one of them."""
    series: Ids = Field(default_factory=list)
    """What belongs to series, podcasts too, by their ids, separated by commas: to one of them."""
    place: Ids = Field(default_factory=list)
    """What happened at places, by their ids, separated by commas: at one of them."""
    person: Ids = Field(default_factory=list)
    """What names people, as in a report of a digest, by their ids, separated by commas: one."""
    topic: Ids = Field(default_factory=list)
    """What is about lines of effort, by their ids, separated by commas: one of them."""
    partner: Ids = Field(default_factory=list)
    """What names partners, by their ids, separated by commas: one of them."""
    outlet: Ids = Field(default_factory=list)
    """What sums up or leads to reports of outlets, by their ids, separated by commas: of one."""
    kind: Annotated[list[Kind], CommaSeparated, Field(min_length=1, max_length=10)] = Field(
        default_factory=list
    )
    """Kinds of what was said officially, separated by commas: one of them."""
    orientation: Annotated[list[Orientation], CommaSeparated, Field(min_length=1)] = Field(
        default_factory=list
    )
    """How films are held, separated by commas: in one of these ways."""
    wall: Ids = Field(default_factory=list)
    """What stands on social walls, by the ids of their pages, separated by commas: on one."""
    pinned: Literal["true", "false"] | None = None
    """Of what stands on a social wall, only what is pinned to it, or only the rest."""
    published_after: Moment | None = None
    """Only what was first published after this moment (ISO 8601 with offset)."""
    published_before: Moment | None = None
    """Only what was first published before this moment (ISO 8601 with offset)."""
    ids: Annotated[list[UUID], CommaSeparated, Field(min_length=1, max_length=100)] = Field(
        default_factory=list
    )
    """Only these pages, at most 100, separated by commas."""
    order: Order = "-published_at"
    """A minus sign reverses. With ``q`` and without ``order``, the best comes first."""
    limit: Annotated[int, Field(ge=1, le=100)] = 20
    """How many at most."""
    cursor: Annotated[str, Field(min_length=1)] | None = None
    """Where to go on: from ``next`` of the page before."""

    def facets(self) -> list[tuple[str, list[str]]]:
        """Return the facets that are asked for, each with values of which a page has to have one.

        A page may have several of a name: of several values that are asked for, it has one or more.
        """
        asked = {name: getattr(self, name) for name in _BY_FACET}
        return [
            *(("tag", [tag.casefold()]) for tag in self.tag),
            *((name, [str(each) for each in wanted]) for name, wanted in asked.items() if wanted),
            *([("pinned", [str(self.pinned)])] if self.pinned else []),
        ]

    @property
    def ordering(self) -> str:
        """Return the order that the list is in."""
        return RANK if self.q and "order" not in self.model_fields_set else self.order

    def canonical(self) -> dict[str, str]:
        """Return the parameters in their one form; with ``q``, no order is the default."""
        said = super().canonical()
        if self.q and self.ordering != RANK:
            said["order"] = self.order
        return said

    @field_validator("kind")
    @classmethod
    def known_kinds(cls, values: list[str]) -> list[str]:
        """Refuse a kind that nothing is of."""
        return _known(values, _choices("kind"), "kind")

    @field_validator("orientation")
    @classmethod
    def known_orientations(cls, values: list[str]) -> list[str]:
        """Refuse a way in which no film is held."""
        return _known(values, _choices("orientation"), "orientation")

    @field_validator("tag")
    @classmethod
    def no_empty_tag(cls, values: list[str]) -> list[str]:
        """Refuse an empty tag."""
        if not all(values):
            raise ValueError("A tag is empty.")
        return values


class PagesQuery(ListQuery):
    """A list of pages as JSON."""

    include: Annotated[list[Include], CommaSeparated, Field(min_length=1, max_length=10)] = Field(
        default_factory=list
    )
    """``document`` gives whole documents; ``html`` and ``markdown`` stand beside rich text."""


class FeedQuery(ListQuery):
    """A feed of pages; without ``type``, of all types that tell something."""

    limit: Annotated[int, Field(ge=1, le=50)] = 20
    """How many at most."""


class LiveQuery(FilteredQuery):
    """What a listener wants to be told of."""

    after: Annotated[int, Field(ge=0, lt=2**63)] | None = None
    """The cursor to go on from; without it, from now on. ``Last-Event-ID`` comes before it."""
