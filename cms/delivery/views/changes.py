"""changes: what has happened since, for static builds and whoever keeps a copy."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

import orjson
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from wagtail.models import Site

from cms.contract.document import AnyPage
from cms.contract.leaf import Leaf, absent_if_none
from cms.delivery.answers import answer
from cms.delivery.errors import CursorTooOld
from cms.delivery.freshness import Freshness, freshness_of
from cms.delivery.query import ChangesQuery
from cms.delivery.selection import address, bodies, documents
from cms.delivery.sites import site_and_state
from cms.delivery.views.endpoint import HEADERS, PROBLEMS, Endpoint, problems, success
from cms.publishing import log
from cms.publishing.compile import to_bytes
from cms.publishing.models import Change


class ChangeItem(Leaf):
    """One change that readers can see."""

    sequence: int
    """Its place in the log: later changes have higher ones, not all numbers occur."""
    kind: Literal["published", "updated", "withdrawn", "moved", "site", "redirects"]
    """``site`` is what stands around every page, ``redirects`` where old paths lead."""
    at: datetime
    id: UUID | None
    """Of the page; null when the change is of no page."""
    type: str
    locale: str
    path: str
    """Where the page lives, or lived when it was withdrawn."""
    previous_path: str
    """Where a page lived that has moved; else empty."""
    etag: str
    """The entity tag of its document, without quotes; empty when there is none."""
    reason: str | None = absent_if_none()
    """Why a page was withdrawn, in its language, where that is told."""
    document: AnyPage | None = absent_if_none()
    """With ``include=document``: the page as it is now, at its last change of this part."""


class ChangeList(Leaf):
    """A part of the log, the oldest change first."""

    items: list[ChangeItem]
    cursor: str
    """Where to go on: send it as ``after`` next time."""
    next: str | None
    """The address of the next part, if more has happened already."""


class ChangesView(Endpoint):
    """The log."""

    query = ChangesQuery

    @extend_schema(
        operation_id="listChanges",
        summary="What has changed since",
        tags=["Pages"],
        parameters=[*ChangesQuery.openapi(), *HEADERS],
        responses={**success(ChangeList, "A part of the log."), **PROBLEMS, **problems(410)},
    )
    def get(self, request: Request) -> HttpResponse:
        """Answer with what happened after a cursor; without one, with the cursor of now."""
        query = self.query.parse(request.query_params)
        site, state = site_and_state(query.site)
        after = state.reach.head if query.after is None else query.after
        if not state.reach.knows(after):
            raise CursorTooOld
        rows = list(log.since(after, site.pk)[: query.limit + 1])
        more, rows = len(rows) > query.limit, rows[: query.limit]
        cursor = str(rows[-1].sequence if rows else after)
        following = {**query.canonical(), "after": cursor} if more else None
        found = _documents(rows, site, query.include, freshness_of(request))
        body = _list(_items(rows, found), cursor, address("/delivery/v1/changes", following))
        return answer(request, body, {"changes"})


def _items(rows: Sequence[Change], found: Mapping[int, bytes]) -> list[bytes]:
    return [_with_document(to_bytes(item_of(row)), found.get(row.sequence)) for row in rows]


def _documents(
    rows: Sequence[Change], site: Site, include: Sequence[str], freshness: Freshness | None
) -> dict[int, bytes]:
    if "document" not in include:
        return {}
    last = {row.page_id: row.sequence for row in rows if row.page_id}
    stored = list(documents(site).filter(page__in=last).defer("card"))
    if freshness:
        freshness.ends(*(moment for row in stored for moment in (row.changes_at, row.expires_at)))
    beside = [name for name in include if name != "document"]
    finished = bodies(stored, site, beside)
    return {
        last[row.page_id]: body
        for row, body in zip(stored, finished, strict=True)
        if row.page_id is not None and body is not None
    }


def item_of(row: Change) -> ChangeItem:
    """Return a change as readers are told of it, without its document."""
    names = ("sequence", "kind", "at", "type", "locale", "path", "previous_path", "etag")
    values = {name: getattr(row, name) for name in names}
    return ChangeItem(id=row.translation_key, reason=row.reason or None, **values)


def _with_document(item: bytes, document: bytes | None) -> bytes:
    """Return an item with a document that is finished already."""
    return item if document is None else b'%s,"document":%s}' % (item[:-1], document)


def _list(items: Sequence[bytes], cursor: str, following: str | None) -> bytes:
    """Return a ``ChangeList`` of items that are finished already."""
    return b'{"items":[%s],"cursor":%s,"next":%s}' % (
        b",".join(items),
        orjson.dumps(cursor),
        orjson.dumps(following),
    )
