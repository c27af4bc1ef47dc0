"""pages: lists of pages, and one page by its id."""

from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from pydantic import RootModel
from rest_framework.request import Request

from cms.contract.card import AnyCard, OneOfPages
from cms.contract.context import DocumentContext
from cms.contract.document import AnyPage, PageDocument
from cms.contract.leaf import Leaf
from cms.delivery.answers import answer, to_bytes
from cms.delivery.errors import NotFound
from cms.delivery.perspective import Reading
from cms.delivery.query import Cursor, DocumentQuery, ListQuery
from cms.delivery.selection import deliverable, next_url, selected, site_named, slice_of
from cms.delivery.views.endpoint import DRAFT_PROBLEMS, HEADERS, PROBLEMS, Endpoint, success
from cms.preview.drafts import compile_draft
from cms.publishing.compile import compile_cards, compile_documents


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

    @extend_schema(
        operation_id="listPages",
        summary="Pages, filtered and in order",
        tags=["Pages"],
        parameters=[*ListQuery.openapi(), *HEADERS],
        responses={**success(PageList, "A part of the list."), **PROBLEMS},
    )
    def get(self, request: Request) -> HttpResponse:
        """Answer with a part of a list."""
        query = ListQuery.parse(request.query_params)
        cursor = Cursor.decode(query.cursor, query.order) if query.cursor else None
        include = [name for name in query.include if name != "document"]
        context = DocumentContext(site_named(query.site), include)
        part = slice_of(selected(context, query), query.order, query.limit, cursor)
        compile_ = compile_documents if "document" in query.include else compile_cards
        page_list = PageList(
            items=compile_(part.pages, context),
            total=part.total,
            next=next_url("/delivery/v1/pages", request.query_params.dict(), part.cursor),
        )
        context.asked("pages")
        return answer(request, to_bytes(page_list), context.keys)


class PageView(Endpoint):
    """One page."""

    @extend_schema(
        operation_id="getPage",
        summary="One page by its id",
        tags=["Pages"],
        parameters=[*DocumentQuery.openapi(), *HEADERS],
        responses={**success(AnyPageDocument, "The page."), **DRAFT_PROBLEMS},
    )
    def get(self, request: Request, id: UUID) -> HttpResponse:
        """Answer with a document; without ``locale``, in the site's default language."""
        query = DocumentQuery.parse(request.query_params)
        context = DocumentContext(site_named(query.site), query.include)
        reading = Reading(request, query.perspective, context)
        locale = query.locale or context.paths.default_locale
        draft = reading.page
        if draft and draft.translation_key == id and context.paths.locale_of(draft) == locale:
            return reading.answer(compile_draft(draft, context))
        pages = deliverable(context).filter(translation_key=id, locale__language_code=locale)
        documents = compile_documents(pages[:1], context)
        if not documents:
            raise NotFound("No public page has this id in this language.")
        return reading.answer(documents[0])
