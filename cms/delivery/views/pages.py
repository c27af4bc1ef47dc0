"""pages: lists of pages, and one page by its id."""

from typing import Annotated
from uuid import UUID

import orjson
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from pydantic import RootModel
from rest_framework.request import Request

from cms.contract.card import AnyCard, OneOfPages
from cms.contract.context import DocumentContext
from cms.contract.document import AnyPage, PageDocument
from cms.contract.leaf import Leaf
from cms.delivery.answers import answer
from cms.delivery.errors import NotFound
from cms.delivery.freshness import freshness_of
from cms.delivery.perspective import Reading
from cms.delivery.query import Cursor, DocumentQuery, ListQuery
from cms.delivery.selection import (
    bodies,
    documents,
    ends_of,
    next_url,
    selected,
    site_named,
    slice_of,
)
from cms.delivery.views.endpoint import DRAFT_PROBLEMS, HEADERS, PROBLEMS, Endpoint, success
from cms.preview.drafts import compile_draft
from cms.publishing.compile import to_bytes


class PageList(Leaf):
    """A part of a list of pages: cards, or whole documents with ``include=document``."""

    items: list[AnyPage | AnyCard]
    total: int
    """How many pages the filters let through, on all parts together."""
    next: str | None
    """Where the list goes on."""


class AnyPageDocument(RootModel[Annotated[PageDocument, OneOfPages("document")]]):
    """A page of any type."""


class PagesView(Endpoint):
    """Lists of pages."""

    query = ListQuery

    @extend_schema(
        operation_id="listPages",
        summary="Pages, filtered and in order",
        tags=["Pages"],
        parameters=[*ListQuery.openapi(), *HEADERS],
        responses={**success(PageList, "A part of the list."), **PROBLEMS},
    )
    def get(self, request: Request) -> HttpResponse:
        """Answer with a part of a list."""
        query = self.query.parse(request.query_params)
        cursor = Cursor.decode(query.cursor, query.order) if query.cursor else None
        site = site_named(query.site)
        whole = "document" in query.include
        rows = selected(site, query)
        part = slice_of(rows, query.order, query.limit, cursor, "card" if whole else "body")
        if whole:
            beside = [name for name in query.include if name != "document"]
            items = bodies(part.rows, site, beside)
        else:
            items = [bytes(row.card) for row in part.rows]
        if freshness := freshness_of(request):
            freshness.ends(*ends_of(site, part.rows if whole else ()))
        following = next_url("/delivery/v1/pages", query.canonical(), part.cursor)
        return answer(request, _list(items, part.total, following), {"pages"})


def _list(items: list[bytes], total: int, following: str | None) -> bytes:
    """Return a ``PageList`` of items that are finished already."""
    return b'{"items":[%s],"total":%d,"next":%s}' % (
        b",".join(items),
        total,
        orjson.dumps(following),
    )


class PageView(Endpoint):
    """One page."""

    query = DocumentQuery

    @extend_schema(
        operation_id="getPage",
        summary="One page by its id",
        tags=["Pages"],
        parameters=[*DocumentQuery.openapi(), *HEADERS],
        responses={**success(AnyPageDocument, "The page."), **DRAFT_PROBLEMS},
    )
    def get(self, request: Request, id: UUID) -> HttpResponse:
        """Answer with a document; without ``locale``, in the site's default language."""
        query = self.query.parse(request.query_params)
        site = site_named(query.site)
        context = DocumentContext(site, query.include)
        reading = Reading(request, query.perspective, context)
        locale = query.locale or site.root_page.locale.language_code
        draft = reading.page
        if draft and draft.translation_key == id and context.paths.locale_of(draft) == locale:
            return reading.answer(to_bytes(compile_draft(draft, context)))
        row = documents(site).filter(translation_key=id, locale=locale).defer("card").first()
        if row is None:
            raise NotFound("No public page has this id in this language.")
        if freshness := freshness_of(request):
            freshness.ends(row.changes_at, row.expires_at)
        return reading.answer(reading.body(row), {f"page:{row.page_id}"})
