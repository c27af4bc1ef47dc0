"""What ends a preview, and what asks for one, at the edge of signals."""

from typing import Any

from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page
from wagtail.signals import page_unpublished

from cms.media.views import admission_asked
from cms.preview import front_end, grants, pictures
from cms.previewed import preview_asked


def connect() -> None:
    """Listen."""
    preview_asked.connect(answer_preview, dispatch_uid="preview.answer")
    admission_asked.connect(admit_picture, dispatch_uid="preview.picture")
    user_logged_out.connect(end_with_session, dispatch_uid="preview.logout")
    page_unpublished.connect(end_with_page, dispatch_uid="preview.unpublish")


def answer_preview(item: Any, request: HttpRequest, mode: str, **kwargs: Any) -> HttpResponse:
    """Send the editor's browser to the front end."""
    del kwargs
    return front_end.answer(request, item, mode)


def admit_picture(request: HttpRequest, version: str, **kwargs: Any) -> bool:
    """Tell whether a draft that somebody may see shows the picture."""
    del kwargs
    return pictures.are_admitted(request.GET.get("preview", ""), version)


def end_with_session(request: HttpRequest | None, **kwargs: Any) -> None:
    """End the previews of a session that is over."""
    del kwargs
    if request is not None:
        grants.end_session(request)


def end_with_page(instance: Page, **kwargs: Any) -> None:
    """End the previews of a page that is withdrawn."""
    del kwargs
    grants.end_page(instance)
