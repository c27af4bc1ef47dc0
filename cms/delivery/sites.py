"""Sites by their names: with them begins every answer."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from cms.delivery.errors import NotFound
from cms.delivery.plain_sql import moment, ready, site_row
from cms.publishing.log import Reach
from cms.publishing.models import Change, Document, Forgotten
from cms.translating.models import LocaleRule

_DOCUMENTS, _CHANGES = Document._meta.db_table, Change._meta.db_table
_LATEST = (
    f" LEFT JOIN (SELECT sequence, at FROM {_CHANGES}"  # noqa: S608  nothing of it comes from outside
    f" ORDER BY sequence DESC LIMIT 1) AS latest ON TRUE"
)
_ROOT = (
    f" LEFT JOIN {Page._meta.db_table} AS root ON root.id = site.root_page_id"
    f" LEFT JOIN {Locale._meta.db_table} AS spoken ON spoken.id = root.locale_id"
)
_STATE = (
    f"latest.sequence, latest.at, (SELECT MAX(sequence) FROM {Forgotten._meta.db_table}),"  # noqa: S608  as above
    f" (SELECT MIN(expires_at) FROM {_DOCUMENTS} WHERE site_id = site.id AND expires_at > %s)"
)

_INSTEAD = (
    f"(SELECT instead.language_code FROM {LocaleRule._meta.db_table} AS rule"  # noqa: S608  as above
    f" JOIN {Locale._meta.db_table} AS asked ON asked.id = rule.locale_id"
    f" JOIN {Locale._meta.db_table} AS instead ON instead.id = rule.fallback_id"
    f" WHERE asked.language_code = %s)"
)


class State(NamedTuple):
    """What lists of a site rest on beside the query: the log, and the clock."""

    sequence: int | None
    """Of the log's latest change."""
    at: Any
    """When that was; a log that was restored has another."""
    forgotten: int | None
    """Up to which change the log was forgotten."""
    ends: datetime | None
    """When the next of the site's pages expires, and lists are others by the clock alone."""

    @property
    def reach(self) -> Reach:
        """Return how far the log reaches."""
        return Reach.of(self.forgotten, self.sequence)


def site_named(name: str | None) -> Site:
    """Return the site with a host name, or the default site; raises ``NotFound``."""
    return site_and_state(name)[0]


def site_and_state(name: str | None) -> tuple[Site, State]:
    """Return the same, and in one query with it the state of the site's lists."""
    site, state, _instead = site_state_and_fallback(name, None)
    return site, state


def site_state_and_fallback(name: str | None, locale: str | None) -> tuple[Site, State, str | None]:
    """Return the same and, still in one query, the language that stands in for another."""
    column = _INSTEAD if locale else "NULL"
    return _opening(name, column, _LATEST, [locale] if locale else [])


def site_state_and_language(name: str | None) -> tuple[Site, State, str]:
    """Return the same and, still in one query, the site's default language."""
    site, state, language = _opening(name, "spoken.language_code", _LATEST + _ROOT)
    return site, state, str(language)


def site_with_root(name: str | None) -> Site:
    """Return the same site with its root page and language, which most answers do without."""
    sites: QuerySet[Site] = Site.objects.select_related("root_page__locale").order_by("pk")
    return there(
        (sites.filter(hostname=name) if name else sites.filter(is_default_site=True)).first(), name
    )


def there(site: Site | None, name: str | None) -> Site:
    """Return a site that was looked for by a name, or by none; raises ``NotFound`` without one."""
    if site is None:
        raise NotFound("There is no such site." if name else "No site is set up yet.")
    return site


def _opening(
    name: str | None, column: str, beside: str, values: Sequence[Any] = ()
) -> tuple[Site, State, str | None]:
    now = ready("expires_at", timezone.now())
    found, row = site_row(name, f"{_STATE}, {column}", beside, before=[now, *values])
    site = there(found, name)
    sequence, at, forgotten, ends, more = row
    return site, State(sequence, at, forgotten, moment("expires_at", ends)), more
