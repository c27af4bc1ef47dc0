"""Links that tell more of a partner."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StreamValue, StructBlock, URLBlock

from cms.blocks.stream import KeepingStream
from cms.contract.link import OutsideLink


class PartnerLinkBlock(StructBlock):
    """A page of the partner's own, or about it."""

    label = CharBlock(label=_("Label"))
    url = URLBlock(label=_("Address"))

    class Meta:
        label = _("Link")
        icon = "link-external"


class PartnerLinks(KeepingStream):
    """Where to read more of a partner."""

    link = PartnerLinkBlock()

    def to_document(self, value: StreamValue) -> list[OutsideLink]:
        """Return the links for renderers."""
        return [OutsideLink(label=child.value["label"], href=child.value["url"]) for child in value]
