"""Links, as navigation has them."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StreamValue, StructBlock, URLBlock

from cms.blocks.choosers import PageChooserBlock
from cms.blocks.stream import KeepingStream
from cms.contract.context import DocumentContext
from cms.contract.link import OutsideLink, PageLink
from cms.contract.site import MenuOutsideLink, MenuPageLink


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
        return [
            PageLink(**fields) if fields["kind"] == "page" else OutsideLink(**fields)
            for _value, fields in _links(value, context)
        ]


class _MenuPageBlock(PageLinkBlock):
    children = Links(
        required=False,
        label=_("Below it"),
        help_text=_("Shown while the page itself is public."),
    )


class _MenuOutsideBlock(OutsideLinkBlock):
    children = Links(required=False, label=_("Below it"))


class Menu(KeepingStream):
    """A list of links with one more level below."""

    page = _MenuPageBlock()
    outside = _MenuOutsideBlock()

    def to_document(
        self, value: StreamValue, context: DocumentContext
    ) -> list[MenuPageLink | MenuOutsideLink]:
        """Return the links for renderers; what is below a page that is not public goes with it."""
        found: list[MenuPageLink | MenuOutsideLink] = []
        for parts, fields in _links(value, context):
            below = parts["children"]
            children = below.stream_block.to_document(below, context)
            kind = MenuPageLink if fields["kind"] == "page" else MenuOutsideLink
            found.append(kind(**fields, children=children))
        return found


def _links(value: StreamValue, context: DocumentContext) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Return the parts of each public link, and the fields that say it."""
    for child in value:
        parts = child.value
        if child.block_type == "outside":
            yield parts, {"kind": "outside", "label": parts["label"], "href": parts["url"]}
        elif parts["page"] and (card := context.card(parts["page"].pk)):
            label = parts["label"] or card.title
            yield parts, {"kind": "page", "label": label, "href": card.path, "page": card}
