"""Photos: one picture or several, laid out."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BlockGroup, CharBlock, ListBlock, StructBlock, StructValue

from cms.blocks.choosers import ChoiceBlock, ImageBlock, sample_image
from cms.blocks.delivered import SHOW, DeliveredStruct
from cms.contract.context import DocumentContext
from cms.contract.document import BlockDocument
from cms.contract.image import Image
from cms.contract.leaf import Leaf, NotEmpty

Layout = Literal["single", "wide", "full_bleed", "grid", "mosaic", "slideshow"]


class Photo(Leaf):
    """A picture with the caption it has here."""

    image: Image
    caption: str


class PhotosDocument(BlockDocument):
    """One picture or several, laid out."""

    type: Literal["photos"] = "photos"
    layout: Layout
    photos: Annotated[list[Photo], NotEmpty]


class PhotoBlock(StructBlock):
    """A picture, and what to say below it."""

    image = ImageBlock(label=_("Picture"))
    caption = CharBlock(
        required=False,
        label=_("Caption"),
        help_text=_("Left empty, the picture’s own caption is used."),
    )

    def to_document(self, value: StructValue, context: DocumentContext) -> Photo | None:
        """Return the picture, or None when it is not public."""
        image = self.child_blocks["image"].to_document(value["image"], context)
        return image and Photo(image=image, caption=value["caption"] or image.caption)

    class Meta:
        label = _("Photo")
        icon = "image"


class PhotosBlock(DeliveredStruct):
    """One picture or several: beside each other, over the whole width, or one after another."""

    document = PhotosDocument

    layout = ChoiceBlock(
        choices=[
            ("single", _("In the column")),
            ("wide", _("Wider than the column")),
            ("full_bleed", _("From edge to edge")),
            ("grid", _("Grid")),
            ("mosaic", _("Mosaic")),
            ("slideshow", _("Slideshow")),
        ],
        default="single",
        label=_("Layout"),
    )
    photos = ListBlock(PhotoBlock(), min_num=1, label=_("Photos"))

    def to_document(
        self, value: StructValue, context: DocumentContext, key: str
    ) -> PhotosDocument | None:
        """See ``Delivered``."""
        block = self.child_blocks["photos"].child_block
        photos = [block.to_document(photo, context) for photo in value["photos"]]
        shown = [photo for photo in photos if photo]
        if not shown:
            return None
        lines = (photo.caption or photo.image.alt for photo in shown)
        return PhotosDocument(
            id=key,
            fallback="\n".join(line for line in lines if line),
            layout=value["layout"],
            photos=shown,
        )

    class Meta:
        label = _("Photos")
        icon = "image"
        group = SHOW
        description = _("One picture or several: single, wide, full-bleed, grid or slideshow.")
        form_layout = BlockGroup(children=["photos"], settings=["layout"])

        @staticmethod
        def preview_value() -> dict[str, object]:
            """Return the block's sample."""
            image = sample_image()
            photo = {"image": image, "caption": "Morning on the river."}
            return {"layout": "wide", "photos": [photo] if image else []}
