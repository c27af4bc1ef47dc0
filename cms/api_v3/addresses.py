"""The addresses that pages are named with: those where readers read them."""

from typing import Any

from django.http import HttpRequest


def lead_to_front_ends() -> None:
    """Have every page say where its type says it is read; as a mere page, it knows no front end.

    To be called before Wagtail derives the schemas of all types from these.
    """
    from ninja.schema import Resolver
    from wagtail.api.v3.schemas import pages

    for schema in (pages.SimpleBasePageMetaSchema, pages.BasePageMetaSchema, pages.PageMetaSchema):
        schema._ninja_resolvers["html_url"] = Resolver(staticmethod(html_url))


def html_url(page: Any, context: dict[str, Any]) -> str | None:
    """Return the address of a page of any class, without asking for the rest of it."""
    request: HttpRequest = context["request"]
    address: str | None = page.specific_deferred.get_full_url(request)
    return address
