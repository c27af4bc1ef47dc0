"""The same behind Django's per-view cache, in the memory of each process."""

from django.urls import path
from django.views.decorators.cache import cache_page
from wagtail.utils.urlpatterns import decorate_urlpatterns

from benchmarks.peers.stock import pages, router

_DAY = 24 * 60 * 60
_api, _app, _namespace = router.urls
_cached = decorate_urlpatterns(_api, cache_page(_DAY))
urlpatterns = [path("api/v2/", (_cached, _app, _namespace)), *pages]
