"""Admission: which requests memory may answer, so that Django would have answered the same."""

from collections.abc import Sequence
from io import BytesIO

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request

Door = tuple[str | None, ...]
"""The values in environ of ``door_names``."""


def door_names() -> tuple[str, ...]:
    """Return the names in environ of all that says by which host and scheme a request came."""
    names = ["HTTP_HOST", "wsgi.url_scheme"]
    if settings.USE_X_FORWARDED_HOST:
        names.append("HTTP_X_FORWARDED_HOST")
    if settings.SECURE_PROXY_SSL_HEADER:
        names.append(settings.SECURE_PROXY_SSL_HEADER[0])
    return tuple(names)


def scheme_of(names: Sequence[str], door: Door) -> str | None:
    """Return the scheme that Django takes a request to have come by.

    None when it would refuse the host, or redirect to https. The scheme matters: by https alone
    answers carry ``Strict-Transport-Security``.
    """
    said = {name: value for name, value in zip(names, door, strict=True) if value}
    if "HTTP_HOST" not in said:
        return None
    request = WSGIRequest({"REQUEST_METHOD": "GET", "wsgi.input": BytesIO(), **said})
    try:
        request.get_host()
    except DisallowedHost:
        return None
    if settings.SECURE_SSL_REDIRECT and not request.is_secure():
        return None
    return request.scheme


def takes_json(accept: str) -> bool:
    """Tell whether an Accept header lets every endpoint answer; else the endpoint is to decide."""
    request = HttpRequest()
    request.META["HTTP_ACCEPT"] = accept
    try:
        DefaultContentNegotiation().select_renderer(Request(request), [JSONRenderer()])
    except (NotAcceptable, ValueError):
        return False
    return True
