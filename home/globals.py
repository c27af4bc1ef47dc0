"""The globals of a site, from the snippets that stand around every page."""

from typing import Any

from cms.contract.context import DocumentContext
from home.models.announcement import Announcement
from home.models.around import Around
from home.models.cookie_notice import CookieNotice
from home.models.navigation import Navigation
from home.models.tour import Tour

_AROUND: tuple[type[Around], ...] = (Navigation, CookieNotice, Announcement, Tour)


def site_globals(context: DocumentContext, locale: str) -> dict[str, Any]:
    """Return what stands around every page in a language; what nobody has written is left out."""
    references = context.references
    rows = [row for model in _AROUND if (row := model.of(context, locale))]
    for row in rows:
        row.want(references)
    references.load()
    found: dict[str, Any] = {}
    with references.resolving():
        for row in rows:
            references.record.shown(row)
            found |= row.to_globals(context)
    return found
