"""Moment: one hour of a day that is told hour by hour."""

from datetime import datetime
from datetime import time as Time  # noqa: N812  the field of the document is called time
from functools import cache
from typing import Annotated, Any, ClassVar, Literal
from zoneinfo import available_timezones

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BlockGroup, CharBlock, StructValue, TimeBlock

from cms.blocks.choosers import PLAIN_FEATURES, ChoiceBlock, RichTextBlock
from cms.blocks.delivered import WRITE, DeliveredStruct
from cms.blocks.photos import PhotosBlock
from cms.blocks.stream import Stream
from cms.blocks.video import VideoBlock
from cms.contract.context import DocumentContext
from cms.contract.document import BlockDocument, OneOfBlocks
from cms.contract.portable_text import rich_text
from cms.contract.rich_text import RichText
from cms.contract.seo import JsonLdVideo


class MomentMedia(Stream):
    """What a moment shows."""

    photos = PhotosBlock()
    video = VideoBlock()

    class Meta:
        icon = "image"


class MomentDocument(BlockDocument):
    """A moment of a day."""

    type: Literal["moment"] = "moment"
    time: Time
    """The hour on the clock of the place."""
    time_zone: str
    """The place's time zone, such as ``Asia/Baghdad`` (IANA)."""
    title: str
    body: RichText
    media: list[Annotated[BlockDocument, OneOfBlocks(MomentMedia)]]

    def films(self, published_at: datetime) -> list[JsonLdVideo]:
        """Return those of its media."""
        return [film for block in self.media for film in block.films(published_at)]


@cache
def time_zones() -> list[tuple[str, str]]:
    """Return the time zones of the world."""
    return [(name, name.replace("_", " ")) for name in sorted(available_timezones())]


class MomentBlock(DeliveredStruct):
    """One hour of a day that is told hour by hour."""

    document = MomentDocument

    time = TimeBlock(label=_("Time"), help_text=_("On the clock of the place."))
    title = CharBlock(label=_("Title"))
    body = RichTextBlock(required=False, features=PLAIN_FEATURES, label=_("What happens"))
    media = MomentMedia(required=False, max_num=1, label=_("Picture or film"))
    time_zone = ChoiceBlock(choices=time_zones, default="Asia/Baghdad", label=_("Time zone"))

    def to_document(self, value: StructValue, context: DocumentContext, key: str) -> MomentDocument:
        """See ``Delivered``."""
        body = rich_text(value["body"].source, context)
        return MomentDocument(
            id=key,
            fallback=f"{value['time']:%H:%M} {value['title']}\n{body.text}".strip(),
            time=value["time"],
            time_zone=value["time_zone"],
            title=value["title"],
            body=body,
            media=self.child_blocks["media"].to_document(value["media"], context),
        )

    class Meta:
        label = _("Moment")
        icon = "time"
        group = WRITE
        description = _("One hour of a day that is told hour by hour.")
        form_layout = BlockGroup(
            children=["time", "title", "body", "media"], settings=["time_zone"]
        )
        preview_value: ClassVar[dict[str, Any]] = {
            "time": "06:40",
            "title": "The first patient",
            "body": "<p>She has walked since before the light.</p>",
            "media": [],
            "time_zone": "Asia/Baghdad",
        }
