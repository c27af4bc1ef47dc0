"""feeds/rss: one page and its instalments, as programs that play podcasts take them."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from wagtail.models import Site

from cms.contract.channel import CONTENT_TYPE, Playable, Subscribable, channel_address
from cms.contract.document import PageDocument
from cms.contract.front_end import front_end_of
from cms.delivery.answers import answer
from cms.delivery.errors import NotFound
from cms.delivery.feeds import rss
from cms.delivery.freshness import freshness_of
from cms.delivery.negotiation import Only
from cms.delivery.query import LocaleQuery
from cms.delivery.selection import bodies, documents, ends_of
from cms.delivery.sites import site_state_and_language
from cms.delivery.views.endpoint import HEADERS, PROBLEMS, Endpoint, success
from cms.publishing.compile import page_types
from cms.publishing.models import Document

LONGEST = 300
"""How many items are told, the newest: programs fetch the whole again at every poll, and five years
of a weekly podcast with its notes are a megabyte."""


class RssRenderer(BaseRenderer):
    """Names the media type of RSS."""

    media_type = CONTENT_TYPE
    format = "rss"


class ChannelView(Endpoint):
    """The feed of a page that is a podcast, in a language."""

    query = LocaleQuery
    renderer_classes = (RssRenderer,)
    content_negotiation_class = Only

    @extend_schema(
        operation_id="readPodcast",
        summary="A podcast as RSS",
        tags=["Feeds"],
        parameters=[*LocaleQuery.openapi(), *HEADERS],
        responses={**success(str, "The podcast.", CONTENT_TYPE), **PROBLEMS},
    )
    def get(self, request: Request, id: UUID) -> HttpResponse:
        """Answer with the feed; without ``locale``, in the site's default language."""
        query = self.query.parse(request.query_params)
        site, state, default = site_state_and_language(query.site)
        locale = query.locale or default
        rows = documents(site, translation_key=id, locale=locale)
        page = next(iter(_read(rows, site)), None)
        if not isinstance(page, Subscribable):
            raise NotFound("No public podcast has this id in this language.")
        channel = page.channel()
        newest = channel.items[:LONGEST]
        parts = documents(site, translation_key__in=newest, locale=locale)
        told = {part.id: part for part in _read(parts, site) if isinstance(part, Playable)}
        items = [(told[key], told[key].item()) for key in newest if key in told]
        programme = rss.Programme(
            address=channel_address(site, id, locale),
            front_end=front_end_of(site),
            page=page,
            channel=channel,
            items=[(part, item) for part, item in items if item],
        )
        if freshness := freshness_of(request):
            freshness.ends(*ends_of(state, [*rows, *parts]))
        body = rss.rss(programme)
        return answer(request, body, {"pages", "site"}, content_type=rss.CONTENT_TYPE)


def _read(rows: QuerySet[Document], site: Site) -> list[PageDocument]:
    """Return documents as their page types state them."""
    types = page_types()
    found = zip(rows, bodies(list(rows), site), strict=True)
    return [_document(types[row.type].document, body) for row, body in found if body]


def _document(document: type[PageDocument], body: bytes) -> PageDocument:
    if issubclass(document, Playable):
        return document.played(body)
    return document.model_validate_json(body)
