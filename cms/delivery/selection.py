"""Which stored documents a query means: filters and keyset paging."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Exists, F, IntegerField, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone
from wagtail.models import Site

from cms.contract.beside import put_beside
from cms.contract.context import DocumentContext
from cms.contract.seo import PASSING, TOLD
from cms.delivery.cursor import ID, RANK, Cursor
from cms.delivery.filters import ListQuery
from cms.delivery.plain_sql import ranked_rows, stored_rows
from cms.delivery.sites import State
from cms.delivery.totals import totals
from cms.publishing.compile import Compiled, compile_for_storing, deliverable, page_types
from cms.publishing.globals import languages
from cms.publishing.models import Document, Facet
from cms.publishing.search import index
from cms.publishing.search.index import Search

CARDS = ("card", "changes_at")
WHOLE = ("body", "changes_at")
Place = tuple[float, datetime, int, int]
"""Rank, when it was published, and the primary keys of page and document: what orders by rank."""
UNRANKED = 0.0
"""The rank of what is one of very many, in a cursor."""
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
    found = _of_now(rows, site, "body")
    return [put_beside(body, include) if body and include else body for body in found]


def cards(rows: Sequence[Any], site: Site) -> list[bytes | None]:
    """Return the finished bytes of documents' cards, in the same way."""
    return _of_now(rows, site, "card")


def is_past(row: Any) -> bool:
    """Tell whether the clock has changed a document since it was stored."""
    return row.changes_at is not None and row.changes_at <= timezone.now()


def _of_now(rows: Sequence[Any], site: Site, column: str) -> list[bytes | None]:
    past = {row.page_id for row in rows if is_past(row)}
    fresh: dict[int, Compiled] = {}
    if past:
        pages = deliverable(DocumentContext(site)).filter(pk__in=past)
        fresh = compile_for_storing(pages, site).compiled
    return [
        bytes(getattr(row, column))
        if row.page_id not in past
        else fresh[row.page_id].columns[column]
        if row.page_id in fresh
        else None
        for row in rows
    ]


def ends_of(state: State, rows: Iterable[Any] = ()) -> list[datetime | None]:
    """Return the moments after which a list of a site's pages may be another by the clock alone.

    ``rows`` are those of which more stands in it than where they are.
    """
    return [state.ends, *(row.changes_at for row in rows)]


def told_types() -> list[str]:
    """Return the page types that tell something."""
    return sorted(name for name, model in page_types().items() if model.schema_type in TOLD)


def way_types() -> list[str]:
    """Return the page types that lead to what is told."""
    others = (*TOLD, *PASSING)
    return sorted(name for name, model in page_types().items() if model.schema_type not in others)


def selected(
    site: Site, query: ListQuery, among: Iterable[int] | None = None, instead: str | None = None
) -> QuerySet[Document]:
    """Return the documents that a query's filters let through; ``among`` as above.

    ``instead`` is the language that stands in for the one that is asked for.
    """
    wanted = {
        "type__in": query.type,
        "locale__in": [*query.locale, instead] if instead else query.locale,
        "published_at__gt": query.published_after,
        "published_at__lt": query.published_before,
        "translation_key__in": query.ids,
    }
    rows = documents(site, among, **{name: said for name, said in wanted.items() if said})
    if instead:
        (locale,) = query.locale
        own = documents(site, locale=locale, translation_key=OuterRef("translation_key"))
        rows = rows.filter(Q(locale=locale) | ~Exists(own))
    for name, values in query.facets():
        # Each has to be met by a facet of its own; a page that has several of them is met once.
        having = Facet.objects.filter(name=name, value__in=values)
        rows = rows.filter(pk__in=having.values("document"))
    return rows


def listed(
    site: Site,
    state: State,
    query: ListQuery,
    cursor: Cursor | None,
    *columns: str,
    instead: str | None = None,
    with_total: bool = True,
) -> Slice:
    """Return the part of a list that a query means, in the state that the log is in.

    ``instead`` is the language that stands in for the one that is asked for. Who does not tell how
    many there are, asks for no total; where none is at hand, it is 0 then.
    """
    if query.q is None:
        rows_to_count = partial(selected, site, query, instead=instead)
        name = (site.pk, state, *query.filters())
        total = totals.of(rows_to_count, name) if with_total else 0
        found = stored_rows(site.pk, query, cursor, columns, instead)
        return _slice(found, query.order, query.limit, total)
    locales = [*query.locale, *([instead] if instead else [])]
    search = Search(query.q, locales or languages())
    if search.asks_nothing:
        return Slice([], 0, None)
    common = ("common", state, query.q, *locales)
    ranked = None if _is_common(cursor, common) else _ranked(site, query, search, cursor, instead)
    if ranked is None:
        totals.note(common)
        return _of_very_many(site, state, query, search, cursor, *columns, instead=instead)
    if query.ordering == RANK:
        return _best(site, ranked, query.limit, cursor, *columns)
    rows = documents(site, [pk for *_place, pk in ranked])
    return slice_of(rows, query.order, query.limit, cursor, *columns, total=len(ranked))


def _ranked(
    site: Site, query: ListQuery, search: Search, cursor: Cursor | None, instead: str | None
) -> list[Place] | None:
    """Return the places of all that matches, the best first; None for more than are ranked."""
    # What is published while somebody reads must not change the order of what he reads.
    begun = cursor is not None and cursor.rank is not None
    most = index.MOST_RANKED * (2 if begun else 1)
    rows = ranked_rows(site.pk, query, search.ranking(most + 1), instead)
    if len(rows) > most:
        return None
    passing = [(rank, at, page, pk) for pk, rank, at, page in rows if page is not None]
    return sorted(passing, reverse=True)


def _of_very_many(
    site: Site,
    state: State,
    query: ListQuery,
    search: Search,
    cursor: Cursor | None,
    *columns: str,
    instead: str | None,
) -> Slice:
    """Return one part of what so many match that none is the best."""
    matching = search.matching(selected(site, query, None, instead))
    rows = search.held_by(selected(site, query, None, instead))
    name = (site.pk, state, *query.filters())
    if totals.knows(name) or cursor is not None:
        total = totals.of(lambda: matching, name)
        part = slice_of(rows, query.order, query.limit, cursor, *columns, total=total)
    else:
        rows = rows.annotate(total=counted(matching))
        part = slice_of(rows, query.order, query.limit, None, "total", *columns, total=0)
        part = replace(part, total=part.rows[0].total if part.rows else 0)
        totals.keep(name, part.total)
    if query.ordering != RANK:
        return part
    following = part.cursor and part.cursor.model_copy(update={"order": RANK, "rank": UNRANKED})
    return replace(part, cursor=following)


def counted(rows: QuerySet[Document]) -> RawSQL:
    """Return how many rows there are, to be asked for beside others."""
    sql, values = rows.order_by().values("pk").query.sql_with_params()
    # The statement is Django's own; what was asked for is a parameter.
    return RawSQL(f"SELECT COUNT(*) FROM ({sql}) AS counted", values, IntegerField())  # noqa: S608, S611  as said


def _is_common(cursor: Cursor | None, common: Hashable) -> bool:
    """Tell whether too many pages match to be ranked; a list that has begun goes on as it was."""
    if cursor is not None and cursor.rank is not None:
        return cursor.rank == UNRANKED
    return totals.knows(common)


def _best(
    site: Site, places: Sequence[Place], limit: int, cursor: Cursor | None, *columns: str
) -> Slice:
    """Return one part in the order of rank; of the same rank, what was published last first."""
    after: Any = cursor and (cursor.rank, cursor.value, cursor.key)
    part = [place for place in places if not after or place[:3] < after][: limit + 1]
    found = documents(site, [pk for *_place, pk in part[:limit]])
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


def slice_by_id(
    rows: QuerySet[Document], limit: int, cursor: Cursor | None, *columns: str, total: int
) -> Slice:
    """Return one part in the order of the pages' own numbers, which they keep for ever."""
    if cursor is not None:
        rows = rows.filter(page_id__gt=cursor.key)
    found = list(_read(rows.order_by("page_id"), "page_id", *columns)[: limit + 1])
    going_on = len(found) > limit
    following = Cursor(order=ID, key=found[limit - 1].page_id) if going_on else None
    return Slice(found[:limit], total, following)


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
