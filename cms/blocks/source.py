"""Where a fact comes from, as editors write it down."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, StructValue, URLBlock

from cms.contract.partial_date import validate_partial_date
from cms.contract.source import Source


class SourceBlock(StructBlock):
    """A publication that a story rests on."""

    same_in_every_language: ClassVar = ("date",)

    title = CharBlock(label=_("Title"))
    publisher = CharBlock(required=False, label=_("Publisher"))
    url = URLBlock(required=False, label=_("Address"))
    date = CharBlock(
        required=False,
        label=_("Date"),
        validators=[validate_partial_date],
        help_text=_("2017, 2017-11 or 2017-11-21, as exactly as you know it."),
    )

    def to_document(self, value: StructValue) -> Source:
        """Return the source for renderers."""
        return Source(
            title=value["title"],
            publisher=value["publisher"] or "",
            url=value["url"] or None,
            date=value["date"] or None,
        )

    class Meta:
        label = _("Source")
        icon = "doc-full"
