"""Pages by the path that readers know them by, which starts with their language.

Wagtail looks below the site's first page only and knows no languages in paths.
"""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.models import Page, Site

from cms.api_v3.gate import View
from cms.api_v3.problems import bad_parameter

MISSING = "is missing; send a path, such as /en/stories/, or an “id”"


def by_something(view: View) -> View:
    """Return a view that says what it needs, where Wagtail's finds nothing for nothing."""

    @wraps(view)
    def find(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if request.GET.get("html_path") or request.GET.get("id"):
            return view(request, **kwargs)
        return bad_parameter("html_path", MISSING)

    return find


def by_path(view: View) -> View:
    """Return Wagtail's view, which is told the id of the page at a path with a language."""

    @wraps(view)
    def find(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        path, site = request.GET.get("html_path", ""), _site(request)
        if site and (page := _page_at(path, site)):
            query = request.GET.copy()
            del query["html_path"]
            query["id"] = str(page.pk)
            request.GET = query  # type: ignore[assignment]  # a copy of its own kind
        return view(request, **kwargs)

    return find


def _site(request: HttpRequest) -> Site | None:
    if name := request.GET.get("site"):
        return Site.objects.filter(hostname=name.partition(":")[0]).first()
    return Site.find_for_request(request)


def _page_at(path: str, site: Site) -> Page | None:
    language, *rest = [part for part in path.split("/") if part] or [""]
    roots = site.root_page.get_translations(inclusive=True)
    root = roots.filter(locale__language_code=language).first()
    if root is None:
        return None
    address = root.url_path + "".join(f"{part}/" for part in rest)
    return Page.objects.descendant_of(root, inclusive=True).filter(url_path=address).first()
