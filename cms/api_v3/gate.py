"""The gate: nobody passes without a token, and nothing that passes is kept by a cache."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from wagtail.models import APIToken

from cms.api_v3.models import TokenLimits
from cms.api_v3.problems import problem, unauthorized
from cms.api_v3.well_formed import refuse_malformed
from cms.publishing.middleware import SAFE

View = Callable[..., HttpResponse]


def guarded(view: View) -> View:
    """Return a view that answers to good tokens only; sessions count for nothing."""

    @wraps(view)
    def gate(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Where languages are part of no path, nobody sends a 404 on to a page of the same name.
        request.urlconf = "cms.api_v3.urls"
        response = _answer(view, request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "no-referrer"
        return response

    gate.guarded = True  # type: ignore[attr-defined]  # read by the test that walks all patterns
    return csrf_exempt(gate)


def _refuse(request: HttpRequest) -> HttpResponse | None:
    limits = _limits(request)
    if limits is None:
        return unauthorized()
    if limits.read_only and request.method not in SAFE:
        detail = "This token is limited to reading. Use one that may write."
        return problem(403, "read_only", detail)
    return refuse_malformed(request)


def _limits(request: HttpRequest) -> TokenLimits | None:
    """Return the limits of the request's token, and act as its user; None without a good one."""
    request.user = AnonymousUser()
    scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return None
    # One look-up whatever the secret is. When it was last used, Wagtail writes down by itself.
    limits = TokenLimits.objects.select_related("token__user").filter(
        token__key_hash__in=APIToken.candidate_key_hashes(secret), token__revoked_at=None
    )
    found = limits.first()
    if found is None or found.expired or not found.token.user.is_active:
        return None
    request.user = found.token.user
    return found


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    try:
        response = _refuse(request) or view(request, *args, **kwargs)
    except Http404:
        return not_found(request)
    except RequestDataTooBig:
        return problem(413, "too_large", "The body is too large. Send less at once.")
    except (SuspiciousOperation, DataError, OverflowError):
        return problem(400, "bad_request", "The request can’t be read. Send it well-formed.")
    return _not_allowed(response) if response.status_code == 405 else response


def _not_allowed(response: HttpResponse) -> HttpResponse:
    allowed = response.get("Allow", "")
    answer = problem(405, "method_not_allowed", f"Use one of {allowed} here.")
    answer["Allow"] = allowed
    return answer


def not_found(request: HttpRequest, **kwargs: str) -> HttpResponse:
    """Answer what no pattern of Wagtail's does."""
    del request, kwargs
    return problem(404, "not_found", "There is nothing here. See /api/v3/docs/ for what there is.")
