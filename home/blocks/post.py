"""What a post of a social wall holds beside its words: media of ours, and where its links lead."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StreamValue, StructBlock, URLBlock

from cms.blocks.photos import PhotosBlock
from cms.blocks.stream import KeepingStream, Stream
from cms.blocks.video import VideoBlock
from home.blocks.digest import on_the_web
from home.marking import ExpandedLink


class PostMedia(Stream):
    """Pictures and films of a post: copies of our own, never loaded from its platform."""

    photos = PhotosBlock()
    video = VideoBlock()


class ExpandedLinkBlock(StructBlock):
    """Where a shortened link leads."""

    written = CharBlock(
        max_length=500,
        label=_("In the text"),
        help_text=_("Exactly as it stands there, such as https://t.co/a1b2c3."),
    )
    url = URLBlock(
        validators=[on_the_web],
        label=_("Leads to"),
        help_text=_("The whole address, so that no shortener learns who reads."),
    )
    label = CharBlock(
        required=False,
        max_length=200,
        label=_("Shown as"),
        help_text=_("Left empty, the address without its beginning."),
    )

    class Meta:
        label = _("Link")
        icon = "link"


class PostLinks(KeepingStream):
    """Where the shortened links of a post lead."""

    link = ExpandedLinkBlock()

    def expanded(self, value: StreamValue) -> dict[str, ExpandedLink]:
        """Return the links by what stands in the text."""
        return {
            child.value["written"].strip(): ExpandedLink(
                url=child.value["url"], label=child.value["label"] or ""
            )
            for child in value
            # A draft may lack them yet.
            if child.value["written"] and child.value["url"]
        }
