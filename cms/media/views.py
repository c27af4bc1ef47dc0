"""Serving: pictures, films and files of public pages to anyone, thumbnails to editors."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.files.storage import default_storage
from django.db.models import Model
from django.dispatch import Signal
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from cms.contract.references import key_of
from cms.media import delivered, ranges
from cms.media.models import File, Image, Media
from cms.visibility import is_named_in_public, public

_YEAR = 31_536_000
admission_asked = Signal()
"""Sent with ``request`` and ``version`` when no public page shows a file: may it be seen?"""


@require_safe
def serve_image(
    request: HttpRequest, version: str, width: str, format_: delivered.Format
) -> HttpResponseBase:
    """Send a picture at one of its widths, encoding it on the first request."""
    image = _shown_or_404(request, Image, version)
    pixels = int(width)
    if pixels not in delivered.widths_for(image.width):
        raise Http404("The picture does not come in this width.")

    def answer(etag: str) -> HttpResponseBase:
        del etag
        # Not Wagtail's way to open it, which hides whether the store is down or the picture gone.
        master = partial(default_storage.open, image.file.name)
        file = delivered.open_delivered(master, version, pixels, format_)
        return FileResponse(file, content_type=delivered.CONTENT_TYPES[format_])

    return _immutable(request, image, f"{version}-{pixels}-{format_}", answer)


@require_safe
def serve_movie(request: HttpRequest, version: str, ending: str) -> HttpResponseBase:
    """Send a film or recording, or the part of it that is asked for."""
    movie = _shown_or_404(request, Media, version, ending)

    def answer(etag: str) -> HttpResponseBase:
        response = ranges.respond(request, movie.file.open("rb"), movie.file_size, etag)
        response["Content-Type"] = movie.content_type
        return response

    return _immutable(request, movie, version, answer)


@require_safe
def serve_file(request: HttpRequest, version: str, ending: str) -> HttpResponseBase:
    """Send a file; anything but timed text and PDF is for saving, not for showing."""
    file = _shown_or_404(request, File, version, ending)

    def answer(etag: str) -> HttpResponseBase:
        del etag
        response = FileResponse(
            file.file.open("rb"),
            as_attachment=ending not in ("vtt", "pdf"),
            filename=f"{_slug(file.title.removesuffix(f'.{ending}'))}.{ending}",
        )
        response["Content-Type"] = file.content_type
        return response

    return _immutable(request, file, version, answer)


@require_safe
@permission_required("wagtailadmin.access_admin", raise_exception=True)
def serve_thumbnail(request: HttpRequest, name: str) -> HttpResponseBase:
    """Send a thumbnail to somebody who may enter the admin; originals are not for sending."""
    del request
    path = f"renditions/{name}"
    try:
        response = FileResponse(default_storage.open(path))
    except FileNotFoundError as error:
        raise Http404("There is no such thumbnail.") from error
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _shown_or_404(
    request: HttpRequest, model: type[Model], version: str, ending: str | None = None
) -> Any:
    """Return what a public page shows; editors also see what no published page shows yet."""
    item = public(model).filter(version=version).first()
    if item is None or not is_named_in_public(item):
        # The session is asked last, so that no public answer can depend on it.
        item = _for_those_who_work_on_it(request, model, version)
    if item is None or ending not in (None, getattr(item, "file_extension", None)):
        raise Http404("There is no such file, or it is not public.")
    return item


def _for_those_who_work_on_it(request: HttpRequest, model: type[Model], version: str) -> Any:
    asked = admission_asked.send(sender=model, request=request, version=version)
    admitted = any(answer for _receiver, answer in asked)
    if not admitted and not request.user.has_perm("wagtailadmin.access_admin"):
        return None
    item: Any = model._default_manager.filter(version=version).first()
    if item is not None:
        item.for_editors_only = True
    return item


def _immutable(
    request: HttpRequest, item: Any, version: str, answer: Callable[[str], HttpResponseBase]
) -> HttpResponseBase:
    """Send what an answer makes for an ETag, unless it is known already (RFC 9110, 13)."""
    etag = f'"{version}"'
    try:
        response = get_conditional_response(request, etag=etag) or answer(etag)
    except FileNotFoundError as error:
        raise Http404("The file is gone from the store.") from error
    if getattr(item, "for_editors_only", False):
        response["Cache-Control"] = "private, no-store"
    else:
        response["Cache-Control"] = f"public, max-age={_seconds_to_keep(item)}, immutable"
        response["Surrogate-Key"] = response["Cache-Tag"] = key_of(item)
    response["ETag"] = etag
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _seconds_to_keep(item: Any) -> int:
    """Return how long a reader may keep a file: no longer than there are rights to it."""
    if item.expire_at is None:
        return _YEAR
    return min(_YEAR, max(0, int((item.expire_at - timezone.now()).total_seconds())))


def _slug(title: str) -> str:
    return slugify(title, allow_unicode=True) or "file"
