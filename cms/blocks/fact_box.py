"""Fact box: what to know or to take away, with its sources."""

from typing import Any, ClassVar, Literal

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BlockGroup, CharBlock, ListBlock, StructBlock, StructValue
from wagtail.blocks import TextBlock as PlainTextBlock

from cms.blocks.choosers import ChoiceBlock
from cms.blocks.delivered import EXPLAIN, DeliveredStruct
from cms.blocks.source import SourceBlock
from cms.contract.context import DocumentContext
from cms.contract.document import BlockDocument
from cms.contract.leaf import Leaf
from cms.contract.source import Source


class Fact(Leaf):
    """A fact; the label may be empty."""

    label: str
    text: str


class FactBoxDocument(BlockDocument):
    """What to know, or to take away."""

    type: Literal["fact_box"] = "fact_box"
    kind: Literal["facts", "takeaways"]
    title: str
    facts: list[Fact]
    sources: list[Source]


class FactBlock(StructBlock):
    """One fact."""

    label = CharBlock(required=False, label=_("Label"), help_text=_("Such as “Liberated”."))
    text = PlainTextBlock(rows=2, label=_("Fact"))

    class Meta:
        label = _("Fact")
        icon = "info-circle"


class FactBoxBlock(DeliveredStruct):
    """Facts beside the story, or what to take away from it."""

    document = FactBoxDocument

    title = CharBlock(required=False, label=_("Title"))
    facts = ListBlock(FactBlock(), min_num=1, label=_("Facts"))
    sources = ListBlock(SourceBlock(), default=[], label=_("Sources"))
    kind = ChoiceBlock(
        choices=[("facts", _("Facts")), ("takeaways", _("Takeaways"))],
        default="facts",
        label=_("Kind"),
    )

    def to_document(
        self, value: StructValue, context: DocumentContext, key: str
    ) -> FactBoxDocument:
        """See ``Delivered``."""
        del context
        facts = [Fact(label=fact["label"] or "", text=fact["text"]) for fact in value["facts"]]
        lines = (f"{fact.label}: {fact.text}" if fact.label else fact.text for fact in facts)
        source = self.child_blocks["sources"].child_block
        return FactBoxDocument(
            id=key,
            fallback="\n".join(filter(None, (value["title"], *lines))),
            kind=value["kind"],
            title=value["title"] or "",
            facts=facts,
            sources=[source.to_document(item) for item in value["sources"]],
        )

    class Meta:
        label = _("Fact box")
        icon = "info-circle"
        group = EXPLAIN
        description = _("Facts beside the story, or what to take away from it, with sources.")
        form_layout = BlockGroup(children=["title", "facts", "sources"], settings=["kind"])
        preview_value: ClassVar[dict[str, Any]] = {
            "title": "Al-Qaim in brief",
            "kind": "facts",
            "facts": [{"label": "Liberated", "text": "November 2017"}],
            "sources": [
                {"title": "Al-Qaim restored to life", "publisher": "", "url": "", "date": "2019"}
            ],
        }
