"""llms.txt: what there is to read, for language models."""

from django.db.models import Case, Q, QuerySet, When
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
from cms.delivery.sites import site_state_and_language
from cms.delivery.views.endpoint import HEADERS, PROBLEMS, Endpoint, success
from cms.delivery.written.markdown import link
from cms.publishing.globals import languages
from cms.publishing.models import Document

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
        site, state, default = site_state_and_language(query.site)
        locale = query.locale or default
        rows = documents(site)
        homes, ways = _homes_and_ways(rows, locale)
        told = rows.filter(locale=locale, type__in=told_types()).only("page_id", *CARDS)
        latest = list(told.order_by("-published_at", "-page_id")[:LATEST])
        said = query.canonical()
        body = llms_txt(
            site.site_name or site.hostname,
            filter(None, cards(ways, site)),
            filter(None, cards(latest, site)),
            (_other(code, said) for code in sorted(homes) if code != locale),
        )
        if freshness := freshness_of(request):
            freshness.ends(*ends_of(state, [*ways, *latest]))
        return answer(request, body, {"pages", "site"}, content_type=CONTENT_TYPE)


def _homes_and_ways(rows: QuerySet[Document], locale: str) -> tuple[list[str], list[Document]]:
    """Return in which languages there is a home page, and what leads to what is told in one."""
    paths, types = [f"/{code}/" for code in languages()], way_types()
    is_home = Q(path__in=paths)
    found = rows.filter(is_home | Q(locale=locale, type__in=types))
    # Homes first: no other may take their place.
    first = Case(When(is_home, then=0), default=1)
    columns = ("page_id", "path", "locale", "type", *CARDS)
    found = found.only(*columns).order_by(first, "path")[: len(paths) + LATEST]
    ways = [row for row in found if row.locale == locale and row.type in types]
    homes = [row.locale for row in found if row.path in paths]
    return homes, sorted(ways, key=lambda row: row.path)[:LATEST]


def _other(code: str, said: dict[str, str]) -> str:
    name = name_of(code)
    return link(name, address(PATH, said | {"locale": code}) or "")
