"""Text: the running words of a story."""

from typing import Any, Literal

from django.utils.translation import gettext_lazy as _
from wagtail.rich_text import RichText as RichTextValue

from cms.blocks.choosers import FEATURES, RichTextBlock
from cms.blocks.delivered import WRITE, Delivered
from cms.contract.context import DocumentContext
from cms.contract.document import BlockDocument
from cms.contract.portable_text import rich_text
from cms.contract.rich_text import RichText


class TextDocument(BlockDocument):
    """Running text with headings, lists, quotations and links."""

    type: Literal["text"] = "text"
    text: RichText


class TextBlock(Delivered, RichTextBlock):
    """The running words of a story, with headings, lists and links."""

    document = TextDocument

    def __init__(self, **kwargs: Any) -> None:
        """Allow what the contract can say."""
        kwargs.setdefault("features", FEATURES)
        super().__init__(**kwargs)

    def to_document(
        self, value: RichTextValue, context: DocumentContext, key: str
    ) -> TextDocument | None:
        """See ``Delivered``."""
        text = rich_text(value.source, context)
        return TextDocument(id=key, fallback=text.text, text=text) if text.content else None

    class Meta:
        label = _("Text")
        icon = "pilcrow"
        group = WRITE
        description = _("Running text with headings, lists, quotations and links.")
        preview_value = (
            "<h2>The road back</h2><p>The first to return was the baker. <b>Bread</b>, he said, "
            "is how a street learns that it is a street again.</p>"
            "<ul><li>Flour came by lorry.</li><li>Water came by hand.</li></ul>"
        )
