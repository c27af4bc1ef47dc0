"""Statement index: the page that statements, readouts and briefs live under."""

from typing import ClassVar, Literal

from django.utils.translation import gettext_lazy as _

from cms.contract.card import Card
from stories.models.index_page import IndexDocument, IndexPage


class StatementIndexCard(Card):
    """An index of statements in brief."""

    type: Literal["statement_index"] = "statement_index"


class StatementIndexDocument(StatementIndexCard, IndexDocument):
    """The head of a list of statements; the list itself is ``pages?type=statement,brief``."""


class StatementIndexPage(IndexPage):
    """The page that statements, readouts and briefs live under."""

    type_name = "statement_index"
    card = StatementIndexCard
    document = StatementIndexDocument
    page_description = _("Statements, readouts and briefs live under it; front ends list them.")
    subpage_types: ClassVar[list[str]] = ["stories.StatementPage", "stories.BriefPage"]

    class Meta:
        verbose_name = _("statement index")
        verbose_name_plural = _("statement indexes")
