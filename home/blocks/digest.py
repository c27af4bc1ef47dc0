"""Digest items: what others have reported, each in a few sentences of our own."""

from typing import Any, ClassVar, Literal

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BlockGroup, CharBlock, ListBlock, StructValue, URLBlock

from cms.blocks.choosers import ChoiceBlock, RichTextBlock, SnippetChooserBlock
from cms.blocks.delivered import CONNECT, DeliveredStruct
from cms.blocks.quote import languages
from cms.blocks.stream import Stream
from cms.contract.context import DocumentContext
from cms.contract.document import BlockDocument
from cms.contract.partial_date import PartialDate, validate_partial_date
from cms.contract.portable_text import rich_text
from cms.contract.rich_text import RichText
from stories.models import Outlet, OutletDocument, PersonDocument
from stories.models.outlet import on_the_web


class DigestItemDocument(BlockDocument):
    """A report of somebody else's, in brief."""

    type: Literal["digest_item"] = "digest_item"
    headline: str
    summary: RichText
    outlet: OutletDocument | None
    """Who reported it; null once the outlet has been deleted."""
    url: str | None
    """Where the report can be read."""
    language: str | None
    """The language of the report, such as ``ar``, if it is known."""
    date: PartialDate | None
    """When it was reported."""
    people: list[PersonDocument]
    """Whom the report names."""


class DigestItemBlock(DeliveredStruct):
    """A report of somebody else's, in brief."""

    document = DigestItemDocument
    same_in_every_language: ClassVar = ("date",)

    headline = CharBlock(max_length=200, label=_("Headline"))
    summary = RichTextBlock(
        features=["bold", "italic", "link"],
        label=_("Summary"),
        help_text=_("Two or three sentences, in your own words."),
    )
    outlet = SnippetChooserBlock("stories.Outlet", label=_("Outlet"))
    url = URLBlock(
        required=False,
        validators=[on_the_web],
        label=_("Address"),
        help_text=_("Where the report can be read."),
    )
    language = ChoiceBlock(choices=languages, required=False, label=_("Language of the report"))
    date = CharBlock(
        required=False,
        label=_("Date"),
        validators=[validate_partial_date],
        help_text=_("2017, 2017-11 or 2017-11-21, as exactly as you know it."),
    )
    people = ListBlock(
        SnippetChooserBlock("stories.Person", label=_("Person")),
        default=[],
        label=_("People named"),
    )

    def to_document(
        self, value: StructValue, context: DocumentContext, key: str
    ) -> DigestItemDocument:
        """See ``Delivered``."""
        summary = rich_text(value["summary"].source, context)
        outlet = value["outlet"] and value["outlet"].to_document(context)
        people = [person.to_document(context) for person in value["people"] if person]
        # One a line, so that one who is withdrawn takes no other along.
        said = (value["headline"], summary.text, outlet and outlet.name, *(p.name for p in people))
        return DigestItemDocument(
            id=key,
            fallback="\n".join(filter(None, said)),
            headline=value["headline"],
            summary=summary,
            outlet=outlet,
            url=value["url"] or None,
            language=value["language"] or None,
            date=value["date"] or None,
            people=people,
        )

    class Meta:
        label = _("Report")
        icon = "clipboard-list"
        group = CONNECT
        description = _("A report of somebody else’s, in a few sentences of our own.")
        form_layout = BlockGroup(
            children=["headline", "summary", "outlet", "people"],
            settings=["url", "language", "date"],
        )

        @staticmethod
        def preview_value() -> dict[str, Any]:
            """Return the block's sample, by the first outlet there is."""
            outlets = Outlet.objects.order_by("pk")
            return {
                "headline": "A bridge opens again",
                "summary": "<p>Lorries cross the river by day, and families in the evening.</p>",
                "outlet": outlets.values_list("pk", flat=True).first(),
                "url": "https://example.org/a-bridge-opens-again",
                "language": "ar",
                "date": "2019-08",
                "people": [],
            }


class DigestItems(Stream):
    """What a digest reports, in the order of reading."""

    digest_item = DigestItemBlock()
