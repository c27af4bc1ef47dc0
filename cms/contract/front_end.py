"""Where readers read: the addresses of pages on a site's front end."""

from urllib.parse import quote

from django.conf import settings
from wagtail.models import Site


def front_end_of(site: Site) -> str:
    """Return the origin of a site's front end; without one that of the CMS, which leads on."""
    return front_end_at(site.hostname)


def front_end_at(hostname: str) -> str:
    """Return the origin of the front end of the site at a host."""
    own: str = settings.FRONTEND_URLS.get(hostname, "").rstrip("/")
    return own or settings.FRONTEND_URL or settings.PUBLIC_URL


def address_at(front_end: str, path: str) -> str:
    """Return the address of a page's path, percent-encoded."""
    return front_end + quote(path)
