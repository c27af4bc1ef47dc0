"""The resources of API v2; a slash at the end is put on before they are matched."""

from django.urls import path
from wagtail.api.v2.router import WagtailAPIRouter

from cms.api_v2.files import FilesEndpoint
from cms.api_v2.images import ImagesEndpoint
from cms.api_v2.pages import PagesEndpoint
from cms.api_v2.redirects import RedirectsEndpoint

# Wagtail's own cache purging looks for this name.
router = WagtailAPIRouter("wagtailapi_v2")
router.register_endpoint("pages", PagesEndpoint)
router.register_endpoint("images", ImagesEndpoint)
router.register_endpoint("documents", FilesEndpoint)
# The name in the house; URLs are written with Wagtail's.
router.register_endpoint("files", FilesEndpoint)
router.register_endpoint("redirects", RedirectsEndpoint)

urlpatterns = [path("", router.urls)]
