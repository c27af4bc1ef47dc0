"""Campaign: what is told together for a time, with an aim and under one hashtag."""

from datetime import date as Date  # noqa: N812  as fields of documents are called date
from typing import Any, ClassVar, Literal

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.blocks.choosers import FEATURES
from cms.contract.card import AnyCard, Card
from cms.contract.channel import FeedLink
from cms.contract.context import DocumentContext
from cms.contract.document import PageDocument
from cms.contract.lists import list_feeds, list_path
from cms.contract.portable_text import rich_text
from cms.contract.references import with_facet
from cms.contract.rich_text import RichText
from cms.pages import BasePage
from cms.publishing.compile import read_in
from stories.blocks.partners import Partners
from stories.campaign_pieces import pieces_of
from stories.models.partner import PartnerDocument

MOST = 24
"""How many of its pieces a campaign names itself."""


class CampaignCard(Card):
    """A campaign in brief."""

    type: Literal["campaign"] = "campaign"
    starts_on: Date | None
    """Its first day; null in a draft alone."""
    ends_on: Date | None
    """Its last day; null while none is set."""
    hashtag: str
    """Without the sign; may be empty. ``pages?tag=`` knows it."""


class CampaignDocument(CampaignCard, PageDocument):
    """A campaign, and what is told for it."""

    aims: RichText
    partners: list[PartnerDocument]
    pieces: list[AnyCard]
    """What belongs to it in its language, the newest first, at most 24."""
    piece_count: int
    more: str | None
    """Where all of its pieces are listed, as a path of this API; null when they all stand here."""
    feeds: list[FeedLink]
    """Where feed readers find what is told for it."""


class CampaignPage(BasePage):
    """What is told together for a time, with an aim and under one hashtag."""

    type_name = "campaign"
    card = CampaignCard
    document = CampaignDocument
    schema_type = "CollectionPage"
    page_description = _("What is told together for a time, under one hashtag.")
    parent_page_types: ClassVar[list[str]] = ["stories.CampaignIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    override_translatable_fields: ClassVar = [
        SynchronizedField("hashtag", overridable=False),
    ]
    aims = RichTextField(
        _("aims"), blank=True, features=FEATURES, help_text=_("What the campaign is for.")
    )
    starts_on = models.DateField(_("starts on"), null=True)
    ends_on = models.DateField(
        _("ends on"),
        null=True,
        blank=True,
        help_text=_("Its last day. Left empty: it goes on."),
    )
    hashtag = models.CharField(
        _("hashtag"),
        max_length=100,
        blank=True,
        validators=[RegexValidator(r"^\w+\Z", _("Letters, digits and underscores alone."))],
        help_text=_("Such as #DenyDaeshCash; give it to pages as a tag, too."),
    )
    partners = StreamField(Partners(), blank=True, verbose_name=_("partners"))

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        BasePage.cover_panel,
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldPanel("hashtag"),
        FieldPanel("aims"),
        FieldPanel("partners"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("aims"),
        index.SearchField("hashtag"),
    ]

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")

    def clean(self) -> None:
        """Refuse an end before the start."""
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": gettext("No campaign ends before it starts.")})

    def clean_fields(self, exclude: Any = None) -> None:
        """Keep the hashtag without its sign."""
        self.hashtag = (self.hashtag or "").strip().removeprefix("#")
        super().clean_fields(exclude)

    def want_document(self, context: DocumentContext) -> None:
        """Note the pieces too."""
        super().want_document(context)
        self.piece_pks = pieces_of(self, context)
        for pk in self.piece_pks[:MOST]:
            context.references.want(Page, pk)

    def card_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add its days and its hashtag."""
        return super().card_fields(context) | {
            "starts_on": self.starts_on,
            "ends_on": self.ends_on,
            "hashtag": self.hashtag,
        }

    def document_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add its aims, and what is told for it by whom."""
        locale = context.paths.locale_of(self)
        asked = {"campaign": str(self.translation_key), "locale": locale}
        for code in read_in(locale, context):
            context.asked(with_facet("campaign", str(self.translation_key), code))
        cards = (context.card(pk) for pk in self.piece_pks[:MOST])
        partners = (item.value and item.value.to_document(context) for item in self.partners)
        return super().document_fields(context) | {
            "aims": rich_text(self.aims, context),
            "partners": [partner for partner in partners if partner],
            "pieces": [card for card in cards if card],
            "piece_count": len(self.piece_pks),
            "more": list_path(context.site, **asked) if len(self.piece_pks) > MOST else None,
            "feeds": list_feeds(context.site, **asked),
        }
