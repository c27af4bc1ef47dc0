"""Site maps (https://www.sitemaps.org/protocol.html): every page on the front end.

Each names its translations (``xhtml:link``), its cover and the pictures that it shows
(``image:image``). They are read from the columns, cards and facets of stored documents, with as
many queries for one page as for all.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC
from html import escape
from itertools import groupby
from math import ceil
from operator import itemgetter
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from django.db.models import QuerySet

from cms.contract.front_end import address_at
from cms.delivery.freshness import Freshness
from cms.delivery.selection import is_past
from cms.publishing.globals import languages
from cms.publishing.models import Document, Facet
from cms.publishing.pictures import PICTURE

MOST = 10_000
"""Pages in one map. The protocol allows 50,000 but 50 MB too, which languages and pictures fill."""
CONTENT_TYPE = "application/xml; charset=utf-8"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_IMAGE = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'


class _Row(NamedTuple):
    translation_key: UUID
    locale: str
    path: str
    updated_at: Any
    changes_at: Any
    card: bytes
    pk: int


def parts(rows: QuerySet[Document]) -> int:
    """Return how many maps it takes to name all pages."""
    return max(1, ceil(rows.count() / MOST))


def index(addresses: Iterable[str]) -> bytes:
    """Return the index of several maps."""
    maps = "".join(f"<sitemap><loc>{escape(address)}</loc></sitemap>\n" for address in addresses)
    return f"{_HEAD}<sitemapindex {_XMLNS}>\n{maps}</sitemapindex>\n".encode()


def sitemap(
    rows: QuerySet[Document],
    part: int | None,
    front_end: str,
    default: str,
    freshness: Freshness | None,
) -> bytes | None:
    """Return one part of the map, the first being 1; None when there is no such part.

    Without a part it is the whole map; None when one can't hold it. ``default`` is the language for
    whoever speaks none of those there are.
    """
    ordered = rows.order_by("translation_key", "locale", "pk")
    first = ((part or 1) - 1) * MOST
    # The translations of the first and the last, which stand beside them, may be of other parts.
    before = min(first, len(languages()))
    around = ordered.values_list(*_Row._fields)[first - before : first + MOST + len(languages())]
    rows_around = [_Row(*row) for row in around]
    found = rows_around[before : before + MOST]
    if (first and not found) or (part is None and len(rows_around) > MOST):
        return None
    if freshness:
        freshness.ends(*(row.changes_at for row in found))
    places = [row[:3] for row in rows_around]
    alternates = {
        key: _alternates({locale: path for _key, locale, path in group}, front_end, default)
        for key, group in groupby(sorted(set(places)), key=lambda place: place[0])
    }
    shown = _pictures(ordered[first : first + MOST])
    urls = "".join(
        _url(row, alternates[row.translation_key], shown.get(row.pk, ()), front_end)
        for row in found
    )
    return f"{_HEAD}<urlset {_XMLNS} {_XHTML} {_IMAGE}>\n{urls}</urlset>\n".encode()


def _pictures(rows: QuerySet[Document]) -> dict[int, list[str]]:
    """Return the addresses of the pictures that each document shows beside its cover."""
    facets = Facet.objects.filter(name=PICTURE, document__in=rows.values("pk"))
    found = facets.order_by("document", "pk").values_list("document", "value")
    groups = groupby(found, key=itemgetter(0))
    return {pk: [url for _pk, url in group] for pk, group in groups}


def _url(row: _Row, alternates: str, shown: Iterable[str], front_end: str) -> str:
    changed = row.updated_at.astimezone(UTC).isoformat(timespec="seconds")
    return (
        f"<url><loc>{escape(address_at(front_end, row.path))}</loc><lastmod>{changed}</lastmod>"
        f"{alternates}{''.join(_images(row, shown))}</url>\n"
    )


def _images(row: _Row, shown: Iterable[str]) -> Iterator[str]:
    # Of a page that the clock has changed, its pictures may not be public any more.
    if is_past(row):
        return
    cover = orjson.loads(bytes(row.card))["cover"]
    for address in (*([cover["url"]] if cover else []), *shown):
        yield f"<image:image><image:loc>{escape(address)}</image:loc></image:image>"


def _alternates(paths: dict[str, str], front_end: str, default: str) -> str:
    """Return links to a page in all its languages, itself among them; none if it has but one."""
    if len(paths) == 1:
        return ""
    named = [*paths.items(), *([("x-default", paths[default])] if default in paths else [])]
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{escape(locale)}" '
        f'href="{escape(address_at(front_end, path))}"/>'
        for locale, path in named
    )
