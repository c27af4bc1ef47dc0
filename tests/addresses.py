"""Every address of the public APIs, each with all that can be asked there."""

import itertools
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from cms.delivery.filters import FeedQuery, ListQuery
from cms.publishing.compile import page_types
from home.models import SocialWallPage
from stories.models import (
    Body,
    CampaignPage,
    LineOfEffort,
    Outlet,
    Partner,
    Person,
    Place,
    PodcastPage,
    Series,
)

API, V2 = "/delivery/v1", "/api/v2"
ORDERS = ("published_at", "-published_at", "updated_at", "-updated_at", "title", "-title")
IN_PARTS = ("site", "order", "limit", "cursor")
"""Parameters of lists that filter nothing."""
MOMENT = "2019-01-01T00:00Z"


def filters(words: Iterable[str]) -> dict[str, list[str]]:
    """Return values for every filter that lists have; ``words`` are searched for."""
    return {
        "q": [*words],
        "type": sorted(page_types()),
        "locale": ["en", "fr", "ar"],
        "tag": ["mosul", *words],
        "issuer": _ids(Body),
        "campaign": _ids(CampaignPage),
        "series": [*_ids(Series), *_ids(PodcastPage)],
        "place": _ids(Place),
        "person": _ids(Person),
        "topic": _ids(LineOfEffort),
        "partner": _ids(Partner),
        "outlet": _ids(Outlet),
        "kind": ["statement", "readout"],
        "orientation": ["wide", "vertical"],
        "wall": _ids(SocialWallPage),
        "pinned": ["true", "false"],
        "published_after": [MOMENT],
        "published_before": [MOMENT],
        "ids": [",".join(_ids(Page)[:10])],
    }


def _ids(model: Any) -> list[str]:
    found = model.objects.values_list("translation_key", flat=True).order_by("pk")
    return [str(one) for one in dict.fromkeys(found)]


def of_lists(words: Iterable[str], most: int | None = None) -> Iterator[str]:
    """Return what can be asked of lists; ``most`` values for a filter, or all."""
    for name, values in filters(words).items():
        assert name in ListQuery.model_fields
        yield from (f"{name}={quote(value)}" for value in values[:most])
    yield from (f"order={order}&limit=3" for order in ORDERS)


def everywhere(words: Iterable[str] = ("told",), most: int | None = None) -> Iterator[str]:
    """Return every address that is no single page's."""
    for host in ("", *Site.objects.values_list("hostname", flat=True)):
        site = f"site={host}" if host else ""
        for name in ("pages", "paths", "site", "sitemap.xml", "llms.txt"):
            yield f"{API}/{name}?{site}"
    yield from (f"{API}/{name}?locale=ar" for name in ("site", "paths", "llms.txt"))
    yield f"{API}/paths?limit=2"
    yield f"{API}/sitemap.xml?part=1"
    yield f"{API}/openapi.json"
    yield f"{API}/changes?after=0&limit=500"
    yield f"{API}/changes?after=0&limit=500&include=document,html,markdown"
    for asked in of_lists(words, most):
        yield f"{API}/pages?{asked}"
        if most is None or not asked.startswith(("ids", "published")):
            yield f"{API}/feeds/atom?{asked}"
            yield f"{API}/feeds/json?{asked}"
    yield f"{API}/pages?limit=100&include=document,html,markdown"
    yield from (f"{API}/schemas/{name}.json" for name in sorted(page_types())[:most])


def of_page(id: object, path: str | None, locale: str = "en") -> Iterator[str]:
    """Return every address by which one page can be asked for."""
    yield f"{API}/pages/{id}?locale={locale}"
    yield f"{API}/pages/{id}?locale={locale}&include=html,markdown"
    yield f"{API}/pages/{id}.md?locale={locale}"
    yield f"{API}/feeds/rss/{id}?locale={locale}"
    yield f"{API}/pages?ids={id}"
    yield f"{API}/feeds/atom?ids={id}"
    if path:
        yield f"{API}/resolve?path={quote(path)}"
        yield f"{API}/resolve?path={quote(path)}&include=html"


def of_v2(pks: Iterable[int], words: Iterable[str]) -> Iterator[str]:
    """Return what can be asked of API v2; ``pks`` are of pages."""
    yield from (f"{V2}/pages/{pk}/" for pk in pks)
    for name in ("images", "documents"):
        model = get_image_model() if name == "images" else get_document_model()
        for pk in model.objects.order_by("pk").values_list("pk", flat=True):
            yield f"{V2}/{name}/{pk}/"
            yield f"{V2}/{name}/find/?id={pk}"
    yield from (f"{V2}/{name}/?limit=100" for name in ("images", "documents", "redirects"))
    yield f"{V2}/pages/?limit=100&fields=*"
    for name, word in itertools.product(("pages", "images", "documents"), words):
        yield f"{V2}/{name}/?search={quote(word)}"
    for asked in ("child_of=root", "descendant_of=root", "order=-title", "locale=fr"):
        yield f"{V2}/pages/?{asked}"


def of_redirects() -> Iterator[str]:
    """Return where old paths are asked for."""
    for path in Redirect.objects.order_by("pk").values_list("old_path", flat=True):
        yield f"{API}/resolve?path={quote(path)}"


def forgotten() -> set[str]:
    """Return the filters that no value is given for."""
    return {*FeedQuery.model_fields} - {*IN_PARTS} - {*filters(())}
