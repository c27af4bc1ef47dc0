"""The home page."""

from typing import Annotated, Any, ClassVar, Literal

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.contract.card import Card
from cms.contract.context import DocumentContext
from cms.contract.document import BlockDocument, OneOfBlocks, PageDocument
from cms.pages import BasePage
from home.blocks.sections import HomeSections, default_sections
from home.choosing import Choosing


class HomePageCard(Card):
    """A home page in brief."""

    type: Literal["home"] = "home"


class HomePageDocument(HomePageCard, PageDocument):
    """The front of the site."""

    sections: list[Annotated[BlockDocument, OneOfBlocks(HomeSections)]]
    """From top to bottom; one that has nothing to show is left out."""


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
        "home.SocialWallPage",
        "stories.PartnerDirectoryPage",
        "stories.PodcastPage",
        "home.AboutPage",
        "home.StandardPage",
        "stories.CampaignIndexPage",
        "stories.ShortVideoIndexPage",
    ]

    sections = StreamField(
        HomeSections(),
        blank=True,
        default=default_sections,
        verbose_name=_("sections"),
        help_text=_("What the page shows, from top to bottom."),
    )

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        BasePage.cover_panel,
        FieldPanel("sections"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def want_document(self, context: DocumentContext) -> None:
        """Choose what the sections show, and note it too."""
        self.choosing = Choosing(self, context)
        self.sections.stream_block.choose(self.sections, self.choosing)
        super().want_document(context)

    def document_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add the sections."""
        context.chosen = self.choosing.chosen
        sections = self.sections.stream_block.to_document(self.sections, context)
        return super().document_fields(context) | {"sections": sections}
