"""The routes of the Management API: Wagtail's and ours, each behind the gate."""

from collections.abc import Iterable, Iterator

from django.urls import URLPattern, URLResolver, re_path
from wagtail.api.v3.urls import api

from cms.api_v3.docs import LocalDocs
from cms.api_v3.find import by_path, by_something
from cms.api_v3.gate import View, guarded, not_found
from cms.api_v3.parameters import known_parameters, only_known
from cms.api_v3.problems import place_errors
from cms.api_v3.uploads import SHELVES, with_collection

app_name = "wagtailapi_v3"
"""Wagtail builds its own links by this name."""

KNOWN = known_parameters(api)


def behind_gate(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    """Return the same patterns, each of which asks for a token."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            raise TypeError("API v3 has nested routes now. Teach the gate to follow them.")
        view = guarded(only_known(_helped(pattern), KNOWN.get(pattern.name or "", {})))
        yield URLPattern(pattern.pattern, view, pattern.default_args, pattern.name)


def _helped(pattern: URLPattern) -> View:
    """Return a pattern's view with what Wagtail's leaves to its callers."""
    if pattern.name == "find_page":
        return by_something(by_path(pattern.callback))
    if pattern.name == "find_redirect":
        return by_something(pattern.callback)
    if get_model := SHELVES.get(str(pattern.pattern)):
        return with_collection(pattern.callback, get_model())
    return pattern.callback


api.docs = LocalDocs()
place_errors(api)
urlpatterns = [
    *behind_gate(api.urls[0]),
    *behind_gate([re_path(r"^(?P<rest>.*)$", not_found, name="not_found")]),
]
