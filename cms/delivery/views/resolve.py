"""resolve: what lives at a path."""

from typing import Annotated, Literal

from django.db.models import F, Q
from django.http import HttpResponse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from pydantic import Field, RootModel
from rest_framework.request import Request
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from cms.contract.context import DocumentContext
from cms.contract.document import AnyPage
from cms.contract.leaf import Leaf, SparseLeaf
from cms.delivery.errors import Gone, NotFound
from cms.delivery.perspective import Reading
from cms.delivery.query import ResolveQuery
from cms.delivery.selection import deliverable, site_named
from cms.delivery.views.endpoint import DRAFT_PROBLEMS, HEADERS, Endpoint, problems, success
from cms.preview.drafts import compile_draft
from cms.preview.sources import FormField, sources_of
from cms.publishing.compile import compile_documents


class PageResolution(SparseLeaf):
    """A page lives here."""

    absent_if_none = ("sources",)

    kind: Literal["page"] = "page"
    page: AnyPage
    sources: dict[str, FormField] | None = None
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


class ResolveView(Endpoint):
    """What lives at a path."""

    @extend_schema(
        operation_id="resolve",
        summary="What lives at a path",
        tags=["Pages"],
        parameters=[*ResolveQuery.openapi(), *HEADERS],
        responses={
            **success(Resolution, "A page or a redirect."),
            **DRAFT_PROBLEMS,
            **problems(410),
        },
    )
    def get(self, request: Request) -> HttpResponse:
        """Answer with a page or a redirect."""
        query = ResolveQuery.parse(request.query_params)
        context = DocumentContext(site_named(query.site), query.include)
        reading = Reading(request, query.perspective, context)
        resolution = (
            _draft(query.path, reading)
            or _page(query.path, context)
            or _redirect(query.path, context)
        )
        if resolution is None:
            raise _missing(query.path, context)
        return reading.answer(resolution)


def _draft(path: str, reading: Reading) -> PageResolution | None:
    page = reading.page_at(path)
    if page is None:
        return None
    document = compile_draft(page, reading.context)
    return PageResolution(page=document, sources=sources_of(page, document))


def _page(path: str, context: DocumentContext) -> PageResolution | None:
    there = context.paths.at(path)
    if there is None:
        return None
    pages = deliverable(context).filter(pk__in=there.values("pk"))
    documents = compile_documents(pages[:1], context)
    return PageResolution(page=documents[0]) if documents else None


def _redirect(path: str, context: DocumentContext) -> RedirectResolution | None:
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
        page = deliverable(context).filter(pk=redirect.redirect_page_id).first()
        location = page and context.paths.path_of(page)
        context.keys.add(f"page:{redirect.redirect_page_id}")
    if not location:
        return None
    context.keys.add(f"redirect:{redirect.pk}")
    return RedirectResolution(location=location, status=301 if redirect.is_permanent else 302)


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
    return NotFound() if any(page.path.startswith(prefix) for prefix in private) else Gone()
