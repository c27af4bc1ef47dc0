"""Short video: a film of about a minute, told by itself, such as one of “Sixty seconds in…”."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, ClassVar, Literal

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index
from wagtailmedia.edit_handlers import MediaChooserPanel

from cms.blocks.choosers import PLAIN_FEATURES
from cms.blocks.stream import KeepingStream
from cms.blocks.video import DESCRIBED, TrackBlock
from cms.contract.context import DocumentContext
from cms.contract.document import PageDocument
from cms.contract.image import Image
from cms.contract.media import MediaSource, TextTrack
from cms.contract.portable_text import rich_text
from cms.contract.references import References
from cms.contract.rich_text import RichText
from cms.contract.seo import JsonLdVideo
from cms.media.models import Media
from stories.models.piece import PieceDocument, SeriesPiece, SeriesPieceCard

Orientation = Literal["vertical", "wide"]
ORIENTATIONS = [
    ("vertical", pgettext_lazy("film", "vertical")),
    ("wide", pgettext_lazy("film", "wide")),
]


class ShortVideoCard(SeriesPieceCard):
    """A short video in brief."""

    type: Literal["short_video"] = "short_video"
    orientation: Orientation
    duration: int | None
    """How long the film plays, in whole seconds; null where nobody has said."""


class ShortVideoDocument(ShortVideoCard, PieceDocument):
    """A film of about a minute."""

    film: MediaSource | None
    """The first of ``sources``; null when the film was deleted or is not public."""
    sources: list[MediaSource]
    """The film in one or several formats, of which a player takes the first it knows."""
    poster: Image | None
    """What stands before the film: its own picture, or one out of it."""
    tracks: list[TextTrack]
    script: RichText
    """The words that are spoken."""

    @classmethod
    def structured(cls, page: Mapping[str, Any], front_end: str) -> dict[str, Any]:
        """Say the film, if there is a picture of it, which search engines ask for."""
        del front_end
        film, picture, seconds = page["film"], page["cover"] or page["poster"], page["duration"]
        if film is None or picture is None:
            return {}
        told = page["standfirst"] or page["script"].text[:DESCRIBED] or page["title"]
        video = JsonLdVideo(
            name=page["title"],
            description=told,
            thumbnail_url=[picture.url],
            upload_date=page["published_at"],
            content_url=film.url,
            duration=timedelta(seconds=seconds) if seconds else None,
        )
        return {"video": [video]}


class Tracks(KeepingStream):
    """Captions and subtitles of a film."""

    track = TrackBlock()

    def to_document(self, value: Any, context: DocumentContext) -> list[TextTrack]:
        """Return those whose files are public."""
        tracks = (child.block.to_document(child.value, context) for child in value)
        return [track for track in tracks if track]


class ShortVideoPage(SeriesPiece):
    """A film of about a minute, told by itself."""

    type_name = "short_video"
    card = ShortVideoCard
    document = ShortVideoDocument
    page_description = _("A film of about a minute, with its words.")
    parent_page_types: ClassVar[list[str]] = ["stories.ShortVideoIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    film = models.ForeignKey(
        Media,
        verbose_name=_("film"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("An MP4 of ours; the cover is shown before it plays."),
    )
    orientation = models.CharField(
        _("orientation"),
        max_length=10,
        choices=ORIENTATIONS,
        default="wide",
        help_text=_("A film that knows its width and height decides by itself."),
    )
    captions = StreamField(Tracks(), blank=True, verbose_name=_("captions and subtitles"))
    script = RichTextField(
        _("script"),
        blank=True,
        features=PLAIN_FEATURES,
        help_text=_("The words that are spoken, for those who read instead."),
    )

    content_panels: ClassVar[list[Any]] = [
        *SeriesPiece.content_panels,
        FieldPanel("standfirst"),
        SeriesPiece.cover_panel,
        MediaChooserPanel("film", media_type="video"),
        FieldPanel("orientation"),
        FieldPanel("captions"),
        FieldPanel("script"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *SeriesPiece.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("script"),
    ]

    class Meta:
        verbose_name = _("short video")
        verbose_name_plural = _("short videos")

    def clean(self) -> None:
        """Refuse a recording without pictures."""
        super().clean()
        if self.film and self.film.type != "video":
            message = gettext("This is a recording without pictures. Choose a film.")
            raise ValidationError({"film": message})

    def warnings(self) -> list[str]:
        """Add what a film may lack for those who can't hear it."""
        found = super().warnings()
        if not self.captions and not self.script:
            found.append(gettext("There are neither captions nor a script."))
        return found

    def want_card(self, references: References) -> None:
        """Note the film too, whose measures the card tells."""
        super().want_card(references)
        references.want(Media, self.film_id)

    def card_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add how the film is held and how long it plays."""
        film = context.references.get(Media, self.film_id)
        return super().card_fields(context) | {
            "orientation": orientation(film) or self.orientation,
            "duration": round(film.duration) if film and film.duration else None,
        }

    def document_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add the film and its words."""
        film: Media | None = context.references.get(Media, self.film_id)
        return super().document_fields(context) | {
            "film": film and film.to_document(context),
            "sources": film.to_sources(context) if film else [],
            "poster": film and film.to_poster(context),
            "tracks": self.captions.stream_block.to_document(self.captions, context),
            "script": rich_text(self.script, context),
        }

    def facets(self, document: PageDocument) -> list[tuple[str, str]]:
        """Add how the film is held."""
        held = getattr(document, "orientation", None)
        return [*super().facets(document), *([("orientation", held)] if held else [])]


def orientation(film: Media | None) -> Orientation | None:
    """Return how a film is held by its measures, or None where it has none."""
    if film is None or not film.width or not film.height:
        return None
    return "vertical" if film.height > film.width else "wide"
