"""Story: a long-form feature."""

from typing import Any, ClassVar, Literal

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from cms.contract.context import DocumentContext
from stories.models.place import Place, PlaceDocument
from stories.models.told import ToldCard, ToldDocument, ToldPage


class StoryCard(ToldCard):
    """A story in brief."""

    type: Literal["story"] = "story"


class StoryDocument(StoryCard, ToldDocument):
    """A long-form feature."""

    place: PlaceDocument | None
    date_line: str
    """Where and when it was written, as printed above the text; may be empty."""


class StoryPage(ToldPage):
    """A long-form feature."""

    type_name = "story"
    card = StoryCard
    document = StoryDocument
    page_description = _("A long-form feature, told block by block.")
    parent_page_types: ClassVar[list[str]] = ["stories.StoryIndexPage"]

    place = models.ForeignKey(
        Place,
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    date_line = models.CharField(
        _("date line"),
        max_length=120,
        blank=True,
        help_text=_("Such as “Al-Qaim, August 2019”."),
    )

    content_panels: ClassVar[list[Any]] = [
        FieldPanel("kicker"),
        *ToldPage.content_panels,
        FieldPanel("standfirst"),
        ToldPage.cover_panel,
        FieldPanel("authors"),
        FieldRowPanel([FieldPanel("place"), FieldPanel("date_line")]),
        FieldPanel("body"),
        FieldPanel("related"),
        *ToldPage.record_panels,
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def document_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add place and date line."""
        return super().document_fields(context) | {
            "place": context.snippet(Place, self.place_id),
            "date_line": self.date_line,
        }
