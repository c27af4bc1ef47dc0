"""Query parameters of API v2: read strictly, refused by name."""

import unicodedata
from functools import cache
from typing import Annotated, Any, Literal

from django.http import QueryDict
from pydantic import AfterValidator, Field, create_model
from wagtail.api.v2.utils import parse_fields_parameter

from cms.delivery.query import LocaleQuery, Query, ResolveQuery

DEEPEST = 5
"""How many brackets ``fields`` may open; no field has more below it."""


def _fields(text: str) -> str:
    if text.count("(") > DEEPEST:
        raise ValueError(f"Opens more than {DEEPEST} brackets.")
    parse_fields_parameter(text)
    return text


def _words(text: str) -> str:
    """Return the words alone: what else search engines read as syntax is none of the text's."""
    kept = (letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in text)
    words = " ".join("".join(kept).split())
    if not words:
        raise ValueError("Holds no word to look for.")
    return words


def _path(text: str) -> str:
    path: str = ResolveQuery.plain_path(text if text.startswith("/") else f"/{text}")
    return path


Words = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_words)]
Key = Annotated[str, Field(pattern=r"^[0-9]{1,18}$")]
KeyOrRoot = Annotated[str, Field(pattern=r"^([0-9]{1,18}|root)$")]


class ItemQuery(Query):
    """What every answer can be asked for."""

    fields: Annotated[str, Field(min_length=1), AfterValidator(_fields)] | None = None
    """Which fields, in Wagtail's syntax: ``*``, ``_,title``, ``-title``, ``cover(alt)``."""
    rich_text_format: Literal["html", "markdown"] = "html"
    """How rich text is written."""
    format: Literal["json"] = "json"
    """There is only one; some clients name it."""


class FindQuery(ItemQuery):
    """Where an item is."""

    id: Key | None = None


class FindByPathQuery(FindQuery):
    """Where what lives at a path is."""

    html_path: Annotated[str, Field(min_length=1), AfterValidator(_path)] | None = None


class ListingQuery(ItemQuery):
    """A part of a list."""

    offset: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    limit: Annotated[int, Field(ge=0, le=100)] = 20
    order: Annotated[str, Field(min_length=1)] | None = None
    """Columns, separated by commas; a minus sign reverses."""


class SearchQuery(ListingQuery):
    """A part of a list that can be searched."""

    search: Words | None = None
    search_operator: Literal["and", "or"] = "and"


class PagesQuery(SearchQuery, LocaleQuery):
    """A part of the list of pages."""

    type: Annotated[str, Field(min_length=1)] | None = None
    """Page types such as ``stories.StoryPage``, separated by commas."""
    child_of: KeyOrRoot | None = None
    descendant_of: KeyOrRoot | None = None
    ancestor_of: Key | None = None
    translation_of: KeyOrRoot | None = None


@cache
def with_columns(query: type[ListingQuery], columns: tuple[str, ...]) -> type[ListingQuery]:
    """Return the query that also takes columns to filter by."""
    added: dict[str, Any] = dict.fromkeys(columns, (str | None, None))
    return create_model(query.__name__, __base__=query, **added)


def plain(parameters: QueryDict) -> QueryDict:
    """Return the parameters without what some clients add against caches."""
    kept = parameters.copy()
    kept.pop("_", None)
    return kept
