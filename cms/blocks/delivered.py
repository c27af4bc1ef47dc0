"""What every block of a story is: a Wagtail block with a document."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructBlock
from wagtail.models import Site

from cms.blocks.stored import want
from cms.contract.context import DocumentContext
from cms.contract.document import BlockDocument

WRITE, SHOW, EXPLAIN, CONNECT = _("Write"), _("Show"), _("Explain"), _("Connect")
"""The groups of the chooser."""
SAMPLE = "sample"
"""The key of the block that the chooser shows."""


class Delivered:
    """A block that states what renderers receive, and gives it.

    ``to_document(value, context, key)`` returns the document of a value, or None when nothing of
    it may be shown. ``key`` is the block's UUID; references have been loaded into the context.
    """

    document: ClassVar[type[BlockDocument]]
    to_document: Callable[..., BlockDocument | None]

    def get_preview_value(self) -> Any:
        """Return the block's sample as a value."""
        block: Any = self
        return block.to_python(block._evaluate_callable(block.meta.preview_value))

    def get_preview_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return what the chooser draws the sample from: its document, like any renderer."""
        block: Any = self
        context = DocumentContext(Site.objects.get(is_default_site=True), include=["html"])
        stored = block.get_prep_value(value)
        want(block, stored, context.references)
        self.choose_sample(stored, context)
        context.references.load()
        with context.references.resolving():
            document = self.to_document(block.bulk_to_python([stored])[0], context, SAMPLE)
        return {
            **(parent_context or {}),
            "document": document,
            # The admin loads pictures from its own host.
            "public_url": settings.PUBLIC_URL,
        }

    def choose_sample(self, stored: Any, context: DocumentContext) -> None:
        """Choose what the sample shows that stands in no value."""


class DeliveredStruct(Delivered, StructBlock):
    """A block of named parts."""
