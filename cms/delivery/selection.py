"""Which stored documents a query means: filters and keyset paging."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import F, Min, Q, QuerySet
from django.utils import timezone
from wagtail.models import Site

from cms.contract.beside import put_beside
from cms.contract.context import DocumentContext
from cms.contract.seo import PASSING, TOLD
from cms.delivery.cursor import RANK, Cursor
from cms.delivery.filters import ListQuery
from cms.delivery.plain_sql import stored_rows
from cms.delivery.sites import State
from cms.delivery.totals import totals
from cms.publishing.compile import Compiled, compile_for_storing, deliverable, page_types
from cms.publishing.globals import languages
from cms.publishing.models import Document, Facet
from cms.publishing.search.index import Search

CARDS = ("card",)
WHOLE = ("body", "changes_at")
QUOTED = ("translation_key", "locale", "changes_at", "search__text")


@dataclass(frozen=True)
class Slice:
    """A part of a list."""

    rows: Sequence[Any]
    """Documents, of which only some columns were read."""
    total: int
    cursor: Cursor | None
    """Where the next part starts, if there is one."""


def documents(site: Site, among: Iterable[int] | None = None, **wanted: Any) -> QuerySet[Document]:
    """Return the documents of a site's public pages; one that has expired is public no more.

    ``among`` are the primary keys of the few that come into question, ``wanted`` further look-ups:
    all of them are put together in one go.
    """
    public = Q(expires_at__isnull=True) | Q(expires_at__gt=timezone.now())
    if among is None:
        return Document.objects.filter(public, page_id__isnull=False, site_id=site.pk, **wanted)
    # A sum has no index: SQLite would read all of a site's documents rather than these few.
    rows = Document.objects.alias(of_site=F("site_id") + 0)
    return rows.filter(public, page_id__isnull=False, of_site=site.pk, pk__in=among, **wanted)


def bodies(rows: Sequence[Any], site: Site, include: Iterable[str] = ()) -> list[bytes | None]:
    """Return the finished bytes of documents; one that the clock has changed is compiled now.

    What can't be compiled then has none: it may show what is not public any more. ``include`` puts
    ``html`` or ``markdown`` beside rich text.
    """
    now = timezone.now()
    past = {row.page_id for row in rows if row.changes_at and row.changes_at <= now}
    fresh: dict[int, Compiled] = {}
    if past:
        pages = deliverable(DocumentContext(site)).filter(pk__in=past)
        fresh = compile_for_storing(pages, site).compiled
    found = []
    for row in rows:
        body: bytes | None = bytes(row.body)
        if row.page_id in past:
            body = fresh[row.page_id].columns["body"] if row.page_id in fresh else None
        found.append(put_beside(body, include) if body and include else body)
    return found


def ends_of(site: Site, rows: Iterable[Any] = ()) -> list[datetime | None]:
    """Return the moments after which a list of a site's pages may be another by the clock alone.

    ``rows`` are those that stand in it as whole documents, or are quoted from.
    """
    expiring = Document.objects.filter(site=site, expires_at__gt=timezone.now())
    first: datetime | None = expiring.aggregate(end=Min("expires_at"))["end"]
    return [first, *(row.changes_at for row in rows)]


def told_types() -> list[str]:
    """Return the page types that tell something."""
    return sorted(name for name, model in page_types().items() if model.schema_type in TOLD)


def way_types() -> list[str]:
    """Return the page types that lead to what is told."""
    others = (*TOLD, *PASSING)
    return sorted(name for name, model in page_types().items() if model.schema_type not in others)


def selected(
    site: Site, query: ListQuery, among: Iterable[int] | None = None
) -> QuerySet[Document]:
    """Return the documents that a query's filters let through; ``among`` as above."""
    wanted = {
        "type__in": query.type,
        "locale__in": query.locale,
        "published_at__gt": query.published_after,
        "published_at__lt": query.published_before,
        "translation_key__in": query.ids,
    }
    rows = documents(site, among, **{name: said for name, said in wanted.items() if said})
    for name, values in query.facets():
        # Each has to be met by a facet of its own; a page that has several of them is met once.
        having = Facet.objects.filter(name=name, value__in=values)
        rows = rows.filter(pk__in=having.values("document"))
    return rows


def listed(
    site: Site, state: State, query: ListQuery, cursor: Cursor | None, *columns: str
) -> Slice:
    """Return the part of a list that a query means, in the state that the log is in."""
    if query.q is None:
        total = totals.of(partial(selected, site, query), (site.pk, state, *query.filters()))
        found = stored_rows(site.pk, query, cursor, columns)
        return _slice(found, query.order, query.limit, total)
    search = Search(query.q, query.locale or languages())
    common = ("common", state, query.q, *query.locale)
    ranks = None if totals.knows(common) else search.ranks()
    rows = selected(site, query, ranks)
    if ranks is not None and query.ordering == RANK:
        return _best(rows, ranks, query.limit, cursor, *columns)
    if ranks is not None:
        return slice_of(rows, query.order, query.limit, cursor, *columns)
    totals.note(common)
    total = totals.of(partial(search.matching, rows), (site.pk, state, *query.filters()))
    rows = search.held_by(rows)
    part = slice_of(rows, query.order, query.limit, cursor, *columns, total=total)
    if query.ordering != RANK:
        return part
    following = part.cursor and part.cursor.model_copy(update={"order": RANK, "rank": 0.0})
    return replace(part, cursor=following)


def _best(
    rows: QuerySet[Document],
    ranks: dict[int, float],
    limit: int,
    cursor: Cursor | None,
    *columns: str,
) -> Slice:
    """Return one part in the order of rank; of the same rank, what was published last first.

    Ranks change a little with every document that comes or goes: while others publish, what stands
    between two parts may be met twice or not at all.
    """
    places = sorted(
        (
            (ranks[pk], published_at, page, pk)
            for pk, published_at, page in rows.values_list("pk", "published_at", "page")
        ),
        reverse=True,
    )
    after: Any = cursor and (cursor.rank, cursor.value, cursor.key)
    part = [place for place in places if not after or place[:3] < after][: limit + 1]
    found = rows.filter(pk__in=[pk for *_place, pk in part[:limit]])
    by_pk = {row.pk: row for row in _read(found, "pk", "page_id", *columns)}
    following = None
    if len(part) > limit:
        rank, published_at, page, _pk = part[limit - 1]
        following = Cursor(order=RANK, value=published_at, key=page, rank=rank)
    in_order = [by_pk[pk] for *_place, pk in part[:limit] if pk in by_pk]
    return Slice(in_order, len(places), following)


def slice_of(
    rows: QuerySet[Document],
    order: str,
    limit: int,
    cursor: Cursor | None,
    *columns: str,
    total: int | None = None,
) -> Slice:
    """Return one part of a list, by keyset: nothing repeats or drops while others publish.

    The total is counted unless it is given.
    """
    if total is None:
        total = rows.count()
    column = order.lstrip("-")
    down = order.startswith("-")
    if cursor is not None:
        rows = rows.filter(_after(column, down, cursor))
    sign = "-" if down else ""
    rows = rows.order_by(sign + column, sign + "page_id")
    return _slice(list(_read(rows, "page_id", column, *columns)[: limit + 1]), order, limit, total)


def _slice(rows: list[Any], order: str, limit: int, total: int) -> Slice:
    """Return a part of a list from its rows, and one more if the list goes on."""
    if len(rows) <= limit:
        return Slice(rows, total, None)
    last = rows[limit - 1]
    value = getattr(last, order.lstrip("-"))
    return Slice(rows[:limit], total, Cursor(order=order, value=value, key=last.page_id))


def _read(rows: QuerySet[Document], *columns: str) -> Any:
    """Return rows with nothing but some columns; to make models of them takes a fifth longer."""
    return rows.values_list(*dict.fromkeys(columns), named=True)


def _after(column: str, down: bool, cursor: Cursor) -> Q:
    beyond = "lt" if down else "gt"
    value: Any = cursor.value
    # Said first by itself, so that the index is entered there: with OR alone it is read from its
    # start, and the last part of a long list takes longest.
    here: dict[str, Any] = {f"{column}__{beyond}e": value}
    later: dict[str, Any] = {f"{column}__{beyond}": value}
    behind: dict[str, Any] = {f"page_id__{beyond}": cursor.key}
    return Q(**here) & (Q(**later) | Q(**behind))


def next_url(path: str, parameters: dict[str, str], cursor: Cursor | None) -> str | None:
    """Return the address of the next part of a list, if there is one."""
    return address(path, {**parameters, "cursor": cursor.encode()} if cursor else None)


def address(path: str, parameters: dict[str, str] | None) -> str | None:
    """Return an address of the API; it depends on no request's host. None stays None."""
    if parameters is None:
        return None
    return f"{settings.PUBLIC_URL}{path}?{urlencode(sorted(parameters.items()))}"
