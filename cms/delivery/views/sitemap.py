"""sitemap.xml: every page on the front end, for search engines."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from cms.contract.front_end import front_end_of
from cms.delivery import sitemaps
from cms.delivery.answers import answer
from cms.delivery.errors import NotFound
from cms.delivery.freshness import freshness_of
from cms.delivery.negotiation import Only
from cms.delivery.query import SitemapQuery
from cms.delivery.selection import address, documents, ends_of
from cms.delivery.sites import site_state_and_language
from cms.delivery.views.endpoint import HEADERS, PROBLEMS, Endpoint, success

PATH = "/delivery/v1/sitemap.xml"


class SitemapRenderer(BaseRenderer):
    """Names the media type of site maps."""

    media_type = "application/xml"
    format = "xml"


class SitemapView(Endpoint):
    """The site map, or the index of its parts."""

    query = SitemapQuery
    renderer_classes = (SitemapRenderer,)
    content_negotiation_class = Only

    @extend_schema(
        operation_id="readSitemap",
        summary="The site map",
        tags=["Feeds"],
        parameters=[*SitemapQuery.openapi(), *HEADERS],
        responses={
            **success(str, "The map, one part of it, or the index.", SitemapRenderer.media_type),
            **PROBLEMS,
        },
    )
    def get(self, request: Request) -> HttpResponse:
        """Answer with the map, one part of it, or the index."""
        query = self.query.parse(request.query_params)
        site, state, default = site_state_and_language(query.site)
        rows, freshness = documents(site), freshness_of(request)
        body = sitemaps.sitemap(rows, query.part, front_end_of(site), default, freshness)
        if body is None and query.part is not None:
            raise NotFound("The site map has no such part. Its index names those there are.")
        if body is None:
            numbers = range(1, sitemaps.parts(rows) + 1)
            said = [query.canonical() | {"part": str(number)} for number in numbers]
            body = sitemaps.index(address(PATH, one) or "" for one in said)
        if freshness:
            freshness.ends(*ends_of(state))
        return answer(request, body, {"pages", "site"}, content_type=sitemaps.CONTENT_TYPE)
