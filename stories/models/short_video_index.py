"""Short video index: the page that short videos live under."""

from typing import ClassVar, Literal

from django.utils.translation import gettext_lazy as _

from cms.contract.card import Card
from stories.models.index_page import IndexDocument, IndexPage


class ShortVideoIndexCard(Card):
    """An index of short videos in brief."""

    type: Literal["short_video_index"] = "short_video_index"


class ShortVideoIndexDocument(ShortVideoIndexCard, IndexDocument):
    """The head of a list of short videos; the list itself is ``pages?type=short_video``."""


class ShortVideoIndexPage(IndexPage):
    """The page that short videos live under."""

    type_name = "short_video_index"
    card = ShortVideoIndexCard
    document = ShortVideoIndexDocument
    page_description = _("Short videos live under it; front ends list them.")
    subpage_types: ClassVar[list[str]] = ["stories.ShortVideoPage"]

    class Meta:
        verbose_name = _("short video index")
        verbose_name_plural = _("short video indexes")
