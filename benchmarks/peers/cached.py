"""The same behind Django's per-view cache, in the memory of each process.

What is kept is compressed already: to compress each answer anew takes longer than all else.
"""

from typing import Any

from django.urls import path
from django.views.decorators.cache import cache_page
from django.views.decorators.gzip import gzip_page
from wagtail.utils.urlpatterns import decorate_urlpatterns

from benchmarks.peers.stock import pages, router

_DAY = 24 * 60 * 60
_api, _app, _namespace = router.urls


def _kept_compressed(view: Any) -> Any:
    return cache_page(_DAY)(gzip_page(view))


_cached = decorate_urlpatterns(_api, _kept_compressed)
urlpatterns = [path("api/v2/", (_cached, _app, _namespace)), *pages]
