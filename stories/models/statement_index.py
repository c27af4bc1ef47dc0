"""Statement index: the page that statements, readouts and briefs live under."""

from typing import Any, ClassVar, Literal

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.contract.card import Card
from cms.contract.document import PageDocument
from cms.pages import BasePage


class StatementIndexCard(Card):
    """An index of statements in brief."""

    type: Literal["statement_index"] = "statement_index"


class StatementIndexDocument(StatementIndexCard, PageDocument):
    """The head of a list of statements; the list itself is ``pages?type=statement,brief``."""


class StatementIndexPage(BasePage):
    """The page that statements, readouts and briefs live under."""

    type_name = "statement_index"
    card = StatementIndexCard
    document = StatementIndexDocument
    schema_type = "CollectionPage"
    page_description = _("Statements, readouts and briefs live under it; front ends list them.")
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["stories.StatementPage", "stories.BriefPage"]

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("cover"),
    ]

    class Meta:
        verbose_name = _("statement index")
        verbose_name_plural = _("statement indexes")
