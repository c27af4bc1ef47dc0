"""What a batch of pages delivers, fetched once for all of them and only if somebody asks."""

from functools import cached_property
from typing import Any
from uuid import UUID

import orjson
from django.db.models import Q
from wagtail.models import Page

from cms.contract.context import DocumentContext
from cms.contract.rich_text import RichText
from cms.publishing.compile import compile_documents, deliverable, to_bytes


class DeliveredPages:
    """The documents of pages, and the pages around them."""

    def __init__(self, pages: list[Page], context: DocumentContext) -> None:
        """Take the pages; nothing is fetched yet."""
        self.pages = pages
        self.context = context

    def document(self, page: Page) -> dict[str, Any]:
        """Return a page's document as JSON has it; empty when it went away meanwhile."""
        locale = self.context.paths.locale_of(page)
        return self._documents.get((page.translation_key, locale), {})

    def in_v2(self, name: str, value: Any) -> Any:
        """Return a document's value as API v2 has it."""
        if name == "tags":
            return [tag["name"] for tag in value or ()]
        if isinstance(value, dict) and set(value) == self._rich_text:
            (format_,) = self.context.include
            return value[format_]
        return value

    def cover(self, page: Any) -> Any:
        """Return the page's cover, or its first photo, if it is public."""
        if not self.document(page):
            return None
        return page.cover_image(self.context)

    def related(self, page: Page, name: str) -> Page | None:
        """Return the page's ``parent`` or what it is an ``alias_of``, if that is public."""
        if name == "parent":
            return next((found for found in self._related if found.path == _above(page)), None)
        return next((found for found in self._related if found.pk == page.alias_of_id), None)

    @cached_property
    def _documents(self) -> dict[tuple[UUID, str], dict[str, Any]]:
        documents = compile_documents(self.pages, self.context)
        return {(item.id, item.locale): orjson.loads(to_bytes(item)) for item in documents}

    @cached_property
    def _related(self) -> list[Page]:
        aliased = [page.alias_of_id for page in self.pages if page.alias_of_id]
        near = Q(pk__in=aliased) | Q(path__in=[_above(page) for page in self.pages])
        return list(deliverable(self.context).filter(near))

    @property
    def _rich_text(self) -> set[str]:
        beside = {"html", "markdown"} - self.context.include
        return {name for name in RichText.model_fields if name not in beside}


def _above(page: Page) -> str:
    path: str = page.path
    return path[: -page.steplen]
