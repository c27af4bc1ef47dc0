"""resolve: what lives at a path."""

from collections.abc import Iterable
from typing import Annotated, Literal

from django.db.models import F, Q
from django.http import HttpResponse
from django.utils import timezone
from django.utils.encoding import iri_to_uri
from drf_spectacular.utils import extend_schema
from pydantic import ConfigDict, Field, RootModel
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Site

from cms.contract.context import DocumentContext
from cms.contract.document import AnyPage
from cms.contract.front_end import front_end_of
from cms.contract.leaf import Leaf, absent_if_none
from cms.delivery import fallbacks
from cms.delivery.errors import Gone, NotFound
from cms.delivery.freshness import Freshness, freshness_of
from cms.delivery.perspective import Reading
from cms.delivery.plain_sql import stored_page
from cms.delivery.query import ResolveQuery
from cms.delivery.selection import documents
from cms.delivery.sites import there
from cms.delivery.views.endpoint import (
    DRAFT_PROBLEMS,
    HEADERS,
    MARKDOWN,
    Endpoint,
    MarkdownRenderer,
    problems,
    success,
    wants_markdown,
)
from cms.delivery.written.markdown import CONTENT_TYPE, front_matter, link
from cms.delivery.written.page import in_markdown
from cms.pages import BasePage
from cms.preview.drafts import compile_draft
from cms.preview.sources import FormField, sources_of
from cms.publishing.compile import to_bytes
from cms.publishing.models import Withdrawal


class PageResolution(Leaf):
    """A page lives here."""

    kind: Literal["page"] = "page"
    page: AnyPage
    sources: dict[str, FormField] | None = absent_if_none()
    """In a draft: the form’s field behind each place of the page, by JSON Pointer."""


class RedirectResolution(Leaf):
    """What lived here is elsewhere now."""

    kind: Literal["redirect"] = "redirect"
    location: str
    """A path on the site, or an address outside it."""
    status: Literal[301, 302]


class Resolution(
    RootModel[Annotated[PageResolution | RedirectResolution, Field(discriminator="kind")]]
):
    """What lives at a path: a page, or a redirect."""

    model_config = ConfigDict(defer_build=True)


class ResolveView(Endpoint):
    """What lives at a path."""

    query = ResolveQuery
    renderer_classes = (JSONRenderer, MarkdownRenderer)

    @extend_schema(
        operation_id="resolve",
        summary="What lives at a path",
        tags=["Pages"],
        parameters=[*ResolveQuery.openapi(), *HEADERS],
        responses={
            **success(Resolution, "A page or a redirect."),
            **MARKDOWN,
            **DRAFT_PROBLEMS,
            **problems(410),
        },
    )
    def get(self, request: Request) -> HttpResponse:
        """Answer with a page or a redirect."""
        query = self.query.parse(request.query_params)
        path = f"/{stripped}/" if (stripped := query.path.strip("/")) else "/"
        found, row = stored_page(query.site, path=path)
        site = there(found, query.site)
        as_markdown = wants_markdown(request)
        context = DocumentContext(site, () if as_markdown else query.include)
        reading = Reading(request, query.perspective, context)
        if draft := reading.page_at(query.path):
            if as_markdown:
                body = to_bytes(compile_draft(draft, context))
                return _in_markdown(reading, body)
            return reading.answer(to_bytes(_draft(draft, context)))
        if row:
            if freshness := freshness_of(request):
                freshness.ends(row.changes_at, row.expires_at)
            body, keys = reading.body(row), {f"page:{row.page_id}"}
            if as_markdown:
                return _in_markdown(reading, body, keys)
            return reading.answer(_page(body), keys)
        if redirect := _redirect(query.path, context, freshness_of(request)):
            if as_markdown:
                return reading.answer(_moved(redirect, site), context.keys, CONTENT_TYPE)
            return reading.answer(to_bytes(redirect), context.keys)
        missing = _missing(query.path, context)
        if isinstance(missing, Gone) or not (fallback := fallbacks.by_path(site, path)):
            raise missing
        instead, locale = fallback
        if freshness := freshness_of(request):
            freshness.ends(instead.changes_at, instead.expires_at)
        body = fallbacks.marked(reading.body(instead), locale)
        keys = {f"page:{instead.page_id}", *fallbacks.KEYS}
        if as_markdown:
            return _in_markdown(reading, body, keys)
        return reading.answer(_page(body), keys)


def _in_markdown(reading: Reading, body: bytes, keys: Iterable[str] = ()) -> HttpResponse:
    site, freshness = reading.context.site, freshness_of(reading.request)
    said, also = in_markdown(body, site, freshness)
    return reading.answer(said, {*keys, *also}, CONTENT_TYPE)


def _moved(redirect: RedirectResolution, site: Site) -> bytes:
    """Return Markdown that says where it is now."""
    where = redirect.location
    if where.startswith("/"):
        where = front_end_of(site) + iri_to_uri(where)
    about = front_matter({"location": where, "status": redirect.status})
    return f"{about}\n{link(where, where)}\n".encode()


def _draft(page: BasePage, context: DocumentContext) -> PageResolution:
    document = compile_draft(page, context)
    return PageResolution(page=document, sources=sources_of(page, document))


def _page(body: bytes) -> bytes:
    """Return a ``PageResolution`` of a document that is finished already."""
    return b'{"kind":"page","page":%s}' % body


def _redirect(
    path: str, context: DocumentContext, freshness: Freshness | None
) -> RedirectResolution | None:
    redirect = (
        Redirect.objects.filter(Q(site=context.site) | Q(site=None))
        .filter(old_path=Redirect.normalise_path(path))
        .order_by(F("site").desc(nulls_last=True))
        .first()
    )
    if redirect is None:
        return None
    location = redirect.redirect_link
    if redirect.redirect_page_id:
        targets = documents(context.site).filter(page=redirect.redirect_page_id)
        target = targets.only("path", "expires_at").first()
        location = target.path if target else None
        if freshness and target:
            freshness.ends(target.expires_at)
        context.asked(f"page:{redirect.redirect_page_id}")
    if not location or _is_here(location, path, context.site):
        return None
    # A page that comes to this path, or another redirect, takes the place of this one.
    for key in ("paths", "redirects"):
        context.asked(key)
    return RedirectResolution(location=location, status=301 if redirect.is_permanent else 302)


def _is_here(location: str, path: str, site: Site) -> bool:
    """Tell whether a redirect leads to itself: whoever followed it would never arrive."""
    own = location.removeprefix(front_end_of(site))
    return own.startswith("/") and Redirect.normalise_path(own) == Redirect.normalise_path(path)


def _missing(path: str, context: DocumentContext) -> NotFound | Gone:
    """Tell what was withdrawn from what never was; of what is private, nothing is told."""
    there = context.paths.at(path)
    if there is None:
        return NotFound()
    withdrawn = Q(live=False) | Q(expire_at__lte=timezone.now())
    page: Page | None = there.filter(withdrawn, first_published_at__isnull=False).first()
    if page is None:
        return NotFound()
    private = PageViewRestriction.objects.values_list("page__path", flat=True)
    if any(page.path.startswith(prefix) for prefix in private):
        return NotFound()
    reason = Withdrawal.objects.filter(page=page).values_list("reason", flat=True).first()
    return Gone(reason or None)
