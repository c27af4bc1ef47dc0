"""Addresses: the one form of all the URLs that mean the same."""

from typing import Any
from urllib.parse import urlencode
from wsgiref.types import WSGIEnvironment

from django.core.exceptions import SuspiciousOperation
from django.core.handlers.wsgi import get_bytes_from_wsgi, get_path_info
from django.http import QueryDict
from django.urls import Resolver404, get_resolver

from cms.delivery.errors import BadParameter
from cms.delivery.negotiation import representation

PREFIX = "/delivery/v1/"
_URLS = "cms.delivery.urls"
_PRIVATE = "preview/"


def address_of(environ: WSGIEnvironment) -> str | None:
    """Return the canonical path and query of a request for a public answer, and its format.

    None for what is refused, not there, personal, or not for programs to read: that is for Django
    alone.
    """
    path = get_path_info(environ).rstrip("/")
    view = view_at(path.removeprefix(PREFIX))
    if view is None:
        return None
    try:
        given = QueryDict(get_bytes_from_wsgi(environ, "QUERY_STRING", ""), encoding="utf-8")
        if "perspective" in given:
            return None
        said = urlencode(view.query.parse(given).canonical())
    except (BadParameter, SuspiciousOperation, ValueError):
        return None
    spoken = representation(view, environ.get("HTTP_ACCEPT", "*/*"))
    return spoken and f"{path}?{said}#{spoken}"


def view_at(route: str) -> Any:
    """Return the class of the public endpoint at a path below ``PREFIX``; None if none is there."""
    if route.startswith(_PRIVATE):
        return None
    try:
        view: Any = get_resolver(_URLS).resolve(f"/{route}").func
    except Resolver404:
        return None
    return view.view_class if hasattr(view.view_class, "query") else None
