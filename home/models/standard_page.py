"""Standard page: what a site has to say of itself, such as its privacy policy."""

from typing import Annotated, Any, ClassVar, Literal

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.contract.card import Card
from cms.contract.context import DocumentContext
from cms.contract.document import BlockDocument, OneOfBlocks, PageDocument
from cms.pages import BasePage
from stories.blocks.body import StoryBody


class StandardPageCard(Card):
    """A standard page in brief."""

    type: Literal["standard"] = "standard"


class StandardPageDocument(StandardPageCard, PageDocument):
    """A page that is no story: a policy, a contact, a notice."""

    body: list[Annotated[BlockDocument, OneOfBlocks(StoryBody)]]


class StandardPage(BasePage):
    """A page that is no story."""

    type_name = "standard"
    card = StandardPageCard
    document = StandardPageDocument
    schema_type = "WebPage"
    page_description = _("A page that is no story, such as the cookie policy or the contact.")
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    body = StreamField(StoryBody(), blank=True, verbose_name=_("body"))

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        BasePage.cover_panel,
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    def document_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add the body."""
        body = self.body.stream_block.to_document(self.body, context)
        return super().document_fields(context) | {"body": body}
