"""What somebody deleted while somebody else was changing it, and rows held so that nobody can."""

from typing import Any

from django.db import IntegrityError, connection
from django.db.models import Model
from django.utils.translation import gettext
from wagtail.models import Page

_FOREIGN_KEY = "23503"
"""What PostgreSQL calls a reference to a row that is not there."""
_TREE = 0x74726565
"""The key of the lock that only one holds who changes which page lies where."""


class GoneError(Exception):
    """What was to be changed, or to hold it, was deleted meanwhile. Nothing was changed."""


def gone() -> str:
    """Return what the user is told, who can only look what is there now."""
    return gettext(
        "Somebody else has just deleted this page or item, or one that this needs. Nothing was "
        "changed: look at what is there now, and try again."
    )


def refers_to_what_is_gone(error: Exception) -> bool:
    """Tell whether the database refused a row because what it refers to was deleted."""
    return (
        isinstance(error, IntegrityError)
        and getattr(error.__cause__, "sqlstate", "") == _FOREIGN_KEY
    )


def hold(model: type[Model], *pks: Any) -> list[dict[str, Any]]:
    """Lock rows until the transaction ends, so that nobody can delete them; return their columns.

    In the order of their keys, or two could wait for each other. Raises ``GoneError`` if one is
    not there any more.
    """
    rows = model._default_manager.select_for_update(no_key=True, of=("self",)).order_by("pk")
    found = list(rows.filter(pk__in=pks).values())
    if len(found) < len(set(pks)):
        raise GoneError
    return found


def hold_tree(*pages: Page) -> None:
    """Be the only one to change which page lies where, and have pages know where they lie now.

    Raises ``GoneError`` if one is not there any more.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TREE])
    places = {row["id"]: row for row in hold(Page, *(page.pk for page in pages))}
    for page in pages:
        put(page, places[page.pk])


def put(page: Page, place: dict[str, Any]) -> None:
    """Have a page know where it lies, whatever it has been told before."""
    if page.path != place["path"]:
        page.__dict__.pop("_cached_parent_obj", None)
    for name in ("path", "depth", "numchild", "url_path"):
        setattr(page, name, place[name])
