"""Index pages: what pages of a kind live under, each below a home page."""

from typing import Any, ClassVar

from wagtail.admin.panels import FieldPanel

from cms.contract.channel import FeedLink
from cms.contract.context import DocumentContext
from cms.contract.document import PageDocument
from cms.contract.lists import list_feeds, list_path
from cms.pages import BasePage


class IndexDocument(PageDocument):
    """The head of a list."""

    pages: str
    """Where the list is, the newest first, as a path of this API."""
    feeds: list[FeedLink]
    """Where feed readers find it."""


class IndexPage(BasePage):
    """The head of a list; the list itself is asked of ``pages``."""

    schema_type = "CollectionPage"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        BasePage.cover_panel,
    ]

    class Meta:
        abstract = True

    def document_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add where the list is: all pages in its language of the types that live under it."""
        types = sorted(model.type_name for model in self.allowed_subpage_models())
        asked = {"type": ",".join(types), "locale": context.paths.locale_of(self)}
        return super().document_fields(context) | {
            "pages": list_path(context.site, **asked),
            "feeds": list_feeds(context.site, **asked),
        }
