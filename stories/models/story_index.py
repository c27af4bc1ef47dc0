"""Story index: the page that stories live under."""

from typing import ClassVar, Literal

from django.utils.translation import gettext_lazy as _

from cms.contract.card import Card
from stories.models.index_page import IndexDocument, IndexPage


class StoryIndexCard(Card):
    """An index in brief."""

    type: Literal["story_index"] = "story_index"


class StoryIndexDocument(StoryIndexCard, IndexDocument):
    """The head of a list of stories; the list itself is ``pages?type=story``."""


class StoryIndexPage(IndexPage):
    """The page that stories live under."""

    type_name = "story_index"
    card = StoryIndexCard
    document = StoryIndexDocument
    page_description = _("Stories live under it; front ends list them.")
    subpage_types: ClassVar[list[str]] = ["stories.StoryPage", "stories.DayInTheLifePage"]

    class Meta:
        verbose_name = _("story index")
        verbose_name_plural = _("story indexes")
