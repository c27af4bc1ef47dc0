"""llms.txt: what there is to read, for language models."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from cms.contract.locale import name_of
from cms.delivery.answers import answer
from cms.delivery.freshness import freshness_of
from cms.delivery.llms import LATEST, llms_txt
from cms.delivery.negotiation import Only
from cms.delivery.query import LocaleQuery
from cms.delivery.selection import (
    CARDS,
    address,
    cards,
    documents,
    ends_of,
    told_types,
    way_types,
)
from cms.delivery.sites import site_with_root
from cms.delivery.views.endpoint import HEADERS, PROBLEMS, Endpoint, success
from cms.delivery.written.markdown import link
from cms.publishing.globals import languages

PATH = "/delivery/v1/llms.txt"
CONTENT_TYPE = "text/plain; charset=utf-8"


class PlainRenderer(BaseRenderer):
    """Names the media type of plain text."""

    media_type = "text/plain"
    format = "txt"


class LlmsView(Endpoint):
    """What there is to read, in a language."""

    query = LocaleQuery
    renderer_classes = (PlainRenderer,)
    content_negotiation_class = Only

    @extend_schema(
        operation_id="readLlms",
        summary="What there is to read, for language models",
        tags=["Feeds"],
        parameters=[*LocaleQuery.openapi(), *HEADERS],
        responses={**success(str, "The text.", PlainRenderer.media_type), **PROBLEMS},
    )
    def get(self, request: Request) -> HttpResponse:
        """Answer with sections and latest pages; without ``locale``, in the default language."""
        query = self.query.parse(request.query_params)
        site = site_with_root(query.site)
        locale = query.locale or site.root_page.locale.language_code
        told = told_types()
        rows = documents(site)
        mine = rows.filter(locale=locale).only("page_id", *CARDS)
        ways = list(mine.filter(type__in=way_types()).order_by("path")[:LATEST])
        latest = list(mine.filter(type__in=told).order_by("-published_at", "-page_id")[:LATEST])
        homes = rows.filter(path__in=[f"/{code}/" for code in languages()])
        codes = [code for code in homes.values_list("locale", flat=True) if code != locale]
        said = query.canonical()
        body = llms_txt(
            site.site_name or site.hostname,
            filter(None, cards(ways, site)),
            filter(None, cards(latest, site)),
            (_other(code, said) for code in sorted(codes)),
        )
        if freshness := freshness_of(request):
            freshness.ends(*ends_of(site, [*ways, *latest]))
        return answer(request, body, {"pages", "site"}, content_type=CONTENT_TYPE)


def _other(code: str, said: dict[str, str]) -> str:
    name = name_of(code)
    return link(name, address(PATH, said | {"locale": code}) or "")
