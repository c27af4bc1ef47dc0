"""A page as Markdown, with the newest of the list that it heads."""

from typing import Any
from urllib.parse import urlsplit

import orjson
from django.conf import settings
from django.http import QueryDict
from wagtail.models import Site

from cms.contract.front_end import front_end_of
from cms.delivery.errors import BadParameter
from cms.delivery.filters import PagesQuery
from cms.delivery.freshness import Freshness
from cms.delivery.plain_sql import stored_rows
from cms.delivery.selection import CARDS, cards, ends_of
from cms.delivery.sites import site_and_state
from cms.delivery.written.markdown import Listed, markdown_of

LONGEST = 50
"""How many pages of a list stand in the page that heads it."""


def in_markdown(body: bytes, site: Site, freshness: Freshness | None) -> tuple[bytes, set[str]]:
    """Return a stored document as Markdown, and the keys that it rests on beside its own."""
    lists = _Lists(site)
    said = markdown_of(body, front_end_of(site), lists.at)
    if lists.asked and freshness:
        _site, state = site_and_state(None if site.is_default_site else site.hostname)
        freshness.ends(*ends_of(state, lists.rows))
    return said, {"pages"} if lists.asked else set()


class _Lists:
    """The lists of a site's pages, by their paths in this API."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self.asked = False
        self.rows: list[Any] = []

    def at(self, path: str) -> Listed:
        """Return the first of a list; nothing of one that is none in this release any more."""
        self.asked = True
        try:
            query = PagesQuery.parse(QueryDict(urlsplit(path).query))
        except BadParameter:
            return Listed((), None)
        query = query.model_copy(update={"limit": LONGEST})
        rows = stored_rows(self._site.pk, query, None, CARDS)
        self.rows += rows[:LONGEST]
        found = [orjson.loads(card) for card in cards(rows[:LONGEST], self._site) if card]
        return Listed(found, settings.PUBLIC_URL + path if len(rows) > LONGEST else None)
