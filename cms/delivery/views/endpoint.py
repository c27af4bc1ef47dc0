"""What every endpoint does alike."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from cms.delivery.errors import CONTENT_TYPE, Problem
from cms.delivery.negotiation import Preferred
from cms.delivery.query import Query
from cms.delivery.throttles import DeliveryThrottle

_WHEN = {
    400: "A parameter is unknown or malformed; `parameter` names it.",
    401: "The preview has ended, or never was: open a new one.",
    404: "Nothing public is there, or there is no such site.",
    406: "What `Accept` asks for is not spoken here.",
    410: "The page that was here has been withdrawn.",
    415: "Only JSON is read here.",
    429: "Too many requests; `Retry-After` says how many seconds to wait.",
}


def problems(*statuses: int) -> dict[Any, Any]:
    """Return the problems an operation may answer with, as OpenAPI has them."""
    return {
        (status, CONTENT_TYPE): OpenApiResponse(Problem, description=_WHEN[status])
        for status in statuses
    }


PROBLEMS = problems(400, 404, 406, 429)
DRAFT_PROBLEMS = problems(400, 401, 404, 406, 429)


def success(
    document: Any, description: str, content_type: str = "application/json"
) -> dict[Any, Any]:
    """Return the good answers of an operation, as OpenAPI has them."""
    return {
        (200, content_type): OpenApiResponse(document, description=description),
        304: OpenApiResponse(description="The client’s copy, named in `If-None-Match`, is fresh."),
    }


HEADERS = [
    OpenApiParameter(
        name,
        str,
        OpenApiParameter.HEADER,
        response=[200, 304],
        description=description,
    )
    for name, description in (
        ("ETag", "A strong entity tag; send it back in `If-None-Match`."),
        ("Cache-Control", "How long a cache may keep the answer without asking."),
        ("Surrogate-Key", "The keys a cache may drop the answer by, separated by spaces."),
        ("Cache-Tag", "The same keys, separated by commas."),
    )
]


class MarkdownRenderer(BaseRenderer):
    """Names the media type of Markdown."""

    media_type = "text/markdown"
    format = "md"


MARKDOWN = {(200, MarkdownRenderer.media_type): OpenApiResponse(str, "The page as Markdown.")}
"""What an endpoint that speaks Markdown too answers, as OpenAPI has it."""


def wants_markdown(request: Request) -> bool:
    """Tell whether Markdown is the format that was agreed on."""
    return isinstance(request.accepted_renderer, MarkdownRenderer)


class Endpoint(APIView):
    """A view that any site may ask, without cookies."""

    query: type[Query] = Query
    """Its parameters; two URLs that say the same in their one form are answered the same."""
    throttle_classes: Sequence[type[BaseThrottle]] = (DeliveryThrottle,)
    renderer_classes: Sequence[type[BaseRenderer]] = (JSONRenderer,)
    """The formats it speaks, the first unless another is preferred."""
    content_negotiation_class: type[DefaultContentNegotiation] = Preferred
    methods = "GET, HEAD, OPTIONS"

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Tell browsers that any site may read, without credentials."""
        del request, args, kwargs
        return HttpResponse(
            status=204,
            headers={
                "Allow": self.methods,
                "Access-Control-Allow-Methods": self.methods,
                # The star does not stand for this one (Fetch, CORS-preflight).
                "Access-Control-Allow-Headers": "*, Authorization",
                "Access-Control-Max-Age": "86400",
            },
        )
