"""Which pages a query means: filters and keyset paging over what is public."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Page, Site

from cms.contract.context import DocumentContext
from cms.delivery.errors import NotFound
from cms.delivery.query import Cursor, ListQuery
from cms.pages import BasePage

_COLUMNS = {
    "published_at": "first_published_at",
    "updated_at": "last_published_at",
    "title": "title",
    "path": "path",
}


@dataclass(frozen=True)
class Slice:
    """A part of a list."""

    pages: list[Page]
    total: int
    cursor: Cursor | None
    """Where the next part starts, if there is one."""


def site_named(name: str | None) -> Site:
    """Return the site with a host name, or the default site."""
    sites = Site.objects.select_related("root_page")
    site = (
        sites.filter(hostname=name).first() if name else sites.filter(is_default_site=True).first()
    )
    if site is None:
        raise NotFound("There is no such site." if name else "No site is set up yet.")
    return site


def page_types() -> dict[str, type[BasePage]]:
    """Return the page types by the name they are delivered under."""
    models = (model for model in apps.get_models() if issubclass(model, BasePage))
    return {model.type_name: model for model in models}


def deliverable(context: DocumentContext) -> QuerySet[Page]:
    """Return the public pages of the context's site that have a document and a path on it.

    One that was moved below another language's home page has none until somebody puts it right.
    """
    types = ContentType.objects.get_for_models(*page_types().values()).values()
    in_place = Q(pk__in=[])
    for root in context.paths.roots.values():
        in_place |= Q(path__startswith=root.path, locale_id=root.locale_id)
    pages = context.visible.pages().filter(in_place)
    return pages.filter(content_type__in=types, first_published_at__isnull=False)


def selected(context: DocumentContext, query: ListQuery) -> QuerySet[Page]:
    """Return the pages that a query's filters let through."""
    pages = deliverable(context)
    if query.type:
        models = [page_types()[name] for name in query.type]
        pages = pages.filter(content_type__in=ContentType.objects.get_for_models(*models).values())
    if query.locale:
        pages = pages.filter(locale__language_code__in=query.locale)
    for tag in query.tag:
        pages = pages.filter(
            Q(tagged_pages__tag__slug__iexact=tag) | Q(tagged_pages__tag__name__iexact=tag)
        )
    if query.published_after:
        pages = pages.filter(first_published_at__gt=query.published_after)
    if query.published_before:
        pages = pages.filter(first_published_at__lt=query.published_before)
    if query.ids:
        pages = pages.filter(translation_key__in=query.ids)
    return pages.distinct() if query.tag else pages


def slice_of(pages: QuerySet[Page], order: str, limit: int, cursor: Cursor | None) -> Slice:
    """Return one part of a list, by keyset: nothing repeats or drops while others publish."""
    total = pages.count()
    column = _COLUMNS[order.lstrip("-")]
    down = order.startswith("-")
    if cursor is not None:
        pages = pages.filter(_after(column, down, cursor))
    sign = "-" if down else ""
    found = list(pages.order_by(sign + column, sign + "pk")[: limit + 1])
    following = None
    if len(found) > limit:
        found = found[:limit]
        following = Cursor(order=order, value=getattr(found[-1], column), key=found[-1].pk)
    return Slice(found, total, following)


def _after(column: str, down: bool, cursor: Cursor) -> Q:
    beyond = "lt" if down else "gt"
    value: str | datetime = cursor.value
    later: dict[str, Any] = {f"{column}__{beyond}": value}
    same: dict[str, Any] = {column: value, f"pk__{beyond}": cursor.key}
    return Q(**later) | Q(**same)


def next_url(path: str, parameters: dict[str, str], cursor: Cursor | None) -> str | None:
    """Return the address of the next part of a list; it depends on no request's host."""
    if cursor is None:
        return None
    following = {**parameters, "cursor": cursor.encode()}
    return f"{settings.PUBLIC_URL}{path}?{urlencode(sorted(following.items()))}"
