"""The globals of a site, from the snippets that stand around every page."""

from typing import Any

from cms.contract.context import DocumentContext
from cms.contract.locale import direction
from cms.contract.site import SiteFallback
from home.models.announcement import Announcement
from home.models.around import Around
from home.models.cookie_notice import CookieNotice
from home.models.navigation import Navigation
from home.models.tour import Tour

_AROUND: tuple[type[Around], ...] = (Navigation, CookieNotice, Announcement, Tour)


def site_globals(context: DocumentContext, locale: str) -> dict[str, Any]:
    """Return what stands around every page in a language; what nobody has written is left out.

    Where the language has nothing, that of another stands in, marked, if its rule says so.
    """
    references = context.references
    rows = [row for model in _AROUND if (row := model.shown_in(context, locale))]
    for row in rows:
        row.want(references)
    references.load()
    found: dict[str, Any] = {"fallbacks": []}
    with references.resolving():
        for row in rows:
            references.record.shown(row)
            fields = row.to_globals(context)
            found |= fields
            if (code := context.paths.locale_of(row)) != locale:
                found["fallbacks"] += [
                    SiteFallback(field=name, locale=code, dir=direction(code)) for name in fields
                ]
    return found
