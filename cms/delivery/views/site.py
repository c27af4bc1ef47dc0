"""site: what stands around every page."""

from django.http import HttpResponse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from wagtail.models import Site

from cms.contract import site as contract
from cms.contract.context import DocumentContext
from cms.delivery.perspective import Reading
from cms.delivery.query import SiteQuery
from cms.delivery.selection import site_named
from cms.delivery.views.endpoint import DRAFT_PROBLEMS, HEADERS, Endpoint, success
from cms.publishing.compile import to_bytes
from cms.publishing.globals import site_document
from cms.publishing.models import Document


class SiteView(Endpoint):
    """The globals of a site."""

    @extend_schema(
        operation_id="getSite",
        summary="Languages, navigation and footer",
        tags=["Site"],
        parameters=[*SiteQuery.openapi(), *HEADERS],
        responses={**success(contract.Site, "What stands around every page."), **DRAFT_PROBLEMS},
    )
    def get(self, request: Request) -> HttpResponse:
        """Answer with the globals; without ``locale``, in the site's default language."""
        query = SiteQuery.parse(request.query_params)
        site = site_named(query.site)
        locale = query.locale or site.root_page.locale.language_code
        context = DocumentContext(site)
        reading = Reading(request, query.perspective, context)
        if reading.grant is not None:
            return reading.answer(to_bytes(site_document(context, locale)))
        return reading.answer(_stored(site, locale), {"site"})


def _stored(site: Site, locale: str) -> bytes:
    rows = Document.objects.filter(site=site, page=None, locale=locale)
    row = rows.only("body", "changes_at").first()
    if row is None or (row.changes_at and row.changes_at <= timezone.now()):
        return to_bytes(site_document(DocumentContext(site), locale))
    return bytes(row.body)
