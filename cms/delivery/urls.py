"""The endpoints of the Delivery API; a slash at the end is taken off before they are matched."""

from django.urls import path, register_converter
from django.urls.converters import UUIDConverter

from cms.delivery.views.changes import ChangesView
from cms.delivery.views.channel import ChannelView
from cms.delivery.views.contract import DocsView, OpenApiView, SchemaView
from cms.delivery.views.feeds import AtomView, JsonFeedView
from cms.delivery.views.live import LiveView
from cms.delivery.views.llms import LlmsView
from cms.delivery.views.pages import MarkdownView, PagesView, PageView
from cms.delivery.views.paths import PathsView
from cms.delivery.views.preview import ExchangeView, UserBarView
from cms.delivery.views.resolve import ResolveView
from cms.delivery.views.site import SiteView
from cms.delivery.views.sitemap import SitemapView


class IdConverter(UUIDConverter):
    """An id of the contract, in small letters or capitals (RFC 9562, 4)."""

    regex = UUIDConverter.regex.replace("a-f", "a-fA-F")


register_converter(IdConverter, "id")

urlpatterns = [
    path("resolve", ResolveView.as_view(), name="delivery_resolve"),
    path("pages", PagesView.as_view(), name="delivery_pages"),
    path("pages/<id:id>", PageView.as_view(), name="delivery_page"),
    path("pages/<id:id>.md", MarkdownView.as_view(), name="delivery_markdown"),
    path("feeds/atom", AtomView.as_view(), name="delivery_feeds_atom"),
    path("feeds/json", JsonFeedView.as_view(), name="delivery_feeds_json"),
    path("feeds/rss/<id:id>", ChannelView.as_view(), name="delivery_feeds_rss"),
    path("sitemap.xml", SitemapView.as_view(), name="delivery_sitemap"),
    path("llms.txt", LlmsView.as_view(), name="delivery_llms"),
    path("paths", PathsView.as_view(), name="delivery_paths"),
    path("changes", ChangesView.as_view(), name="delivery_changes"),
    path("live", LiveView.as_view(), name="delivery_live"),
    path("site", SiteView.as_view(), name="delivery_site"),
    path("preview/exchange", ExchangeView.as_view(), name="delivery_preview_exchange"),
    path("preview/userbar", UserBarView.as_view(), name="delivery_preview_userbar"),
    path("openapi.json", OpenApiView.as_view(), name="delivery_openapi"),
    path("docs", DocsView.as_view(), name="delivery_docs"),
    path("schemas/<slug:type>.json", SchemaView.as_view(), name="delivery_schema"),
]
