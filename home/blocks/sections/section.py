"""What every section has: a heading, and a choice that is made before anything is loaded."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock

from cms.blocks.delivered import SAMPLE, DeliveredStruct
from cms.contract.context import DocumentContext
from cms.contract.document import BlockDocument
from home.choosing import Choosing


class SectionDocument(BlockDocument):
    """A part of the home page."""

    title: str
    """The heading that an editor gave it; may be empty, and the renderer has its own."""

    @classmethod
    def schema_name(cls) -> str:
        """See ``BlockDocument``. Sections are called like the pages that they show."""
        return f"section_{cls.type_name()}"


class ListingDocument(SectionDocument):
    """A part of the home page that shows what other pages say, and is not found by that."""

    @property
    def own_words(self) -> str:
        """See ``BlockDocument``."""
        return self.title


class Section(DeliveredStruct):
    """A part of the home page.

    What it shows is chosen from its stored value by ``choose`` and kept under the section's key;
    while the page's document is made, ``to_document`` finds it in the context.
    """

    title = CharBlock(
        required=False,
        max_length=120,
        label=_("Heading"),
        help_text=_("Left empty, the usual one for such a section is shown."),
    )

    def chosen_by_hand(self, raw: dict[str, Any]) -> Iterable[int]:
        """Return the primary keys of the pages that an editor has chosen."""
        del raw
        return ()

    def choose(self, raw: dict[str, Any], key: str, choosing: Choosing) -> None:
        """Choose what a rule shows, and note what the document needs beside the value."""

    def choose_sample(self, stored: Any, context: DocumentContext) -> None:
        """Choose as for the home page of the site."""
        choosing = Choosing(context.site.root_page, context)
        self.choose(stored, SAMPLE, choosing)
        context.chosen = choosing.chosen
