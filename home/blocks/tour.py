"""Steps of a tour: where a newcomer is led."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.blocks import CharBlock, StreamValue, StructBlock
from wagtail.blocks import TextBlock as PlainTextBlock

from cms.blocks.choosers import ChoiceBlock, PageChooserBlock
from cms.blocks.stream import KeepingStream
from cms.contract.context import DocumentContext
from cms.contract.site import TourStep

TARGETS = [
    ("navigation", _("Navigation")),
    ("languages", _("Languages")),
    ("search", pgettext_lazy("part of a page", "Search")),
    ("welcome", _("Welcome")),
    ("hero", _("Hero")),
    ("latest", pgettext_lazy("section", "Latest")),
    ("featured", _("Featured")),
    ("statement", _("Statement")),
    ("digest", _("Weekly digest")),
    ("podcast", _("Podcast")),
    ("campaigns", _("Campaigns")),
    ("short_videos", _("Short videos")),
    ("social_wall", _("Social wall")),
    ("commemoration", _("Commemoration")),
    ("about", _("About")),
    ("partners", _("Partners")),
    ("tour_invitation", _("Tour invitation")),
    ("text", _("Text")),
    ("footer", _("Foot of the page")),
]
"""What is always there, and the sections of a home page by their type."""


class _StepBlock(StructBlock):
    title = CharBlock(max_length=100, label=_("Title"))
    text = PlainTextBlock(
        rows=2, max_length=400, label=_("Text"), help_text=_("Two sentences at most.")
    )


class PartStepBlock(_StepBlock):
    """A part that pages have."""

    target = ChoiceBlock(
        choices=TARGETS,
        label=_("Part of the page"),
        help_text=_("Front ends point to it where the page has it."),
    )

    class Meta:
        label = _("Part of the page")
        icon = "crosshairs"


class PageStepBlock(_StepBlock):
    """One of our pages."""

    page = PageChooserBlock(label=_("Page"))

    class Meta:
        label = _("Page")
        icon = "doc-empty"


class TourSteps(KeepingStream):
    """Where a newcomer is led, one step after another."""

    part = PartStepBlock()
    page = PageStepBlock()

    def to_document(self, value: StreamValue, context: DocumentContext) -> list[TourStep]:
        """Return the steps for renderers; those to pages that are not public are left out."""
        found = []
        for child in value:
            said = {"title": child.value["title"], "text": child.value["text"]}
            if child.block_type == "part":
                found.append(TourStep(**said, target=child.value["target"], page=None))
            elif child.value["page"] and (card := context.card(child.value["page"].pk)):
                found.append(TourStep(**said, target=None, page=card))
        return found
