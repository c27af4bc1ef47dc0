"""paths: where every page lives and whether it has changed, for static builds."""

from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from cms.contract.leaf import Leaf
from cms.delivery.answers import answer
from cms.delivery.cursor import ID, Cursor
from cms.delivery.freshness import freshness_of
from cms.delivery.query import PathsQuery
from cms.delivery.selection import documents, ends_of, next_url, slice_by_id
from cms.delivery.sites import site_and_state
from cms.delivery.totals import totals
from cms.delivery.views.endpoint import HEADERS, PROBLEMS, Endpoint, success
from cms.publishing.compile import to_bytes


class PagePath(Leaf):
    """Where a page lives."""

    path: str
    id: UUID
    type: str
    locale: str
    etag: str
    """The entity tag of its document, without quotes: unchanged, there is nothing to build."""


class PathList(Leaf):
    """A part of all paths."""

    items: list[PagePath]
    total: int
    next: str | None


class PathsView(Endpoint):
    """Where every page lives."""

    query = PathsQuery

    @extend_schema(
        operation_id="listPaths",
        summary="The path and entity tag of every page",
        tags=["Pages"],
        parameters=[*PathsQuery.openapi(), *HEADERS],
        responses={**success(PathList, "A part of all paths."), **PROBLEMS},
    )
    def get(self, request: Request) -> HttpResponse:
        """Answer with a part of all paths, in an order that no change of a page changes."""
        query = self.query.parse(request.query_params)
        cursor = Cursor.decode(query.cursor, ID) if query.cursor else None
        site, state = site_and_state(query.site)
        rows = documents(site)
        if query.locale:
            rows = rows.filter(locale=query.locale)
        total = totals.of(lambda: rows, (site.pk, state, *query.filters()))
        columns = ("path", "translation_key", "type", "locale", "etag")
        part = slice_by_id(rows, query.limit, cursor, *columns, total=total)
        items = [
            PagePath(
                path=row.path,
                id=row.translation_key,
                type=row.type,
                locale=row.locale,
                etag=row.etag,
            )
            for row in part.rows
        ]
        if freshness := freshness_of(request):
            freshness.ends(*ends_of(state))
        following = next_url("/delivery/v1/paths", query.canonical(), part.cursor)
        body = to_bytes(PathList(items=items, total=part.total, next=following))
        return answer(request, body, {"pages"})
