"""Brief: a piece of news in a few sentences, and where it is told at length."""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.blocks.choosers import PLAIN_FEATURES
from cms.contract.card import AnyCard, Card
from cms.contract.context import DocumentContext
from cms.contract.document import PageDocument
from cms.contract.leaf import Leaf
from cms.contract.partial_date import PartialDate, validate_partial_date
from cms.contract.portable_text import rich_text
from cms.contract.references import References
from cms.contract.rich_text import RichText
from cms.contract.seo import JsonLdOutlet, JsonLdReport
from stories.facets import naming
from stories.models.outlet import Outlet, OutletDocument
from stories.models.piece import Piece, PieceDocument


class BriefSource(Leaf):
    """Where somebody else has told it."""

    outlet: OutletDocument
    url: str | None
    date: PartialDate | None


class BriefCard(Card):
    """A brief in brief."""

    type: Literal["brief"] = "brief"
    source: BriefSource | None
    """The outlet that tells it at length, where that is no page of ours."""


class BriefDocument(BriefCard, PieceDocument):
    """A piece of news in a few sentences."""

    text: RichText
    page: AnyCard | None
    """The page of ours that tells it at length."""

    @classmethod
    def structured(cls, page: Mapping[str, Any], front_end: str) -> dict[str, Any]:
        """Say where it is told at length."""
        del front_end
        if not (source := page["source"]):
            return {}
        outlet = JsonLdOutlet(name=source.outlet.name, url=source.outlet.url)
        report = JsonLdReport(url=source.url, date_published=source.date, publisher=outlet)
        return {"citation": report}


class BriefPage(Piece):
    """A piece of news in a few sentences."""

    type_name = "brief"
    card = BriefCard
    document = BriefDocument
    schema_type = "NewsArticle"
    page_description = _("A piece of news in a few sentences.")
    parent_page_types: ClassVar[list[str]] = ["stories.StatementIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    text = RichTextField(_("text"), features=PLAIN_FEATURES, help_text=_("Two or three sentences."))
    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A page of ours that tells it at length."),
    )
    override_translatable_fields: ClassVar = [
        SynchronizedField("outlet_date", overridable=False),
    ]
    outlet = models.ForeignKey(
        Outlet,
        verbose_name=_("outlet"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Such as a newspaper."),
    )
    outlet_url = models.URLField(_("address"), max_length=500, blank=True)
    outlet_date = models.CharField(
        _("date"),
        max_length=10,
        blank=True,
        validators=[validate_partial_date],
        help_text=_("2017, 2017-11 or 2017-11-21, as exactly as you know it."),
    )

    content_panels: ClassVar[list[Any]] = [
        *Piece.content_panels,
        FieldPanel("standfirst"),
        Piece.cover_panel,
        FieldPanel("text"),
        MultiFieldPanel(
            [
                FieldPanel("page"),
                FieldPanel("outlet"),
                FieldRowPanel([FieldPanel("outlet_url"), FieldPanel("outlet_date")]),
            ],
            heading=_("Told at length by"),
            help_text=_("A page of ours or somebody else’s, or neither; not both."),
        ),
    ]
    search_fields: ClassVar[list[Any]] = [
        *Piece.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("text"),
    ]

    class Meta:
        verbose_name = _("brief")
        verbose_name_plural = _("briefs")

    def clean(self) -> None:
        """Refuse two ways on, and a way to an outlet without its name."""
        super().clean()
        if self.page_id and self.outlet_id:
            message = gettext("Choose a page of ours, or an outlet: not both.")
            raise ValidationError({"outlet": message})
        if (self.outlet_url or self.outlet_date) and not self.outlet_id:
            raise ValidationError({"outlet": gettext("Choose the outlet.")})

    def want_card(self, references: References) -> None:
        """Note the outlet too."""
        super().want_card(references)
        references.want(Outlet, self.outlet_id)

    def want_document(self, context: DocumentContext) -> None:
        """Note the page it leads to."""
        super().want_document(context)
        context.references.want(Page, self.page_id)

    def card_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add the outlet."""
        return super().card_fields(context) | {"source": self._source(context)}

    def document_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add the text and the page that tells more."""
        return super().document_fields(context) | {
            "text": rich_text(self.text, context),
            "page": context.card(self.page_id) if self.page_id else None,
        }

    def _source(self, context: DocumentContext) -> BriefSource | None:
        if not (outlet := context.snippet(Outlet, self.outlet_id)):
            return None
        return BriefSource(
            outlet=outlet, url=self.outlet_url or None, date=self.outlet_date or None
        )

    def facets(self, document: PageDocument) -> list[tuple[str, str]]:
        """Add the outlet, the same in every language."""
        source = getattr(document, "source", None)
        return [*super().facets(document), *naming("outlet", [source and source.outlet])]
