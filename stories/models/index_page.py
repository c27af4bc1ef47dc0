"""Index pages: what pages of a kind live under, each below a home page."""

from typing import Any, ClassVar

from wagtail.admin.panels import FieldPanel

from cms.pages import BasePage


class IndexPage(BasePage):
    """The head of a list; the list itself is asked of ``pages``."""

    schema_type = "CollectionPage"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("cover"),
    ]

    class Meta:
        abstract = True
