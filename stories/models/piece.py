"""Pieces: pages that may belong to a campaign and name partners, or belong to a series as well."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField

from cms.contract.card import AnyCard, Card
from cms.contract.context import DocumentContext
from cms.contract.document import PageDocument
from cms.contract.references import References
from cms.pages import BasePage
from cms.unit_of_work import unit_of_work
from stories.blocks.partners import Partners
from stories.facets import facets_of, naming
from stories.models.partner import PartnerBrief
from stories.models.partner_mention import PartnerMention
from stories.models.series import Series, SeriesDocument


class PieceDocument(PageDocument):
    """A page that may belong to a campaign and name partners."""

    campaign: AnyCard | None
    """The campaign that it belongs to."""
    partners: list[PartnerBrief]
    """The members, and former ones, that it tells of."""


class SeriesPieceCard(Card):
    """A page that may belong to a series, in brief."""

    series: SeriesDocument | None
    """The series that it belongs to."""


class Piece(BasePage):
    """A page that may belong to a campaign and name partners."""

    campaign = models.ForeignKey(
        "stories.CampaignPage",
        verbose_name=_("campaign"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("It is then listed on the campaign’s page in this language."),
    )
    partners = StreamField(
        Partners(),
        blank=True,
        verbose_name=_("partners"),
        help_text=_("Whom it tells of. The directory of partners then lists it beside them."),
    )

    promote_panels: ClassVar[list[Any]] = [
        *BasePage.promote_panels,
        FieldPanel("campaign"),
        FieldPanel("partners"),
    ]

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Store the page, and which partners it names; a draft beside it changes neither."""
        with unit_of_work():
            result = super().save(*args, **kwargs)
            if kwargs.get("update_fields") is None:
                keys = (item.value.translation_key for item in self.partners if item.value)
                PartnerMention.keep(self, keys)
            return result

    def document_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add the campaign and the partners."""
        partners = {item.value.pk: item.value for item in self.partners if item.value}
        return super().document_fields(context) | {
            "campaign": context.card(self.campaign_id) if self.campaign_id else None,
            "partners": [partner.to_brief(context) for partner in partners.values()],
        }

    def facets(self, document: PageDocument) -> list[tuple[str, str]]:
        """Add the campaign and the partners, the same in every language."""
        partners = naming("partner", getattr(document, "partners", ()))
        return [*super().facets(document), *facets_of(document, "campaign"), *partners]


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
        FieldPanel("partners"),
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
        return [*super().facets(document), *facets_of(document, "series")]
