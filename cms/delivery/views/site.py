"""site: what stands around every page."""

from django.http import HttpResponse
from django.utils.translation import get_language_info
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from cms.contract import site as contract
from cms.contract.context import DocumentContext
from cms.contract.locale import direction
from cms.delivery.globals import globals_of
from cms.delivery.perspective import Reading
from cms.delivery.query import SiteQuery
from cms.delivery.selection import site_named
from cms.delivery.views.endpoint import DRAFT_PROBLEMS, HEADERS, Endpoint, success


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
        context = DocumentContext(site_named(query.site))
        reading = Reading(request, query.perspective, context)
        locale = query.locale or context.paths.default_locale
        around = globals_of(context, locale)
        site = contract.Site(
            name=context.site.site_name or context.site.hostname,
            locale=locale,
            dir=direction(locale),
            locales=[_locale(code, context) for code in context.paths.public_roots],
            navigation=around.navigation,
            footer=around.footer,
            footer_note=around.footer_note,
        )
        context.asked("site")
        return reading.answer(site)


def _locale(code: str, context: DocumentContext) -> contract.SiteLocale:
    return contract.SiteLocale(
        code=code,
        name=get_language_info(code)["name_local"],
        dir=direction(code),
        default=code == context.paths.default_locale,
        path=f"/{code}/",
    )
