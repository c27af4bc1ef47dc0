"""Lines of effort: what the Coalition works towards."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.blocks.choosers import SnippetChooserBlock
from cms.blocks.stream import KeepingStream
from cms.contract.context import DocumentContext
from stories.models.line_of_effort import LineOfEffortDocument


class LinesOfEffort(KeepingStream):
    """What the Coalition works towards, the first thing first; each is written as a snippet."""

    line = SnippetChooserBlock("stories.LineOfEffort", label=_("Line of effort"))

    def to_document(self, value: Any, context: DocumentContext) -> list[LineOfEffortDocument]:
        """Return the lines for renderers; one that was deleted is left out."""
        return [child.value.to_document(context) for child in value if child.value]
