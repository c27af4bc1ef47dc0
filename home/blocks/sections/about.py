"""Sections that say who the members are: their number is counted, never written."""

from datetime import date
from typing import Any, ClassVar, Literal

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StructValue
from wagtail.models import Locale

from cms.blocks.choosers import FEATURES, PageChooserBlock, RichTextBlock, SnippetChooserBlock
from cms.blocks.delivered import EXPLAIN
from cms.contract.card import AnyCard
from cms.contract.context import DocumentContext
from cms.contract.portable_text import rich_text
from cms.contract.rich_text import RichText
from home.blocks.sections.section import Section, SectionDocument
from stories.membership import current_membership
from stories.models import LineOfEffort
from stories.models.line_of_effort import LineOfEffortDocument

SAMPLE: dict[str, Any] = {
    "title": "What is the Coalition?",
    "text": "<p>Its members work together well beyond the military campaign.</p>",
    "page": None,
}


class MembersSectionDocument(SectionDocument):
    """A text about the members, and their number."""

    text: RichText
    page: AnyCard | None
    """Where to read more."""
    member_count: int
    as_of: date | None
    """The day on which somebody last joined or left; null when nobody ever did."""


class AboutSectionDocument(MembersSectionDocument):
    """What the whole is about."""

    type: Literal["about"] = "about"
    lines_of_effort: list[LineOfEffortDocument]
    """What they work towards, in the editor's order; topics of episodes have the same ids."""


class PartnersSectionDocument(MembersSectionDocument):
    """Who the members are."""

    type: Literal["partners"] = "partners"


class MembersSection(Section):
    """A text about the members, and their number, which follows the partners by itself."""

    document: ClassVar[type[Any]]

    text = RichTextBlock(required=False, features=FEATURES, label=_("Text"))
    page = PageChooserBlock(required=False, label=_("Page"), help_text=_("Where to read more."))

    def to_document(
        self, value: StructValue, context: DocumentContext, key: str
    ) -> MembersSectionDocument:
        """See ``Delivered``."""
        return self.document(id=key, **self.said(value, context))

    def said(self, value: StructValue, context: DocumentContext) -> dict[str, Any]:
        """Return the fields of the document, all but its id."""
        text = rich_text(value["text"].source, context)
        page = context.card(value["page"].pk) if value["page"] else None
        now = current_membership(context)
        lines = (value["title"], text.text, page.title if page else "", str(now.count))
        return {
            "fallback": "\n".join(filter(None, lines)),
            "title": value["title"] or "",
            "text": text,
            "page": page,
            "member_count": now.count,
            "as_of": now.since,
        }

    class Meta:
        group = EXPLAIN
        preview_value: ClassVar[dict[str, Any]] = SAMPLE


class AboutSection(MembersSection):
    """What the whole is about."""

    document = AboutSectionDocument

    lines_of_effort = ListBlock(
        SnippetChooserBlock("stories.LineOfEffort", label=_("Line of effort")),
        default=[],
        label=_("Lines of effort"),
    )

    def said(self, value: StructValue, context: DocumentContext) -> dict[str, Any]:
        """Add the lines of effort; one that was deleted is left out."""
        said = super().said(value, context)
        lines = [line.to_document(context) for line in value["lines_of_effort"] if line]
        # One a line, so that one who is withdrawn takes no other along.
        fallback = "\n".join((said["fallback"], *(line.name for line in lines)))
        return said | {"fallback": fallback, "lines_of_effort": lines}

    class Meta:
        label = _("About")
        icon = "help"
        description = _("What the whole is about: lines of effort, and the members by number.")

        @staticmethod
        def preview_value() -> dict[str, Any]:
            """Return the block's sample, with the lines of effort that there are."""
            lines = LineOfEffort.objects.filter(locale=Locale.get_default())
            return SAMPLE | {"lines_of_effort": list(lines.values_list("pk", flat=True)[:4])}


class PartnersSection(MembersSection):
    """Who the members are."""

    document = PartnersSectionDocument

    class Meta:
        label = _("Partners")
        icon = "group"
        description = _("Who the members are, with their number today and the way to all of them.")
