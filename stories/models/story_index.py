"""Story index: the page that stories live under."""

from typing import Any, ClassVar, Literal

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.contract.card import Card
from cms.contract.document import PageDocument
from cms.pages import BasePage


class StoryIndexCard(Card):
    """An index in brief."""

    type: Literal["story_index"] = "story_index"


class StoryIndexDocument(StoryIndexCard, PageDocument):
    """The head of a list of stories; the list itself is ``pages?type=story``."""


class StoryIndexPage(BasePage):
    """The page that stories live under."""

    type_name = "story_index"
    card = StoryIndexCard
    document = StoryIndexDocument
    schema_type = "CollectionPage"
    page_description = _("Stories live under it; front ends list them.")
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["stories.StoryPage", "stories.DayInTheLifePage"]

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("cover"),
    ]

    class Meta:
        verbose_name = _("story index")
        verbose_name_plural = _("story indexes")
