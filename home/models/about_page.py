"""About page: what the Coalition is."""

from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.contract.card import Card
from cms.contract.context import DocumentContext
from cms.contract.document import BlockDocument, OneOfBlocks, PageDocument
from cms.contract.partial_date import PartialDate, validate_partial_date
from cms.pages import BasePage
from home.blocks.lines_of_effort import LinesOfEffort
from stories.blocks.body import StoryBody
from stories.membership import current_membership
from stories.models.line_of_effort import LineOfEffortDocument


class AboutPageCard(Card):
    """An about page in brief."""

    type: Literal["about"] = "about"


class AboutPageDocument(AboutPageCard, PageDocument):
    """What the Coalition is."""

    formed_on: PartialDate | None
    lines_of_effort: list[LineOfEffortDocument]
    member_count: int
    """How many members there are today."""
    as_of: date | None
    """The day on which somebody last joined or left; null when nobody ever did."""
    body: list[Annotated[BlockDocument, OneOfBlocks(StoryBody)]]


class AboutPage(BasePage):
    """The page that says what the Coalition is, one for each language."""

    type_name = "about"
    card = AboutPageCard
    document = AboutPageDocument
    schema_type = "WebPage"
    page_description = _("Says what the Coalition is; the member count follows by itself.")
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    override_translatable_fields: ClassVar = [
        SynchronizedField("formed_on", overridable=False),
    ]
    formed_on = models.CharField(
        _("formed on"),
        max_length=10,
        blank=True,
        validators=[validate_partial_date],
        help_text=_("2014, 2014-09 or 2014-09-10, as exactly as you know it."),
    )
    lines_of_effort = StreamField(
        LinesOfEffort(),
        blank=True,
        verbose_name=_("lines of effort"),
        help_text=_(
            "Change their words under Snippets: they are the same wherever they are named."
        ),
    )
    body = StreamField(StoryBody(), blank=True, verbose_name=_("body"))

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        BasePage.cover_panel,
        FieldPanel("formed_on"),
        FieldPanel("body"),
        FieldPanel("lines_of_effort"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("about page")
        verbose_name_plural = _("about pages")

    def document_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add what the Coalition is, with its members as they are today."""
        members = current_membership(context)
        return super().document_fields(context) | {
            "formed_on": self.formed_on or None,
            "lines_of_effort": self.lines_of_effort.stream_block.to_document(
                self.lines_of_effort, context
            ),
            "member_count": members.count,
            "as_of": members.since,
            "body": self.body.stream_block.to_document(self.body, context),
        }
