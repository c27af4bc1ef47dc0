"""Pieces: pages that may belong to a campaign, or to a series as well."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from cms.contract.card import AnyCard, Card
from cms.contract.context import DocumentContext
from cms.contract.document import PageDocument
from cms.contract.references import References
from cms.pages import BasePage
from stories.models.series import Series, SeriesDocument


class PieceDocument(PageDocument):
    """A page that may belong to a campaign."""

    campaign: AnyCard | None
    """The campaign that it belongs to."""


class SeriesPieceCard(Card):
    """A page that may belong to a series, in brief."""

    series: SeriesDocument | None
    """The series that it belongs to."""


class Piece(BasePage):
    """A page that may belong to a campaign."""

    campaign = models.ForeignKey(
        "stories.CampaignPage",
        verbose_name=_("campaign"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("It is then listed on the campaign’s page in this language."),
    )

    promote_panels: ClassVar[list[Any]] = [*BasePage.promote_panels, FieldPanel("campaign")]

    class Meta:
        abstract = True

    def document_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add the campaign."""
        campaign = context.card(self.campaign_id) if self.campaign_id else None
        return super().document_fields(context) | {"campaign": campaign}

    def facets(self, document: PageDocument) -> list[tuple[str, str]]:
        """Add the campaign, the same in every language."""
        return [*super().facets(document), *_facet("campaign", document)]


class SeriesPiece(Piece):
    """A page that may belong to a campaign, and to a series as well."""

    series = models.ForeignKey(
        Series,
        verbose_name=_("series"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The name under which such pages come again and again."),
    )

    promote_panels: ClassVar[list[Any]] = [
        *BasePage.promote_panels,
        FieldRowPanel([FieldPanel("campaign"), FieldPanel("series")]),
    ]

    class Meta:
        abstract = True

    def want_card(self, references: References) -> None:
        """Note the series too."""
        super().want_card(references)
        references.want(Series, self.series_id)

    def card_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add the series."""
        return super().card_fields(context) | {"series": context.snippet(Series, self.series_id)}

    def facets(self, document: PageDocument) -> list[tuple[str, str]]:
        """Add the series, the same in every language."""
        return [*super().facets(document), *_facet("series", document)]


def _facet(name: str, document: PageDocument) -> list[tuple[str, str]]:
    found = getattr(document, name, None)
    return [(name, str(found.id))] if found else []
