"""Sites by their names: with them begins every answer."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Site

from cms.delivery.errors import NotFound
from cms.delivery.plain_sql import site_row
from cms.publishing.models import Change

State = tuple[Any, Any]
"""The sequence of the log's latest change and when it was; a log that was restored has another."""
_LATEST = (
    f" LEFT JOIN (SELECT sequence, at FROM {Change._meta.db_table}"  # noqa: S608  nothing of it comes from outside
    f" ORDER BY sequence DESC LIMIT 1) AS latest ON TRUE"
)


def site_named(name: str | None) -> Site:
    """Return the site with a host name, or the default site; raises ``NotFound``."""
    return site_and_state(name)[0]


def site_and_state(name: str | None) -> tuple[Site, State]:
    """Return the same, and in one query with it the state that the log is in."""
    site, state = site_row(name, "latest.sequence, latest.at", _LATEST)
    return there(site, name), (state[0], state[1])


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
