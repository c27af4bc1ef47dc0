"""Sites by their names: with them begins every answer."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Site

from cms.delivery.errors import NotFound
from cms.publishing.models import Change

State = tuple[Any, Any]
"""The sequence of the log's latest change and when it was; a log that was restored has another."""
# Said in plain SQL: to put this query together would take several times as long as to answer it.
_SITE = (
    f"SELECT site.*, latest.sequence AS log_head, latest.at AS log_at"  # noqa: S608  nothing of it comes from outside
    f" FROM {Site._meta.db_table} AS site LEFT JOIN"
    f" (SELECT sequence, at FROM {Change._meta.db_table} ORDER BY sequence DESC LIMIT 1) AS latest"
    f" ON TRUE WHERE "
)


def site_named(name: str | None) -> Site:
    """Return the site with a host name, or the default site; raises ``NotFound``."""
    return site_and_state(name)[0]


def site_and_state(name: str | None) -> tuple[Site, State]:
    """Return the same, and in one query with it the state that the log is in."""
    found = (
        Site._base_manager.raw(f"{_SITE} site.hostname = %s", [name])
        if name
        else Site._base_manager.raw(f"{_SITE} site.is_default_site")
    )
    site: Any = there(next(iter(found), None), name)
    return site, (site.log_head, site.log_at)


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
