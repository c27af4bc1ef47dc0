"""Lines of effort: what the Coalition works towards."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StreamValue, StructBlock
from wagtail.blocks import TextBlock as PlainTextBlock

from cms.blocks.stream import KeepingStream
from cms.contract.leaf import Leaf


class AboutLineOfEffort(Leaf):
    """One thing that the Coalition works towards."""

    name: str
    description: str


class LineOfEffortBlock(StructBlock):
    """One thing that the Coalition works towards."""

    name = CharBlock(max_length=200, label=_("Name"))
    description = PlainTextBlock(required=False, rows=2, label=_("Description"))

    class Meta:
        label = _("Line of effort")
        icon = "arrow-right"


class LinesOfEffort(KeepingStream):
    """What the Coalition works towards, the first thing first."""

    line = LineOfEffortBlock()

    def to_document(self, value: StreamValue) -> list[AboutLineOfEffort]:
        """Return the lines for renderers."""
        return [AboutLineOfEffort(**child.value) for child in value]
