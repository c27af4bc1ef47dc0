"""Sites by their names: with them begins every answer."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Locale, Site

from cms.delivery.errors import NotFound
from cms.delivery.plain_sql import site_row
from cms.publishing.models import Change
from cms.translating.models import LocaleRule

State = tuple[Any, Any]
"""The sequence of the log's latest change and when it was; a log that was restored has another."""
_LATEST = (
    f" LEFT JOIN (SELECT sequence, at FROM {Change._meta.db_table}"  # noqa: S608  nothing of it comes from outside
    f" ORDER BY sequence DESC LIMIT 1) AS latest ON TRUE"
)

_INSTEAD = (
    f"(SELECT instead.language_code FROM {LocaleRule._meta.db_table} AS rule"  # noqa: S608  as above
    f" JOIN {Locale._meta.db_table} AS asked ON asked.id = rule.locale_id"
    f" JOIN {Locale._meta.db_table} AS instead ON instead.id = rule.fallback_id"
    f" WHERE asked.language_code = %s)"
)


def site_named(name: str | None) -> Site:
    """Return the site with a host name, or the default site; raises ``NotFound``."""
    return site_and_state(name)[0]


def site_and_state(name: str | None) -> tuple[Site, State]:
    """Return the same, and in one query with it the state that the log is in."""
    site, state, _instead = site_state_and_fallback(name, None)
    return site, state


def site_state_and_fallback(name: str | None, locale: str | None) -> tuple[Site, State, str | None]:
    """Return the same and, still in one query, the language that stands in for another."""
    columns = f"latest.sequence, latest.at, {_INSTEAD if locale else 'NULL'}"
    site, row = site_row(name, columns, _LATEST, before=[locale] if locale else [])
    return there(site, name), (row[0], row[1]), row[2]


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
