"""Answers: bytes with the headers that let caches keep them and drop them in time."""

from collections.abc import Iterable
from math import floor

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import http_date, parse_etags, quote_etag

from cms.delivery.freshness import freshness_of
from cms.publishing.compile import etag_of

CACHE_CONTROL = "public, max-age=0, must-revalidate"
CONTENT_TYPE = "application/json"


def answer(
    request: HttpRequest, body: bytes, keys: Iterable[str] = (), content_type: str = CONTENT_TYPE
) -> HttpResponse:
    """Return a public answer, or 304 when the client has it already."""
    etag = etag_of(body)
    known = parse_etags(request.headers.get("If-None-Match", ""))
    fresh = "*" in known or any(tag.removeprefix("W/") == quote_etag(etag) for tag in known)
    response: HttpResponse = (
        HttpResponseNotModified() if fresh else HttpResponse(body, content_type=content_type)
    )
    response["ETag"] = quote_etag(etag)
    response["Cache-Control"] = CACHE_CONTROL
    response["Access-Control-Expose-Headers"] = "ETag, Retry-After"
    freshness = freshness_of(request)
    if freshness and freshness.until:
        # A moment rather than a number of seconds: some keep the answer before they pass it on.
        response["Surrogate-Until"] = http_date(floor(freshness.until.timestamp()))
    if names := sorted(keys):
        response["Surrogate-Key"] = " ".join(names)
        response["Cache-Tag"] = ",".join(names)
    return response
