"""Origins: who may stand in whose frame, and who may post messages to whom."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail_headless_preview.settings import headless_preview_settings


def origin_of(url: str) -> str:
    """Return the origin of an address (RFC 6454), such as ``https://front.example.org``."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def front_end_origins() -> list[str]:
    """Return the origins of the front ends that show previews."""
    urls = headless_preview_settings.CLIENT_URLS.values()
    templates = (settings.PREVIEW_TEMPLATE, *settings.PREVIEW_TEMPLATES.values())
    found = {origin_of(url) for url in (*urls, *templates)}
    return sorted(found - {""})
