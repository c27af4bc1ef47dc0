"""What a statement is made of: its official text, and the languages it was issued in."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, StructValue

from cms.blocks.choosers import ChoiceBlock, FileChooserBlock
from cms.blocks.photos import PhotosBlock
from cms.blocks.quote import QuoteBlock, languages
from cms.blocks.related import RelatedBlock
from cms.blocks.stream import KeepingStream, Stream
from cms.blocks.text import TextBlock
from cms.blocks.video import VideoBlock
from cms.contract.context import DocumentContext
from cms.contract.file import File
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


class AttachmentBlock(StructBlock):
    """A file that goes with a statement."""

    file = FileChooserBlock(label=_("File"))
    title = CharBlock(
        required=False, label=_("Title"), help_text=_("Left empty: the title of the file.")
    )

    def to_document(self, value: StructValue, context: DocumentContext) -> File | None:
        """Return the file under the title it has here, or None when it is not public."""
        if not value["file"]:
            return None
        document: File = value["file"].to_document(context)
        return document.model_copy(update={"title": value["title"] or document.title})

    class Meta:
        label = _("Attachment")
        icon = "doc-full"


class Attachments(KeepingStream):
    """Files that go with a statement, in their order."""

    attachment = AttachmentBlock()

    def to_document(self, value: Any, context: DocumentContext) -> list[File]:
        """Return those that are public."""
        files = (child.block.to_document(child.value, context) for child in value)
        return [file for file in files if file]


class StatementBody(Stream):
    """The official text, and what may stand in it."""

    text = TextBlock()
    quote = QuoteBlock()
    photos = PhotosBlock()
    video = VideoBlock()
    related = RelatedBlock()
