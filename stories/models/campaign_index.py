"""Campaign index: the page that campaigns live under."""

from typing import ClassVar, Literal

from django.utils.translation import gettext_lazy as _

from cms.contract.card import Card
from stories.models.index_page import IndexDocument, IndexPage


class CampaignIndexCard(Card):
    """An index of campaigns in brief."""

    type: Literal["campaign_index"] = "campaign_index"


class CampaignIndexDocument(CampaignIndexCard, IndexDocument):
    """The head of a list of campaigns; the list itself is ``pages?type=campaign``."""


class CampaignIndexPage(IndexPage):
    """The page that campaigns live under."""

    type_name = "campaign_index"
    card = CampaignIndexCard
    document = CampaignIndexDocument
    page_description = _("Campaigns live under it; front ends list them.")
    subpage_types: ClassVar[list[str]] = ["stories.CampaignPage"]

    class Meta:
        verbose_name = _("campaign index")
        verbose_name_plural = _("campaign indexes")
