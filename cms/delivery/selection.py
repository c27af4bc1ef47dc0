"""Which stored documents a query means: filters and keyset paging."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import F, Min, Q, QuerySet, Subquery
from django.utils import timezone
from wagtail.models import Site

from cms.contract.beside import put_beside
from cms.contract.context import DocumentContext
from cms.delivery.errors import NotFound
from cms.delivery.query import RANK, Cursor, ListQuery
from cms.delivery.totals import totals
from cms.publishing.compile import compile_documents, deliverable, to_bytes
from cms.publishing.globals import languages
from cms.publishing.models import Change, Document
from cms.publishing.search.index import Search

_NOT_QUOTED = ("search__title", "search__head", "search__body")
_COLUMNS = {"published_at": "published_at", "updated_at": "updated_at", "title": "title"}


@dataclass(frozen=True)
class Slice:
    """A part of a list."""

    rows: Sequence[Document]
    total: int
    cursor: Cursor | None
    """Where the next part starts, if there is one."""


def site_named(name: str | None) -> Site:
    """Return the site with a host name, or the default site."""
    return _one_site(Site.objects.all(), name)


def site_with_root(name: str | None) -> Site:
    """Return the same with its root page and language, which most answers do without."""
    return _one_site(Site.objects.select_related("root_page__locale"), name)


def site_with_log(name: str | None) -> Site:
    """Return the same with how long the log of changes is, without a query of its own."""
    latest = Change.objects.order_by("-sequence")
    head = {"log_head": Subquery(latest.values("sequence")[:1])}
    return _one_site(Site.objects.annotate(**head, log_at=Subquery(latest.values("at")[:1])), name)


def _one_site(sites: QuerySet[Site], name: str | None) -> Site:
    site = (
        sites.filter(hostname=name).first() if name else sites.filter(is_default_site=True).first()
    )
    if site is None:
        raise NotFound("There is no such site." if name else "No site is set up yet.")
    return site


def documents(site: Site, among: Iterable[int] | None = None) -> QuerySet[Document]:
    """Return the documents of a site's public pages; one that has expired is public no more.

    ``among`` are the primary keys of the few that come into question.
    """
    rows = Document.objects.filter(page__isnull=False)
    if among is None:
        rows = rows.filter(site=site)
    else:
        # A sum has no index: SQLite would read all of a site's documents rather than these few.
        rows = rows.alias(of_site=F("site_id") + 0).filter(of_site=site.pk, pk__in=among)
    return rows.filter(Q(expires_at__isnull=True) | Q(expires_at__gt=timezone.now()))


def bodies(rows: Sequence[Document], site: Site, include: Iterable[str] = ()) -> list[bytes]:
    """Return the finished bytes of documents; one that the clock has changed is compiled now.

    ``include`` puts ``html`` or ``markdown`` beside rich text.
    """
    now = timezone.now()
    past = [row.page_id for row in rows if row.changes_at and row.changes_at <= now]
    fresh: dict[Any, bytes] = {}
    if past:
        context = DocumentContext(site)
        pages = deliverable(context).filter(pk__in=past)
        for page, document in zip(pages, compile_documents(pages, context), strict=True):
            fresh[page.pk] = to_bytes(document)
    found = [fresh.get(row.page_id) or bytes(row.body) for row in rows]
    return [put_beside(body, include) for body in found] if include else found


def ends_of(site: Site, rows: Iterable[Document] = ()) -> list[datetime | None]:
    """Return the moments after which a list of a site's pages may be another by the clock alone.

    ``rows`` are those that stand in it as whole documents, or are quoted from.
    """
    expiring = Document.objects.filter(site=site, expires_at__gt=timezone.now())
    first: datetime | None = expiring.aggregate(end=Min("expires_at"))["end"]
    return [first, *(row.changes_at for row in rows)]


def selected(
    site: Site, query: ListQuery, among: Iterable[int] | None = None
) -> QuerySet[Document]:
    """Return the documents that a query's filters let through; ``among`` as above."""
    rows = documents(site, among)
    if query.type:
        rows = rows.filter(type__in=query.type)
    if query.locale:
        rows = rows.filter(locale__in=query.locale)
    for tag in query.tag:
        rows = rows.filter(facets__name="tag", facets__value=tag.casefold())
    if query.published_after:
        rows = rows.filter(published_at__gt=query.published_after)
    if query.published_before:
        rows = rows.filter(published_at__lt=query.published_before)
    if query.ids:
        rows = rows.filter(translation_key__in=query.ids)
    return rows


def listed(site: Site, query: ListQuery, cursor: Cursor | None, *without: str) -> Slice:
    """Return the part of a list that a query means; without some columns.

    What was searched for comes with its ``search``.
    """
    if query.q is None:
        rows = selected(site, query)
        total = totals.of(rows, (*state_of(site), *query.filters()))
        return slice_of(rows, query.order, query.limit, cursor, *without, total=total)
    search = Search(query.q, query.locale or languages())
    without += _NOT_QUOTED
    ranks = search.ranks()
    rows = selected(site, query, ranks).select_related("search")
    if ranks is None:
        rows = search.matching(rows)
    if query.ordering != RANK:
        return slice_of(rows, query.order, query.limit, cursor, *without)
    if ranks is not None:
        return _best(rows, ranks, query.limit, cursor, *without)
    part = slice_of(rows, query.order, query.limit, cursor, *without)
    following = part.cursor and part.cursor.model_copy(update={"order": RANK, "rank": 0.0})
    return replace(part, cursor=following)


def _best(
    rows: QuerySet[Document],
    ranks: dict[int, float],
    limit: int,
    cursor: Cursor | None,
    *without: str,
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
    by_pk = rows.defer(*without).in_bulk([pk for *_place, pk in part[:limit]])
    following = None
    if len(part) > limit:
        rank, published_at, page, _pk = part[limit - 1]
        following = Cursor(order=RANK, value=published_at, key=page, rank=rank)
    found = [by_pk[pk] for *_place, pk in part[:limit] if pk in by_pk]
    return Slice(found, len(places), following)


def state_of(site: Site) -> tuple[Any, ...]:
    """Return what names the state that a site's documents were in when it was looked up."""
    return (site.pk, getattr(site, "log_head", None), getattr(site, "log_at", None))


def slice_of(
    rows: QuerySet[Document],
    order: str,
    limit: int,
    cursor: Cursor | None,
    *without: str,
    total: int | None = None,
) -> Slice:
    """Return one part of a list, by keyset: nothing repeats or drops while others publish.

    The total is counted unless it is given.
    """
    if total is None:
        total = rows.count()
    column = _COLUMNS[order.lstrip("-")]
    down = order.startswith("-")
    if cursor is not None:
        rows = rows.filter(_after(column, down, cursor))
    sign = "-" if down else ""
    found = list(rows.order_by(sign + column, sign + "page").defer(*without)[: limit + 1])
    following = None
    if len(found) > limit:
        found = found[:limit]
        value, key = getattr(found[-1], column), found[-1].page_id
        following = Cursor(order=order, value=value, key=key or 0)
    return Slice(found, total, following)


def _after(column: str, down: bool, cursor: Cursor) -> Q:
    beyond = "lt" if down else "gt"
    value: Any = cursor.value
    later: dict[str, Any] = {f"{column}__{beyond}": value}
    same: dict[str, Any] = {column: value, f"page__{beyond}": cursor.key}
    return Q(**later) | Q(**same)


def next_url(path: str, parameters: dict[str, str], cursor: Cursor | None) -> str | None:
    """Return the address of the next part of a list, if there is one."""
    return address(path, {**parameters, "cursor": cursor.encode()} if cursor else None)


def address(path: str, parameters: dict[str, str] | None) -> str | None:
    """Return an address of the API; it depends on no request's host. None stays None."""
    if parameters is None:
        return None
    return f"{settings.PUBLIC_URL}{path}?{urlencode(sorted(parameters.items()))}"
