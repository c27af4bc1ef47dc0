"""Lists: where the pages that belong to a page are listed, for programs and for feed readers."""

from urllib.parse import urlencode

from django.conf import settings
from wagtail.models import Site

from cms.contract.channel import FeedLink

_API = "/delivery/v1"
_FEEDS = {"atom": "application/atom+xml", "json": "application/feed+json"}


def list_path(site: Site, **asked: str) -> str:
    """Return the path of a list of a site's pages; ``asked`` are parameters of ``pages``."""
    return f"{_API}/pages?{_query(site, asked)}"


def list_feeds(site: Site, **asked: str) -> list[FeedLink]:
    """Return the feeds of the same list."""
    return [
        FeedLink(
            url=f"{settings.PUBLIC_URL}{_API}/feeds/{name}?{_query(site, asked)}",
            content_type=content_type,
        )
        for name, content_type in _FEEDS.items()
    ]


def _query(site: Site, asked: dict[str, str]) -> str:
    own = {} if site.is_default_site else {"site": site.hostname}
    return urlencode(asked | own, safe=",")
