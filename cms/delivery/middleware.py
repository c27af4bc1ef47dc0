"""Public answers are the same for everybody."""

from collections.abc import Callable
from typing import Any, ClassVar, cast

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.exception import convert_exception_to_response
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

from cms.delivery.freshness import PLACE, Freshness

API = "/delivery/"
API_V2 = "/api/v2/"
_PUBLIC = (API, API_V2, "/media/")
_PERSONAL = ("Vary", "Content-Language", "Set-Cookie")
_READING = ("GET", "HEAD", "OPTIONS")
_DOCS = f"{API}v1/docs"


class DirectHandler(BaseHandler):
    """Django's own way from a URL to its view and its errors, without any middleware.

    A public read has no session, form, message or frame: to send it past those who deal with them
    takes a quarter of the time that answering it takes.
    """

    _view_middleware: ClassVar[list[Any]] = []
    _template_response_middleware: ClassVar[list[Any]] = []
    _exception_middleware: ClassVar[list[Any]] = []

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Answer as the chain would; raises what it raises, such as ``DisallowedHost``."""
        request.get_host()
        with translation.override("en"):
            # Whether the connection still holds is not asked: that would be a round trip of its
            # own, and a read can be done again.
            kept: Any = connection  # Its types do not know when it is asked.
            kept.health_check_done = True
            try:
                return self._answer(request)
            except (InterfaceError, OperationalError):
                if not _is_lost():
                    raise
                connection.close()
                return self._answer(request)

    def _answer(self, request: HttpRequest) -> HttpResponse:
        handler: Any = super()  # Its types do not know the method that finds the view.
        return cast(HttpResponse, handler._get_response(request))


def _is_lost() -> bool:
    """Tell whether the connection to the database is there and does not hold any more."""
    there = connection.connection is not None and not connection.in_atomic_block
    return there and not connection.is_usable()


class PublicAnswersMiddleware:
    """Keeps credentials out of the Delivery API, and what varies by reader off its answers.

    It stands before sessions and languages, which mark every answer they see.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take the rest of the chain."""
        self.get_response = get_response
        self._read: Callable[[HttpRequest], Any] = convert_exception_to_response(
            DirectHandler().answer
        )

    def process_request(self, request: HttpRequest) -> None:
        """Take only languages that the admin speaks, whatever content is written in."""
        super().process_request(request)  # type: ignore[misc]  # its stubs leave it out
        if request.LANGUAGE_CODE not in dict(settings.WAGTAILADMIN_PERMITTED_LANGUAGES):
            translation.activate(settings.LANGUAGE_CODE)
            request.LANGUAGE_CODE = settings.LANGUAGE_CODE

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        if not request.path_info.startswith(_PUBLIC):
            return self.get_response(request)
        if request.path_info.startswith(API):
            request.META.pop("HTTP_COOKIE", None)
            # Where the edge does not want to know, caches in front of it do.
            request.META.setdefault(PLACE, Freshness())
            if not _is_of_a_preview(request):
                request.META.pop("HTTP_AUTHORIZATION", None)
            # With or without a slash at the end, never by a redirect.
            request.path_info = request.path_info.rstrip("/")
        elif request.path_info.startswith(API_V2):
            for credential in ("HTTP_COOKIE", "HTTP_AUTHORIZATION"):
                request.META.pop(credential, None)
            request.path_info = request.path_info.rstrip("/") + "/"
        response = self._answer(request)
        if not response.get("Content-Type", "").startswith("text/html"):
            by_format = request.path_info.startswith(API) and "Accept" in _varies_by(response)
            for header in _PERSONAL:
                response.headers.pop(header, None)
            if by_format:
                response["Vary"] = "Accept"
            response.cookies.clear()
        response["Access-Control-Allow-Origin"] = "*"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if not _is_a_read(request):
            return self.get_response(request)
        response: HttpResponse = self._read(request)
        response.setdefault("Content-Length", str(len(response.content)))
        return response


def _varies_by(response: HttpResponse) -> list[str]:
    return [name.strip() for name in response.get("Vary", "").split(",")]


def _is_a_read(request: HttpRequest) -> bool:
    """Tell whether no middleware can matter: docs are a page for browsers, drafts private."""
    path = request.path_info
    public = path.startswith(API) and path != _DOCS and not _is_of_a_preview(request)
    return public and request.method in _READING


def _is_of_a_preview(request: HttpRequest) -> bool:
    """Tell whether a token may count; what readers see never depends on one."""
    return (
        request.path_info.startswith(f"{API}v1/preview/")
        or request.GET.get("perspective") == "draft"
    )


class EditorLocaleMiddleware(LocaleMiddleware):
    """Django's, but not for public answers: what a reader gets depends on the page alone.

    It would also send every missing path of the API on to a page of the same name.
    """

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        if not request.path_info.startswith(_PUBLIC):
            return cast(HttpResponse, super().__call__(request))
        with translation.override("en"):
            return cast(HttpResponse, self.get_response(request))
