"""feeds: the list of pages as feed readers take it."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from wagtail.models import Site

from cms.contract.front_end import address_at, front_end_of
from cms.contract.translation import FALLBACKS
from cms.delivery.answers import answer
from cms.delivery.cursor import Cursor
from cms.delivery.fallbacks import only_language
from cms.delivery.feeds import atom, json_feed
from cms.delivery.feeds.entries import Entry, Feed
from cms.delivery.filters import FeedQuery
from cms.delivery.freshness import freshness_of
from cms.delivery.negotiation import Only
from cms.delivery.selection import (
    WHOLE,
    address,
    bodies,
    documents,
    ends_of,
    listed,
    next_url,
    told_types,
)
from cms.delivery.sites import site_state_and_fallback
from cms.delivery.throttles import DeliveryThrottle, SearchThrottle
from cms.delivery.views.endpoint import HEADERS, PROBLEMS, Endpoint, success
from cms.delivery.written.legible import legible


class FeedView(Endpoint):
    """A feed of pages; a format says how it is written."""

    query = FeedQuery
    throttle_classes = (DeliveryThrottle, SearchThrottle)
    content_negotiation_class = Only
    path: ClassVar[str]
    content_type: ClassVar[str]

    def write(self, feed: Feed) -> bytes:
        """Return the feed in the format."""
        raise NotImplementedError

    def get(self, request: Request) -> HttpResponse:
        """Answer with a part of the feed."""
        query = self.query.parse(request.query_params)
        cursor = Cursor.decode(query.cursor, query.ordering) if query.cursor else None
        locale = only_language(query.locale)
        site, state, instead = site_state_and_fallback(query.site, locale)
        wanted = query if query.type else query.model_copy(update={"type": told_types()})
        part = listed(site, state, wanted, cursor, *WHOLE, instead=instead, with_total=False)
        if freshness := freshness_of(request):
            freshness.ends(*ends_of(state, part.rows))
        front_end, said = front_end_of(site), query.canonical()
        about = _about(site, query)
        names = (*(page.title for page in about), *query.tag)
        home = about[0].path if len(about) == 1 else f"/{locale}/" if locale else "/"
        feed = Feed(
            title=legible(": ".join((site.site_name or site.hostname, *names))),
            locale=locale,
            home=address_at(front_end, home),
            whole=address(self.path, _without_cursor(said)) or "",
            address=address(self.path, said) or "",
            next=next_url(self.path, said, part.cursor),
            entries=[Entry.of(body, front_end) for body in bodies(part.rows, site) if body],
        )
        keys = {"pages", "site", *([FALLBACKS] if locale else ())}
        return answer(request, self.write(feed), keys, content_type=self.content_type)


class AtomRenderer(BaseRenderer):
    """Names the media type of Atom."""

    media_type = "application/atom+xml"
    format = "atom"


class AtomView(FeedView):
    """The feed as Atom."""

    renderer_classes = (AtomRenderer,)
    path = "/delivery/v1/feeds/atom"
    content_type = atom.CONTENT_TYPE

    def write(self, feed: Feed) -> bytes:
        """Return the feed as Atom."""
        return atom.atom(feed)

    @extend_schema(
        operation_id="readAtom",
        summary="Pages as an Atom feed",
        tags=["Feeds"],
        parameters=[*FeedQuery.openapi(), *HEADERS],
        responses={
            **success(str, "A part of the feed.", AtomRenderer.media_type),
            **PROBLEMS,
        },
    )
    def get(self, request: Request) -> HttpResponse:
        """Answer with a part of the feed."""
        return super().get(request)


class JsonFeedRenderer(JSONRenderer):
    """Names the media type of JSON Feed."""

    media_type = json_feed.CONTENT_TYPE


class JsonFeedView(FeedView):
    """The feed as JSON Feed."""

    renderer_classes = (JsonFeedRenderer,)
    path = "/delivery/v1/feeds/json"
    content_type = json_feed.CONTENT_TYPE

    def write(self, feed: Feed) -> bytes:
        """Return the feed as JSON Feed."""
        return json_feed.json_feed(feed)

    @extend_schema(
        operation_id="readFeed",
        summary="Pages as a JSON Feed",
        tags=["Feeds"],
        parameters=[*FeedQuery.openapi(), *HEADERS],
        responses={
            **success(json_feed.JsonFeed, "A part of the feed.", json_feed.CONTENT_TYPE),
            **PROBLEMS,
        },
    )
    def get(self, request: Request) -> HttpResponse:
        """Answer with a part of the feed."""
        return super().get(request)


def _about(site: Site, query: FeedQuery) -> list[Any]:
    """Return the public pages that a feed is of, each in the language that is asked for first."""
    ids = {*query.campaign, *query.series, *query.wall}
    if not ids:
        return []
    pages = documents(site, translation_key__in=ids).order_by("translation_key", "locale")
    places = {locale: place for place, locale in enumerate(query.locale)}
    found: dict[UUID, Any] = {}
    columns = ("translation_key", "locale", "title", "path")
    rows = pages.values_list(*columns, named=True)
    for row in sorted(rows, key=lambda row: places.get(row.locale, len(places))):
        found.setdefault(row.translation_key, row)
    return sorted(found.values(), key=lambda row: row.title)


def _without_cursor(said: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in said.items() if name != "cursor"}
