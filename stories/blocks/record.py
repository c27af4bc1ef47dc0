"""What is kept on record about a story: who wrote it, what it rests on, what was put right."""

from datetime import date

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import DateBlock, StructBlock, StructValue
from wagtail.blocks import TextBlock as PlainTextBlock

from cms.blocks.choosers import SnippetChooserBlock
from cms.blocks.source import SourceBlock
from cms.blocks.stream import KeepingStream
from cms.contract.leaf import Leaf


class Correction(Leaf):
    """What was wrong, and what is right."""

    date: date
    text: str


class CorrectionBlock(StructBlock):
    """One correction."""

    date = DateBlock(label=_("Date"))
    text = PlainTextBlock(
        rows=2, label=_("Correction"), help_text=_("What was wrong, and what is right.")
    )

    def to_document(self, value: StructValue) -> Correction:
        """Return the correction for renderers."""
        return Correction(date=value["date"], text=value["text"])

    class Meta:
        label = _("Correction")
        icon = "warning"


class Authors(KeepingStream):
    """Who wrote it, in the order of their names on the page."""

    person = SnippetChooserBlock("stories.Person", label=_("Author"))


class Corrections(KeepingStream):
    """What was put right, the latest first."""

    correction = CorrectionBlock()


class Sources(KeepingStream):
    """What the story rests on."""

    source = SourceBlock()
