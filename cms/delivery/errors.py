"""Problems: what went wrong and what to do next (RFC 9457)."""

import sys
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import DisallowedHost, RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from rest_framework import status as codes
from rest_framework.exceptions import APIException, Throttled

from cms.contract.leaf import Leaf, absent_if_none

CONTENT_TYPE = "application/problem+json"


class Problem(Leaf):
    """An error as renderers receive it."""

    type: str
    """A URN that names the kind of problem; ends in ``code``."""
    title: str
    status: int
    code: str
    """Stable: clients may decide by it."""
    detail: str
    """What is wrong here and what to do next."""
    parameter: str | None = absent_if_none()
    """The query parameter that is wrong."""
    reason: str | None = absent_if_none()
    """Why a page was withdrawn, for readers, in its language."""


class BadParameter(APIException):
    """A query parameter that is unknown or malformed."""

    status_code = codes.HTTP_400_BAD_REQUEST
    default_code = "bad_parameter"

    def __init__(self, parameter: str, detail: str) -> None:
        """Take the parameter's name and what is wrong with it."""
        super().__init__(detail)
        self.parameter = parameter


class BadBody(APIException):
    """A request body that is not what is asked for."""

    status_code = codes.HTTP_400_BAD_REQUEST
    default_code = "bad_body"


class PreviewRefused(APIException):
    """A code or token of a preview that opens nothing; it is not told why."""

    status_code = codes.HTTP_401_UNAUTHORIZED
    default_code = "preview_refused"
    default_detail = "This preview has ended, or never was. Open a new one from the editor."


class NotFound(APIException):
    """Nothing public is there."""

    status_code = codes.HTTP_404_NOT_FOUND
    default_code = "not_found"
    default_detail = "Nothing public is found here. See /delivery/v1/docs for what there is."


class Gone(APIException):
    """A page was here and has been withdrawn."""

    status_code = codes.HTTP_410_GONE
    default_code = "gone"
    default_detail = "The page that was here has been withdrawn. Remove it from caches and indexes."

    def __init__(self, reason: str | None = None) -> None:
        """Take why, if readers are told."""
        super().__init__()
        self.reason = reason


class CursorTooOld(APIException):
    """The log does not go back, or does not reach, as far as the cursor."""

    status_code = codes.HTTP_410_GONE
    default_code = "cursor_too_old"
    default_detail = (
        "The log of changes does not hold what came after this cursor. Ask for changes without a "
        "cursor to get the one of now, then read all pages anew."
    )


class Unavailable(APIException):
    """What could be answered at another time, and cannot be now."""

    status_code = codes.HTTP_503_SERVICE_UNAVAILABLE
    default_code = "unavailable"
    default_detail = "This can’t be answered now. Try again in a moment."
    wait = 5
    """After how many seconds to try again."""


UNREADABLE = "The request can’t be read. Send it again, well-formed."
_LONGEST_HOST = 253
_TITLES = {
    400: "Bad request",
    401: "Unauthorized",
    404: "Not found",
    405: "Method not allowed",
    406: "Not acceptable",
    410: "Gone",
    415: "Unsupported media type",
    429: "Too many requests",
    500: "Server error",
    503: "Service unavailable",
}


def answer_problem(error: Exception, context: Mapping[str, Any]) -> HttpResponse | None:
    """Turn an exception in a view into a problem; None for what is nobody's fault but ours."""
    del context
    if isinstance(error, Http404):
        error = NotFound()
    if isinstance(error, RequestDataTooBig | SuspiciousOperation):
        return problem(400, "bad_request", UNREADABLE)
    if not isinstance(error, APIException):
        return None
    return _of_api(error)


def _of_api(error: APIException) -> HttpResponse:
    headers = {}
    if isinstance(error, PreviewRefused):
        headers["WWW-Authenticate"] = 'Bearer realm="preview"'
    wait = getattr(error, "wait", None) if isinstance(error, Throttled | Unavailable) else None
    if wait is not None:
        headers["Retry-After"] = str(max(1, round(wait)))
    return problem(
        error.status_code,
        str(error.get_codes()),
        str(error.detail),
        parameter=getattr(error, "parameter", None),
        reason=getattr(error, "reason", None),
        headers=headers,
    )


def problem(
    status: int,
    code: str,
    detail: str,
    parameter: str | None = None,
    reason: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Return a problem as a response; none is ever cached."""
    body = Problem(
        type=f"urn:storywire:problem:{code}",
        title=_TITLES.get(status, "Error"),
        status=status,
        code=code,
        detail=detail,
        parameter=parameter,
        reason=reason,
    )
    response = HttpResponse(
        body.model_dump_json(by_alias=True),
        status=status,
        content_type=CONTENT_TYPE,
        headers=dict(headers or {}),
    )
    patch_cache_control(response, no_store=True)
    return response


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a path that no view serves."""
    del request, exception
    return problem(404, "not_found", str(NotFound.default_detail))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that Django refused to read."""
    if isinstance(exception, DisallowedHost):
        return problem(400, "wrong_host", wrong_host(request))
    return problem(400, "bad_request", UNREADABLE)


def wrong_host(request: HttpRequest) -> str:
    """Return what to say of a host that is not ours."""
    host = ascii(request.META.get("HTTP_HOST", ""))[1:-1][:_LONGEST_HOST]
    return (
        f"This server does not answer for the host “{host}”. Ask for a host that is named in the "
        "setting ALLOWED_HOSTS, or have this one added there."
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer when the fault is ours, or when the database is away, which passes."""
    del request
    # Django asks for this answer while it handles what was raised.
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        return _of_api(Unavailable())
    return problem(
        500, "server_error", "Something failed on our side. Try again; if it stays, report it."
    )
