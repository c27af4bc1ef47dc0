"""Day in the life: a person, a place, a date, and the day told in moments."""

from datetime import date as Date  # noqa: N812  the field of the document is called date
from typing import Any, ClassVar, Literal

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from cms.contract.context import DocumentContext
from stories.models.person import Person, PersonDocument
from stories.models.place import Place, PlaceDocument
from stories.models.told import ToldCard, ToldDocument, ToldPage


class DayInTheLifeCard(ToldCard):
    """A day in brief."""

    type: Literal["day_in_the_life"] = "day_in_the_life"
    date: Date | None
    """The day that is told of."""


class DayInTheLifeDocument(DayInTheLifeCard, ToldDocument):
    """A person's day, told in moments."""

    person: PersonDocument | None
    place: PlaceDocument | None


class DayInTheLifePage(ToldPage):
    """A person's day, told in moments."""

    type_name = "day_in_the_life"
    card = DayInTheLifeCard
    document = DayInTheLifeDocument
    page_description = _("A person, a place and a date: the day told in moments.")
    parent_page_types: ClassVar[list[str]] = ["stories.StoryIndexPage"]

    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    place = models.ForeignKey(
        Place,
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    date = models.DateField(
        _("date"), null=True, blank=True, help_text=_("The day that is told of.")
    )

    content_panels: ClassVar[list[Any]] = [
        FieldPanel("kicker"),
        *ToldPage.content_panels,
        FieldPanel("standfirst"),
        ToldPage.cover_panel,
        FieldPanel("authors"),
        FieldRowPanel([FieldPanel("person"), FieldPanel("place"), FieldPanel("date")]),
        FieldPanel("body"),
        FieldPanel("related"),
        *ToldPage.record_panels,
    ]

    class Meta:
        verbose_name = _("day in the life")
        verbose_name_plural = _("days in the life")

    def warnings(self) -> list[str]:
        """Add what a day may lack."""
        found = super().warnings()
        if not self.person_id:
            found.append(gettext("No person is named whose day it is."))
        if not any(block.block_type == "moment" for block in self.body):
            found.append(gettext("The day has no moments yet."))
        return found

    def card_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add the date."""
        return super().card_fields(context) | {"date": self.date}

    def document_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add person and place."""
        return super().document_fields(context) | {
            "person": context.snippet(Person, self.person_id),
            "place": context.snippet(Place, self.place_id),
        }
