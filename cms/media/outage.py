"""A store that does not answer: what is said of it, and that it is never a server error."""

import json
import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

RETRY_AFTER = 10
"""Seconds after which asking again may help."""
_log = logging.getLogger(__name__)


class StoreUnavailableError(OSError):
    """The store of media does not answer in time, or refuses; what is asked for may be there."""


def is_outage(error: BaseException | None) -> bool:
    """Tell whether an error, or what it was made of, is that the store does not answer."""
    while error is not None and not isinstance(error, StoreUnavailableError):
        error = error.__cause__
    return error is not None


class StoreOutageMiddleware:
    """Answers 503 where nobody else has dealt with a store that is down.

    As for every answer of 400 or more, nothing is left behind of what the request has changed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say that the store does not answer, to an editor in their language."""
        if not is_outage(exception):
            return None
        _log.error("%s %s: %s", request.method, request.path, exception)
        if request.path.startswith(reverse("wagtailadmin_home")):
            sentence = _("The media store does not answer. Nothing was changed: retry in a minute.")
            response = HttpResponse(sentence, status=503, content_type="text/plain; charset=utf-8")
        else:
            response = _problem()
        response["Retry-After"] = str(RETRY_AFTER)
        patch_cache_control(response, no_store=True)
        return response


def _problem() -> HttpResponse:
    """Return the problem for readers (RFC 9457), in the form that the Delivery API gives them."""
    body = {
        "type": "urn:storywire:problem:store_unavailable",
        "title": "Service unavailable",
        "status": 503,
        "code": "store_unavailable",
        "detail": "The media store does not answer. Retry after the time in Retry-After.",
    }
    return HttpResponse(json.dumps(body), status=503, content_type="application/problem+json")
