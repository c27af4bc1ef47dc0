"""Messages: what went wrong, in the shape that clients of Wagtail's API v2 know."""

import orjson
from django.core.exceptions import DisallowedHost, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from rest_framework.exceptions import APIException, Throttled

from cms.delivery.answers import CONTENT_TYPE
from cms.delivery.errors import UNREADABLE, BadParameter, wrong_host

NOTHING = "Nothing public is found here."


def message(status: int, text: str) -> HttpResponse:
    """Return a message as a response; none is ever cached."""
    body = orjson.dumps({"message": text})
    response = HttpResponse(body, status=status, content_type=CONTENT_TYPE)
    patch_cache_control(response, no_store=True)
    return response


def answer_message(error: Exception) -> HttpResponse | None:
    """Turn an exception in a view into a message; None for what is nobody's fault but ours."""
    if isinstance(error, BadParameter):
        return message(error.status_code, f"{error.parameter}: {error.detail}")
    if isinstance(error, Http404):
        return message(404, NOTHING)
    if isinstance(error, RequestDataTooBig | SuspiciousOperation):
        return message(400, UNREADABLE)
    if not isinstance(error, APIException):
        return None
    response = message(error.status_code, str(error.detail))
    wait = getattr(error, "wait", None) if isinstance(error, Throttled) else None
    if wait is not None:
        response["Retry-After"] = str(max(1, round(wait)))
    return response


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a path that no view serves."""
    del request, exception
    return message(404, NOTHING)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that Django refused to read."""
    wrong = isinstance(exception, DisallowedHost)
    return message(400, wrong_host(request) if wrong else UNREADABLE)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer when the fault is ours."""
    del request
    return message(500, "Something failed on our side. Try again; if it stays, report it.")
