"""What a statement is made of: its official text, and the languages it was issued in."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.blocks.choosers import ChoiceBlock
from cms.blocks.photos import PhotosBlock
from cms.blocks.quote import QuoteBlock, languages
from cms.blocks.related import RelatedBlock
from cms.blocks.stream import KeepingStream, Stream
from cms.blocks.text import TextBlock
from cms.blocks.video import VideoBlock
from cms.contract.leaf import Leaf
from cms.contract.locale import Direction, direction


class IssuedLanguage(Leaf):
    """A language that the official text was issued in."""

    locale: str
    label: str
    """The language by its own name."""
    dir: Direction


class IssuedLanguages(KeepingStream):
    """The languages that the official text was issued in, here or elsewhere."""

    language = ChoiceBlock(choices=languages, label=_("Language"))

    def to_document(self, value: Any) -> list[IssuedLanguage]:
        """Return each language once, by its own name."""
        names = dict(languages())
        codes = dict.fromkeys(item.value for item in value if item.value)
        return [
            IssuedLanguage(locale=code, label=str(names.get(code, code)), dir=direction(code))
            for code in codes
        ]


class StatementBody(Stream):
    """The official text, and what may stand in it."""

    text = TextBlock()
    quote = QuoteBlock()
    photos = PhotosBlock()
    video = VideoBlock()
    related = RelatedBlock()
