"""The home page."""

from typing import Annotated, Any, ClassVar, Literal

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from cms.blocks.choosers import FEATURES
from cms.blocks.related import RelatedItems
from cms.contract.card import AnyCard, Card
from cms.contract.context import DocumentContext
from cms.contract.document import BlockDocument, OneOfBlocks, PageDocument
from cms.contract.portable_text import rich_text
from cms.contract.rich_text import RichText
from cms.pages import BasePage
from cms.publishing.compile import deliverable
from home.models.digest_issue import DigestIssuePage, LatestDigest
from stories.models import DayInTheLifePage, StoryPage

LATEST = 12
"""How many of the latest stories the home page names."""


class HomePageCard(Card):
    """A home page in brief."""

    type: Literal["home"] = "home"


class HomePageDocument(HomePageCard, PageDocument):
    """The front of the site."""

    welcome: RichText
    featured: list[Annotated[BlockDocument, OneOfBlocks(RelatedItems)]]
    latest: list[AnyCard]
    """The latest stories and days, the newest first."""
    digest: LatestDigest | None
    """The weekly digest, the issue of the latest week."""


class HomePage(BasePage):
    """The front of the site, one for each language."""

    type_name = "home"
    card = HomePageCard
    document = HomePageDocument
    schema_type = "WebPage"
    page_description = _("The front of the site.")
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = [
        "stories.StoryIndexPage",
        "stories.StatementIndexPage",
        "home.DigestIndexPage",
        "stories.PartnerDirectoryPage",
    ]

    welcome = RichTextField(_("welcome"), blank=True, features=FEATURES)
    featured = StreamField(
        RelatedItems(),
        blank=True,
        verbose_name=_("featured"),
        help_text=_("What the page opens with; the latest stories follow by themselves."),
    )

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("cover"),
        FieldPanel("welcome"),
        FieldPanel("featured"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def want_document(self, context: DocumentContext) -> None:
        """Note the latest stories and the latest digest too."""
        super().want_document(context)
        self.latest_issue = self._latest_issue(context)
        if self.latest_issue:
            self.latest_issue.want_document(context)
            context.references.want(Page, self.latest_issue.pk)
        self.latest_pks = list(self._latest(context))
        for pk in self.latest_pks:
            context.references.want(Page, pk)

    def document_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add the welcome and what there is to read."""
        locale = context.paths.locale_of(self)
        for type_ in (StoryPage, DayInTheLifePage, DigestIssuePage):
            context.asked(f"list:{type_.type_name}:{locale}")
        cards = (context.card(pk) for pk in self.latest_pks)
        return super().document_fields(context) | {
            "welcome": rich_text(self.welcome, context),
            "featured": self.featured.stream_block.to_document(self.featured, context),
            "latest": [card for card in cards if card],
            "digest": self.latest_issue and self.latest_issue.to_latest(context),
        }

    def _latest(self, context: DocumentContext) -> "models.QuerySet[Page, int]":
        types = ContentType.objects.get_for_models(StoryPage, DayInTheLifePage).values()
        pages = deliverable(context).filter(locale_id=self.locale_id, content_type__in=types)
        return pages.order_by("-first_published_at", "-pk").values_list("pk", flat=True)[:LATEST]

    def _latest_issue(self, context: DocumentContext) -> DigestIssuePage | None:
        public = deliverable(context).filter(locale_id=self.locale_id)
        issues = DigestIssuePage.objects.filter(pk__in=public.values("pk"))
        return issues.order_by("-week", "-pk").first()
