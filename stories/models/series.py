"""Series: what comes again and again under one name, such as #DayInTheLife."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.contract.context import DocumentContext
from cms.contract.leaf import Leaf
from cms.previewed import PreviewedSnippet


class SeriesDocument(Leaf):
    """What comes again and again under one name."""

    id: UUID
    """The same in every language."""
    name: str
    description: str


class Series(PreviewedSnippet, TranslatableMixin, index.Indexed, models.Model):
    """A name under which stories, days and short videos come again and again."""

    name = models.CharField(
        _("name"),
        max_length=200,
        help_text=_("As readers will see it, such as “#DayInTheLife” or “Sixty seconds in…”."),
    )
    description = models.TextField(
        _("description"), blank=True, max_length=500, help_text=_("What is told, in a sentence.")
    )

    panels: ClassVar[list[Any]] = [FieldPanel("name"), FieldPanel("description")]
    search_fields: ClassVar[list[Any]] = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("series")
        verbose_name_plural = _("series")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def to_document(self, context: DocumentContext) -> SeriesDocument:
        """Return the series for renderers."""
        del context
        return SeriesDocument(id=self.translation_key, name=self.name, description=self.description)


class SeriesViewSet(SnippetViewSet):  # type: ignore[misc]  # Wagtail has no types
    """Lists series with what they tell."""

    icon = "list-ul"
    list_display: ClassVar[list[Any]] = ["name", "description"]


register_snippet(Series, viewset=SeriesViewSet)
