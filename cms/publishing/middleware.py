"""Every request that may change something is one unit of work."""

import logging
from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import ngettext
from wagtail_localize.models import SourceDeletedError

from cms.gone import GoneError, gone, refers_to_what_is_gone
from cms.publishing.following import left_for_later
from cms.publishing.progress import progress_bar
from cms.unit_of_work import unit_of_work

_log = logging.getLogger(__name__)
_GONE = (GoneError, ObjectDoesNotExist, SourceDeletedError)
SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class UnitOfWorkMiddleware:
    """Wraps unsafe requests; an answer of 400 or more leaves nothing behind.

    Safe requests stay in autocommit: on SQLite each would otherwise wait for the write lock.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        if request.method in SAFE:
            return self.get_response(request)
        # An upload takes as long as the sender's line is slow; nobody is to wait for it.
        request.POST  # noqa: B018  reading it receives the request
        left_for_later.set(0)
        try:
            with unit_of_work():
                response = self.get_response(request)
                if response.status_code >= 400:
                    # Wagtail's API turns exceptions into answers, so an exception is not enough.
                    transaction.set_rollback(True)
        except IntegrityError as error:
            # The database looks at what a row refers to when all is committed.
            if not refers_to_what_is_gone(error):
                raise
            return answer_gone(request)
        if count := left_for_later.get():
            _tell_what_follows(request, count)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Tell the editor why a page refused what no form asked for, and leave nothing behind.

        Bulk actions, the dashboard and reviews publish without showing a page's own form.
        """
        home = reverse("wagtailadmin_home")
        if request.method in SAFE or not request.path.startswith(home):
            return None
        if is_gone(exception):
            _log.warning("What was asked for was deleted meanwhile", exc_info=exception)
            transaction.set_rollback(True)
            return answer_gone(request)
        if not isinstance(exception, ValidationError):
            return None
        transaction.set_rollback(True)
        for sentence in exception.messages:
            messages.error(request, sentence)
        origin = request.headers.get("referer", "")
        known = url_has_allowed_host_and_scheme(origin, {request.get_host()})
        return redirect(origin if known else home)


def is_gone(error: Exception) -> bool:
    """Tell whether somebody deleted meanwhile what a request, found well-formed, was about."""
    return isinstance(error, _GONE) or refers_to_what_is_gone(error)


def answer_gone(request: HttpRequest) -> HttpResponse:
    """Lead an editor to what is there, and say why; tell a script or a program the same."""
    if hasattr(request, "_messages") and request.accepts("text/html"):
        messages.error(request, gone())
        return redirect("wagtailadmin_explore_root")
    said = {"success": False, "error_code": "deleted_meanwhile", "error_message": gone()}
    return JsonResponse(said, status=409)


def _tell_what_follows(request: HttpRequest, count: int) -> None:
    """Tell the editor that more follows than was done at once; an API has nobody to tell."""
    if hasattr(request, "_messages"):
        sentence = ngettext(
            "%(count)d page that shows this is brought up to date within a minute.",
            "%(count)d pages that show this are brought up to date within a minute.",
            count,
        )
        messages.info(request, format_html("{} {}", sentence % {"count": count}, progress_bar()))
