"""Campaign index: the page that campaigns live under."""

from typing import Any, ClassVar, Literal

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.contract.card import Card
from cms.contract.document import PageDocument
from cms.pages import BasePage


class CampaignIndexCard(Card):
    """An index of campaigns in brief."""

    type: Literal["campaign_index"] = "campaign_index"


class CampaignIndexDocument(CampaignIndexCard, PageDocument):
    """The head of a list of campaigns; the list itself is ``pages?type=campaign``."""


class CampaignIndexPage(BasePage):
    """The page that campaigns live under."""

    type_name = "campaign_index"
    card = CampaignIndexCard
    document = CampaignIndexDocument
    schema_type = "CollectionPage"
    page_description = _("Campaigns live under it; front ends list them.")
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["stories.CampaignPage"]

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("cover"),
    ]

    class Meta:
        verbose_name = _("campaign index")
        verbose_name_plural = _("campaign indexes")
