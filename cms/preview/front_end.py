"""Answering a preview: the editor's browser goes on to the front end, with a code."""

import re
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from wagtail.models import Page, Site
from wagtail_headless_preview.models import get_client_root_url_from_site
from wagtail_headless_preview.signals import preview_update

from cms.contract.paths import SitePaths, site_of
from cms.preview import drafts, grants
from cms.visibility import Visibility

NEW = "new"
"""The slug of a page that has no title yet, while it is previewed."""
_MADE_UP = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def answer(request: HttpRequest, item: Any, mode: str) -> HttpResponse:
    """Show a draft in the front end, or put it in the place of the one that is shown there."""
    page = item if isinstance(item, Page) else item.preview_page()
    if page is None:
        return render(request, "cms/preview/nowhere.html", {"item": item})
    if isinstance(item, Page) and item.pk is None:
        _give_path(item)
    subject = grants.subject_of(item, _parent(item))
    if getattr(request, "preview_in_place", False):
        return _in_place(request, item, page, subject)
    code = grants.issue(
        request,
        item,
        drafts.kept(item),
        subject=subject,
        mode=mode or "",
        in_panel=bool(getattr(request, "in_preview_panel", False)),
    )
    response = HttpResponseRedirect(address(page, code))
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"
    return response


def _in_place(request: HttpRequest, item: Any, page: Page, subject: str) -> HttpResponse:
    shown = grants.renew(request, subject, drafts.kept(item))
    if not shown:
        return JsonResponse({"ended": True}, status=410)
    preview_update.send(sender=type(item), token=subject)
    return JsonResponse({"path": path_of(page)})


def _give_path(page: Page) -> None:
    """Give a page that was never saved one path, where Wagtail makes up another each time."""
    if _MADE_UP.fullmatch(page.slug):
        page.slug = NEW
        page.set_url_path(page.get_parent())


def _parent(item: Any) -> int | None:
    if not isinstance(item, Page) or item.pk is not None:
        return None
    parent = item.get_parent()
    return parent.pk if parent else None


def path_of(page: Page) -> str:
    """Return the path of a page, as its draft has it."""
    site = _site_of(page)
    above = page.url_path.rstrip("/").rpartition("/")[0]
    if page.depth > 2:
        page.url_path = f"{above}/{page.slug}/"
    return SitePaths(site, Visibility(site)).path_of(page) or "/"


def address(page: Page, code: str) -> str:
    """Return where a front end shows a page's draft, with the code that opens it."""
    site = _site_of(page)
    template: str = settings.PREVIEW_TEMPLATES.get(site.hostname, settings.PREVIEW_TEMPLATE)
    front_end = get_client_root_url_from_site(site).rstrip("/")
    return (
        template.replace("{frontend}", front_end)
        .replace("{path}", quote(path_of(page)))
        .replace("{code}", code)
    )


def _site_of(page: Page) -> Site:
    """Return the site of a page in any language; the default site for one outside all of them."""
    return site_of(page) or Site.objects.order_by("-is_default_site")[0]
