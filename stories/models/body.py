"""Bodies: the groups in whose name something is said."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from cms.contract.context import DocumentContext
from cms.contract.leaf import Leaf
from cms.previewed import PreviewedSnippet


class BodyDocument(Leaf):
    """A group in whose name something is said."""

    id: UUID
    name: str
    description: str


class Body(PreviewedSnippet, TranslatableMixin, index.Indexed, models.Model):
    """A group of the Coalition's members, such as a working group or a meeting of theirs."""

    name = models.CharField(
        _("name"), max_length=200, help_text=_("Such as “Small Group” or “Political Directors”.")
    )
    description = models.TextField(
        _("description"), blank=True, max_length=500, help_text=_("Who they are, in a sentence.")
    )

    panels: ClassVar[list[Any]] = [FieldPanel("name"), FieldPanel("description")]
    search_fields: ClassVar[list[Any]] = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("issuing body")
        verbose_name_plural = _("issuing bodies")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def to_document(self, context: DocumentContext) -> BodyDocument:
        """Return the body for renderers."""
        del context
        return BodyDocument(id=self.translation_key, name=self.name, description=self.description)


register_snippet(Body, viewset="stories.snippet_listings.BodyViewSet")
