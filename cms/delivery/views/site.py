"""site: what stands around every page."""

import logging

from django.http import HttpResponse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from wagtail.models import Site

from cms.contract import site as contract
from cms.contract.context import DocumentContext
from cms.delivery.errors import Unavailable
from cms.delivery.freshness import freshness_of
from cms.delivery.perspective import Reading
from cms.delivery.query import SiteQuery
from cms.delivery.sites import site_with_root
from cms.delivery.views.endpoint import DRAFT_PROBLEMS, HEADERS, Endpoint, success
from cms.publishing.compile import to_bytes
from cms.publishing.globals import site_document
from cms.publishing.models import Document
from cms.unit_of_work import LOST

_log = logging.getLogger(__name__)


class SiteView(Endpoint):
    """The globals of a site."""

    query = SiteQuery

    @extend_schema(
        operation_id="getSite",
        summary="Languages, navigation and footer",
        tags=["Site"],
        parameters=[*SiteQuery.openapi(), *HEADERS],
        responses={**success(contract.Site, "What stands around every page."), **DRAFT_PROBLEMS},
    )
    def get(self, request: Request) -> HttpResponse:
        """Answer with the globals; without ``locale``, in the site's default language."""
        query = self.query.parse(request.query_params)
        site = site_with_root(query.site)
        locale = query.locale or site.root_page.locale.language_code
        context = DocumentContext(site)
        reading = Reading(request, query.perspective, context)
        if reading.grant is not None:
            return reading.answer(to_bytes(site_document(context, locale)))
        row = _stored(site, locale)
        if freshness := freshness_of(request):
            # What is compiled for this answer alone rests on what nobody follows up.
            freshness.ends(row.changes_at if row else timezone.now())
        return reading.answer(_body(row, site, locale), {"site"})


def _stored(site: Site, locale: str) -> Document | None:
    rows = Document.objects.filter(site=site, page=None, locale=locale)
    return rows.only("body", "changes_at").first()


def _body(row: Document | None, site: Site, locale: str) -> bytes:
    if row is not None and not (row.changes_at and row.changes_at <= timezone.now()):
        return bytes(row.body)
    try:
        return to_bytes(site_document(DocumentContext(site), locale))
    except LOST:
        raise
    except Exception as error:
        # What was said last may show what is not public any more.
        _log.exception("The globals of %s in %s can’t be compiled", site, locale)
        raise Unavailable from error
