"""Tour: what shows a newcomer around a site."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.snippets.models import register_snippet

from cms.contract import site as contract
from cms.contract.context import DocumentContext
from home.blocks.tour import TourSteps
from home.models.around import OneALanguage, Versioned


class Tour(Versioned, OneALanguage):
    """What shows a newcomer around a site in one language."""

    VERSIONED = ("steps",)

    title = models.CharField(
        _("title"), max_length=100, help_text=_("Such as “Let us show you around”.")
    )
    steps = StreamField(
        TourSteps(),
        verbose_name=_("steps"),
        help_text=_("Once they change, readers who know the tour are told that it is new."),
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("site"),
        FieldPanel("title"),
        FieldPanel("steps"),
    ]

    class Meta(OneALanguage.Meta):
        verbose_name = _("tour")
        verbose_name_plural = _("tours")

    def to_globals(self, context: DocumentContext) -> dict[str, Any]:
        """See ``Around``. A tour without any step to show is none."""
        steps = self.steps.stream_block.to_document(self.steps, context)
        tour = contract.Tour(title=self.title, steps=steps, version=self.version)
        return {"tour": tour if steps else None}


register_snippet(Tour, viewset="home.listings.TourViewSet")
