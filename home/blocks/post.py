"""What a post of a social wall holds beside its words: media of ours, and where its links lead."""

from typing import Annotated, ClassVar, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field
from wagtail.blocks import (
    CharBlock,
    ListBlock,
    StreamValue,
    StructBlock,
    StructValue,
    TextBlock,
    URLBlock,
)

from cms.blocks.choosers import AudioChooserBlock, ImageBlock, VideoChooserBlock
from cms.blocks.stream import KeepingStream
from cms.blocks.video import TrackBlock
from cms.contract.context import DocumentContext
from cms.contract.image import Image
from cms.contract.leaf import Leaf
from cms.contract.media import MediaSource, Recording, TextTrack
from home.marking import ExpandedLink
from stories.models.outlet import on_the_web


class PostPicture(Leaf):
    """A picture of a post."""

    type: Literal["picture"] = "picture"
    image: Image


class PostFilm(Leaf):
    """A film of a post."""

    type: Literal["film"] = "film"
    title: str
    """What the film is, for those who skip it."""
    source: MediaSource
    """The first of ``sources``."""
    sources: list[MediaSource]
    """The film in one or several formats, of which a player takes the first it knows."""
    poster: Image | None
    tracks: list[TextTrack]


class PostAudio(Leaf):
    """What is heard in a post."""

    type: Literal["audio"] = "audio"
    title: str
    """What the recording is, for those who skip it."""
    recording: Recording
    transcript: str
    """Everything that is said, with line breaks; may be empty."""


PostMedium = Annotated[PostPicture | PostFilm | PostAudio, Field(discriminator="type")]


class FilmBlock(StructBlock):
    """A film of ours with its captions."""

    title = CharBlock(label=_("Title"), help_text=_("What the film is, for those who skip it."))
    file = VideoChooserBlock(label=_("Film"), help_text=_("An MP4 of ours."))
    poster = ImageBlock(required=False, label=_("Picture before it plays"))
    tracks = ListBlock(TrackBlock(), default=[], label=_("Captions and subtitles"))

    def to_document(self, value: StructValue, context: DocumentContext) -> PostFilm | None:
        """Return the film, or None when it is not public."""
        film = value["file"]
        if not film:
            return None
        sources = film.to_sources(context)
        poster = self.child_blocks["poster"].to_document(value["poster"], context)
        block = self.child_blocks["tracks"].child_block
        tracks = [block.to_document(track, context) for track in value["tracks"]]
        return PostFilm(
            title=value["title"],
            source=sources[0],
            sources=sources,
            poster=poster or film.to_poster(context),
            tracks=[track for track in tracks if track],
        )

    class Meta:
        label = _("Film")
        icon = "media"


class AudioBlock(StructBlock):
    """A recording of ours, and its words for those who do not hear it."""

    title = CharBlock(label=_("Title"), help_text=_("What is heard, for those who skip it."))
    file = AudioChooserBlock(label=_("Recording"), help_text=_("An MP3 or M4A of ours."))
    transcript = TextBlock(
        required=False,
        rows=4,
        label=_("Transcript"),
        help_text=_("Everything said, for those who read instead."),
    )

    def to_document(self, value: StructValue, context: DocumentContext) -> PostAudio | None:
        """Return the recording, or None when it is not public."""
        if not value["file"]:
            return None
        return PostAudio(
            title=value["title"],
            recording=value["file"].to_recording(context),
            transcript=value["transcript"] or "",
        )

    class Meta:
        label = _("Sound")
        icon = "wagtailmedia-audio"


class PostMedia(KeepingStream):
    """Pictures, films and sound of a post: copies of our own, never loaded from its platform."""

    picture = ImageBlock(label=_("Picture"))
    film = FilmBlock()
    audio = AudioBlock()

    def to_document(self, value: StreamValue, context: DocumentContext) -> list[PostMedium]:
        """Return what of them is public."""
        found: list[PostMedium] = []
        for child in value:
            document = child.block.to_document(child.value, context)
            if isinstance(document, Image):
                found.append(PostPicture(image=document))
            elif document:
                found.append(document)
        return found


class ExpandedLinkBlock(StructBlock):
    """Where a shortened link leads."""

    same_in_every_language: ClassVar = ("written",)

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
