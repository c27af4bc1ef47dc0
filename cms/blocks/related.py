"""Related: where to read on."""

from typing import Annotated, Any, ClassVar, Literal

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructValue, URLBlock
from wagtail.blocks import TextBlock as PlainTextBlock
from wagtail.models import Page, Site

from cms.blocks.choosers import PageChooserBlock
from cms.blocks.delivered import CONNECT, Delivered, DeliveredStruct
from cms.blocks.stream import Stream
from cms.contract.card import AnyCard
from cms.contract.context import DocumentContext
from cms.contract.document import BlockDocument, OneOfBlocks
from cms.contract.leaf import NotEmpty
from cms.visibility import public_pages


class RelatedPageDocument(BlockDocument):
    """One of our pages, as a card."""

    type: Literal["page"] = "page"
    page: AnyCard


class RelatedLinkDocument(BlockDocument):
    """Something outside the site."""

    type: Literal["link"] = "link"
    url: str
    title: str
    description: str


class RelatedPageBlock(Delivered, PageChooserBlock):
    """One of our pages."""

    document = RelatedPageDocument

    def to_document(
        self, value: Page | None, context: DocumentContext, key: str
    ) -> RelatedPageDocument | None:
        """See ``Delivered``. A page that is not public leaves nothing behind."""
        card = context.card(value.pk) if value else None
        return RelatedPageDocument(id=key, fallback=card.title, page=card) if card else None

    class Meta:
        label = _("Page")
        icon = "doc-empty"
        group = CONNECT
        description = _("One of our pages; its card follows the page.")

        @staticmethod
        def preview_value() -> int | None:
            """Return the block's sample: the page that was published last, if there is any."""
            site = Site.objects.filter(is_default_site=True).first()
            pages = public_pages(site).filter(first_published_at__isnull=False)
            latest = pages.order_by("-depth", "-first_published_at").values_list("pk", flat=True)
            pk: int | None = latest.first()
            return pk


class RelatedLinkBlock(DeliveredStruct):
    """A link out of the site."""

    document = RelatedLinkDocument

    title = CharBlock(label=_("Title"))
    url = URLBlock(label=_("Address"))
    description = PlainTextBlock(required=False, rows=2, label=_("Description"))

    def to_document(
        self, value: StructValue, context: DocumentContext, key: str
    ) -> RelatedLinkDocument:
        """See ``Delivered``."""
        del context
        return RelatedLinkDocument(
            id=key,
            fallback=f"{value['title']}: {value['url']}",
            url=value["url"],
            title=value["title"],
            description=value["description"] or "",
        )

    class Meta:
        label = _("Outside link")
        icon = "link-external"
        group = CONNECT
        description = _("A page of somebody else’s.")
        preview_value: ClassVar[dict[str, Any]] = {
            "title": "The Global Coalition",
            "url": "https://theglobalcoalition.org/",
            "description": "Who the members are and what they do.",
        }


class RelatedItems(Stream):
    """Where to read on."""

    page = RelatedPageBlock()
    link = RelatedLinkBlock()

    class Meta:
        icon = "list-ul"


class RelatedDocument(BlockDocument):
    """Pages and links to read on."""

    type: Literal["related"] = "related"
    title: str
    items: Annotated[list[Annotated[BlockDocument, OneOfBlocks(RelatedItems)]], NotEmpty]


class RelatedBlock(DeliveredStruct):
    """Pages and links to read on, in the middle of a story or at its end."""

    document = RelatedDocument

    title = CharBlock(required=False, label=_("Title"))
    items = RelatedItems(min_num=1, label=_("Pages and links"))

    def to_document(
        self, value: StructValue, context: DocumentContext, key: str
    ) -> RelatedDocument | None:
        """See ``Delivered``."""
        items = self.child_blocks["items"].to_document(value["items"], context)
        if not items:
            return None
        lines = (value["title"], *(item.fallback for item in items))
        return RelatedDocument(
            id=key,
            fallback="\n".join(filter(None, lines)),
            title=value["title"] or "",
            items=items,
        )

    class Meta:
        label = _("Related")
        icon = "link"
        group = CONNECT
        description = _("Pages of ours and links elsewhere, to read on.")
        preview_value: ClassVar[dict[str, Any]] = {
            "title": "Read on",
            "items": [
                {
                    "type": "link",
                    "value": {
                        "title": "The Global Coalition",
                        "url": "https://theglobalcoalition.org/",
                        "description": "",
                    },
                }
            ],
        }
