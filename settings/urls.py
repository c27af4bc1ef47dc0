"""The routes of the CMS."""

from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views import defaults
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from cms.api_v2 import messages
from cms.delivery import errors
from cms.delivery.middleware import API, API_V2
from settings.health import livez, readyz

API_V3 = "/api/v3/"

urlpatterns = [
    path("livez", livez, name="livez"),
    path("readyz", readyz, name="readyz"),
    path("delivery/v1/", include("cms.delivery.urls")),
    path("api/v2/", include("cms.api_v2.urls")),
    path("api/v3/", include("cms.api_v3.urls")),
    # Where language models look for it.
    path("llms.txt", RedirectView.as_view(url="/delivery/v1/llms.txt", query_string=True)),
    path("", include("cms.media.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("", RedirectView.as_view(pattern_name="wagtailadmin_home"), name="root"),
    *i18n_patterns(path("", include(wagtail_urls))),
]


def handler404(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a path that no view serves."""
    if request.path.startswith((API, "/media/")):
        return errors.not_found(request, exception)
    if request.path.startswith(API_V2):
        return messages.not_found(request, exception)
    return defaults.page_not_found(request, exception)


def handler400(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that Django refused to read."""
    if request.path.startswith((API, API_V3, "/media/")):
        return errors.bad_request(request, exception)
    if request.path.startswith(API_V2):
        return messages.bad_request(request, exception)
    if isinstance(exception, DisallowedHost):
        said = f"{errors.wrong_host(request)}\n"
        return HttpResponse(said, status=400, content_type="text/plain; charset=utf-8")
    return defaults.bad_request(request, exception)


def handler500(request: HttpRequest) -> HttpResponse:
    """Answer when the fault is ours."""
    if request.path.startswith((API, API_V3, "/media/")):
        return errors.server_error(request)
    if request.path.startswith(API_V2):
        return messages.server_error(request)
    return defaults.server_error(request)
