"""Links, as navigation has them."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StreamValue, StructBlock, URLBlock

from cms.blocks.choosers import PageChooserBlock
from cms.blocks.stream import KeepingStream
from cms.contract.context import DocumentContext
from cms.contract.link import OutsideLink, PageLink


class PageLinkBlock(StructBlock):
    """A way to one of our pages."""

    page = PageChooserBlock(label=_("Page"))
    label = CharBlock(required=False, label=_("Label"), help_text=_("Left empty: the page’s own."))

    class Meta:
        label = _("Page")
        icon = "doc-empty"


class OutsideLinkBlock(StructBlock):
    """A way out of the site."""

    label = CharBlock(label=_("Label"))
    url = URLBlock(label=_("Address"))

    class Meta:
        label = _("Outside link")
        icon = "link-external"


class Links(KeepingStream):
    """A list of links."""

    page = PageLinkBlock()
    outside = OutsideLinkBlock()

    def to_document(
        self, value: StreamValue, context: DocumentContext
    ) -> list[PageLink | OutsideLink]:
        """Return the links for renderers; those to pages that are not public are left out."""
        found: list[PageLink | OutsideLink] = []
        for child in value:
            if child.block_type == "outside":
                found.append(OutsideLink(label=child.value["label"], href=child.value["url"]))
            elif child.value["page"] and (card := context.card(child.value["page"].pk)):
                label = child.value["label"] or card.title
                found.append(PageLink(label=label, href=card.path, page=card))
        return found
