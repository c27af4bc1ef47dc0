"""Outlets: who reports what briefs and digests sum up."""

from typing import Any, ClassVar
from uuid import UUID

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from cms.contract.context import DocumentContext
from cms.contract.leaf import Leaf
from cms.previewed import PreviewedSnippet

on_the_web = URLValidator(schemes=["http", "https"])
"""Refuses an address that is no web page's."""


class OutletDocument(Leaf):
    """A newspaper, a broadcaster, an agency: who reported something."""

    id: UUID
    name: str
    url: str | None


class Outlet(PreviewedSnippet, TranslatableMixin, index.Indexed, models.Model):
    """A newspaper, a broadcaster, an agency."""

    name = models.CharField(
        _("name"), max_length=200, help_text=_("As readers of this language know it.")
    )
    url = models.URLField(
        _("address"),
        blank=True,
        validators=[on_the_web],
        help_text=_("Its own front page. May be left empty."),
    )

    panels: ClassVar[list[Any]] = [FieldPanel("name"), FieldPanel("url")]
    search_fields: ClassVar[list[Any]] = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def to_document(self, context: DocumentContext) -> OutletDocument:
        """Return the outlet for renderers."""
        del context
        return OutletDocument(id=self.translation_key, name=self.name, url=self.url or None)


register_snippet(Outlet, viewset="stories.snippet_listings.OutletViewSet")
