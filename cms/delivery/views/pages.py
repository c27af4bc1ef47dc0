"""pages: lists of pages, and one page by its id."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

import orjson
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from pydantic import ConfigDict, RootModel, TypeAdapter
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request

from cms.contract.card import AnyCard, OneOfPages
from cms.contract.context import DocumentContext
from cms.contract.document import AnyPage, PageDocument
from cms.contract.leaf import Leaf, absent_if_none
from cms.contract.translation import FALLBACKS
from cms.delivery import fallbacks
from cms.delivery.answers import answer
from cms.delivery.cursor import Cursor
from cms.delivery.errors import NotFound
from cms.delivery.filters import PagesQuery
from cms.delivery.freshness import freshness_of
from cms.delivery.highlights import Snippet, highlights
from cms.delivery.negotiation import Only
from cms.delivery.perspective import Reading
from cms.delivery.plain_sql import stored_page
from cms.delivery.query import DocumentQuery
from cms.delivery.selection import (
    CARDS,
    QUOTED,
    WHOLE,
    bodies,
    cards,
    ends_of,
    listed,
    next_url,
)
from cms.delivery.sites import site_state_and_fallback, site_with_root, there
from cms.delivery.throttles import DeliveryThrottle, SearchThrottle
from cms.delivery.views.endpoint import (
    DRAFT_PROBLEMS,
    HEADERS,
    MARKDOWN,
    PROBLEMS,
    Endpoint,
    MarkdownRenderer,
    success,
    wants_markdown,
)
from cms.delivery.written.markdown import CONTENT_TYPE
from cms.delivery.written.page import in_markdown
from cms.preview.drafts import compile_draft
from cms.publishing.compile import to_bytes

_HIGHLIGHTS = TypeAdapter(dict[str, list[Snippet]], config=ConfigDict(defer_build=True))


class PageList(Leaf):
    """A part of a list of pages: cards, or whole documents with ``include=document``."""

    items: list[AnyPage | AnyCard]
    total: int
    """How many pages the filters let through, on all parts together."""
    next: str | None
    """Where the list goes on."""
    highlights: dict[str, list[Snippet]] | None = absent_if_none()
    """With ``q``: by ``<id>/<locale>`` of each item, at most two places where its words stand."""


class AnyPageDocument(RootModel[Annotated[PageDocument, OneOfPages("document")]]):
    """A page of any type."""

    model_config = ConfigDict(defer_build=True)


class PagesView(Endpoint):
    """Lists of pages."""

    query = PagesQuery
    throttle_classes = (DeliveryThrottle, SearchThrottle)

    @extend_schema(
        operation_id="listPages",
        summary="Pages, searched, filtered and in order",
        tags=["Pages"],
        parameters=[*PagesQuery.openapi(), *HEADERS],
        responses={**success(PageList, "A part of the list."), **PROBLEMS},
    )
    def get(self, request: Request) -> HttpResponse:
        """Answer with a part of a list."""
        query = self.query.parse(request.query_params)
        cursor = Cursor.decode(query.cursor, query.ordering) if query.cursor else None
        locale = fallbacks.only_language(query.locale)
        site, state, instead = site_state_and_fallback(query.site, locale)
        whole = "document" in query.include
        columns = (WHOLE if whole else CARDS) + (QUOTED if query.q else ()) + ("locale",)
        part = listed(site, state, query, cursor, *columns, instead=instead)
        if whole:
            beside = [name for name in query.include if name != "document"]
            finished = bodies(part.rows, site, beside)
        else:
            finished = cards(part.rows, site)
        shown = [
            (row, item) for row, item in zip(part.rows, finished, strict=True) if item is not None
        ]
        items = [
            fallbacks.marked(item, locale) if instead and locale and row.locale != locale else item
            for row, item in shown
        ]
        if freshness := freshness_of(request):
            freshness.ends(*ends_of(state, part.rows))
        following = next_url("/delivery/v1/pages", query.canonical(), part.cursor)
        quoted = highlights(query.q, [row for row, _item in shown]) if query.q else None
        keys = {"pages", FALLBACKS} if locale else {"pages"}
        return answer(request, _list(items, part.total, following, quoted), keys)


def _list(
    items: list[bytes],
    total: int,
    following: str | None,
    found: dict[str, list[Snippet]] | None,
) -> bytes:
    """Return a ``PageList`` of items that are finished already."""
    return b'{"items":[%s],"total":%d,"next":%s%s}' % (
        b",".join(items),
        total,
        orjson.dumps(following),
        b"" if found is None else b',"highlights":' + _HIGHLIGHTS.dump_json(found),
    )


class PageView(Endpoint):
    """One page."""

    query = DocumentQuery
    renderer_classes: Sequence[type[BaseRenderer]] = (JSONRenderer, MarkdownRenderer)

    @extend_schema(
        operation_id="getPage",
        summary="One page by its id",
        tags=["Pages"],
        parameters=[*DocumentQuery.openapi(), *HEADERS],
        responses={**success(AnyPageDocument, "The page."), **MARKDOWN, **DRAFT_PROBLEMS},
    )
    def get(self, request: Request, id: UUID) -> HttpResponse:
        """Answer with a document; without ``locale``, in the site's default language."""
        query = self.query.parse(request.query_params)
        # In which language it is asked for may be the site's to say.
        locale = query.locale or site_with_root(query.site).root_page.locale.language_code
        found, row = stored_page(query.site, translation_key=id, locale=locale)
        site = there(found, query.site)
        as_markdown = wants_markdown(request)
        context = DocumentContext(site, () if as_markdown else query.include)
        reading = Reading(request, query.perspective, context)
        draft, keys = reading.page, set()
        if draft and draft.translation_key == id and context.paths.locale_of(draft) == locale:
            body = to_bytes(compile_draft(draft, context))
        else:
            fallback = None if row else fallbacks.by_id(site, id, locale)
            shown = row or fallback
            if shown is None:
                raise NotFound("No public page has this id in this language.")
            if freshness := freshness_of(request):
                freshness.ends(shown.changes_at, shown.expires_at)
            body, keys = reading.body(shown), {f"page:{shown.page_id}"}
            if fallback:
                body, keys = fallbacks.marked(body, locale), keys | fallbacks.KEYS
        if as_markdown:
            said, also = in_markdown(body, site, freshness_of(request))
            return reading.answer(said, keys | also, CONTENT_TYPE)
        return reading.answer(body, keys)


class MarkdownView(PageView):
    """One page as Markdown, whatever ``Accept`` says: an address to link to."""

    renderer_classes = (MarkdownRenderer,)
    content_negotiation_class = Only

    @extend_schema(
        operation_id="getPageAsMarkdown",
        summary="One page as Markdown",
        tags=["Pages"],
        parameters=[*DocumentQuery.openapi(), *HEADERS],
        responses={**success(str, "The page.", MarkdownRenderer.media_type), **DRAFT_PROBLEMS},
    )
    def get(self, request: Request, id: UUID) -> HttpResponse:
        """Answer with Markdown."""
        return super().get(request, id)
