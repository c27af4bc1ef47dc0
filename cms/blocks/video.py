"""Video: a film of ours, or one that lies with a provider."""

import re
from datetime import datetime
from typing import Literal, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pydantic import model_validator
from wagtail.blocks import BlockGroup, CharBlock, ListBlock, StructBlock, StructValue
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.choosers import (
    PLAIN_FEATURES,
    ChoiceBlock,
    ImageBlock,
    RichTextBlock,
    TimedTextChooserBlock,
    VideoChooserBlock,
    sample_image,
)
from cms.blocks.delivered import SHOW, DeliveredStruct
from cms.contract.context import DocumentContext
from cms.contract.document import BlockDocument
from cms.contract.image import Image
from cms.contract.leaf import Leaf
from cms.contract.locale import direction, name_of
from cms.contract.media import MediaSource, TextTrack
from cms.contract.portable_text import rich_text
from cms.contract.rich_text import RichText
from cms.contract.seo import JsonLdVideo
from cms.media.models import Media

_IDS = {"youtube": r"[\w-]{11}", "vimeo": r"\d{6,12}"}
_PLAYERS = {
    "youtube": "https://www.youtube-nocookie.com/embed/{}",
    "vimeo": "https://player.vimeo.com/video/{}",
}
DESCRIBED = 500
"""So many characters of a transcript describe a film to search engines."""
_PAGES = {"youtube": "https://www.youtube.com/watch?v={}", "vimeo": "https://vimeo.com/{}"}


class ProviderVideo(Leaf):
    """A film that lies with a provider. Nothing is loaded from there before the reader asks."""

    provider: Literal["youtube", "vimeo"]
    id: str
    """The provider's own id of the film."""
    url: str
    """The film's page."""


class VideoDocument(BlockDocument):
    """A film: of ours (``source``), or with a provider (``provider``)."""

    type: Literal["video"] = "video"
    title: str
    source: MediaSource | None
    """The first of ``sources``."""
    sources: list[MediaSource]
    """The film in one or several formats, of which a player takes the first it knows."""
    provider: ProviderVideo | None
    poster: Image | None
    tracks: list[TextTrack]
    transcript: RichText

    @model_validator(mode="after")
    def _has_a_film(self) -> Self:
        if self.source is None and self.provider is None:
            raise ValueError("There is no film.")
        return self

    def films(self, published_at: datetime) -> list[JsonLdVideo]:
        """Return the film; none without a picture, which search engines ask for."""
        if self.poster is None:
            return []
        return [
            JsonLdVideo(
                name=self.title,
                description=self.transcript.text[:DESCRIBED] or self.title,
                thumbnail_url=[self.poster.url],
                upload_date=published_at,
                content_url=self.source and self.source.url,
                embed_url=self.provider
                and _PLAYERS[self.provider.provider].format(self.provider.id),
            )
        ]


def languages() -> list[tuple[str, str]]:
    """Return the languages that readers are told things in."""
    return list(settings.LANGUAGES)


class TrackBlock(StructBlock):
    """Captions or subtitles in one language."""

    locale = ChoiceBlock(choices=languages, label=_("Language"))
    kind = ChoiceBlock(
        choices=[
            ("captions", _("Captions: speech and sounds")),
            ("subtitles", _("Subtitles: translated speech")),
            ("descriptions", _("Descriptions of what is seen")),
        ],
        default="captions",
        label=_("Kind"),
    )
    file = TimedTextChooserBlock(label=_("WebVTT file"))

    def to_document(self, value: StructValue, context: DocumentContext) -> TextTrack | None:
        """Return the track, or None when its file is not public."""
        if not value["file"]:
            return None
        locale = value["locale"]
        return TextTrack(
            kind=value["kind"],
            locale=locale,
            label=name_of(locale),
            dir=direction(locale),
            url=value["file"].to_document(context).url,
        )

    class Meta:
        label = _("Track")
        icon = "bars"


class VideoBlock(DeliveredStruct):
    """A film with its captions and a transcript."""

    document = VideoDocument

    title = CharBlock(label=_("Title"), help_text=_("What the film is, for those who skip it."))
    file = VideoChooserBlock(required=False, label=_("Film"), help_text=_("An MP4 of ours."))
    provider = ChoiceBlock(
        choices=[("youtube", "YouTube"), ("vimeo", "Vimeo")],
        required=False,
        label=_("Or: provider"),
    )
    provider_id = CharBlock(
        required=False, label=_("Id with the provider"), help_text=_("The id only, no address.")
    )
    poster = ImageBlock(required=False, label=_("Picture before it plays"))
    tracks = ListBlock(TrackBlock(), default=[], label=_("Captions and subtitles"))
    transcript = RichTextBlock(
        required=False,
        features=PLAIN_FEATURES,
        label=_("Transcript"),
        help_text=_("Everything said and shown, for those who read instead."),
    )

    def clean(self, value: StructValue) -> StructValue:
        """Ask for exactly one film, by a well-formed id."""
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        provider, provider_id = cleaned["provider"], cleaned["provider_id"]
        if bool(cleaned["file"]) == bool(provider):
            message = gettext("Choose a film of ours, or a provider: one of the two.")
            raise StructBlockValidationError({"file": ValidationError(message)})
        if provider and not re.fullmatch(_IDS[provider], provider_id or ""):
            message = gettext("This is no id of a film with this provider.")
            raise StructBlockValidationError({"provider_id": ValidationError(message)})
        return cleaned

    def to_document(
        self, value: StructValue, context: DocumentContext, key: str
    ) -> VideoDocument | None:
        """See ``Delivered``."""
        film: Media | None = value["file"]
        sources = film.to_sources(context) if film else []
        provider = _provider(value)
        if not sources and not provider:
            return None
        poster = self.child_blocks["poster"].to_document(value["poster"], context)
        block = self.child_blocks["tracks"].child_block
        tracks = [block.to_document(track, context) for track in value["tracks"]]
        transcript = rich_text(value["transcript"].source, context)
        return VideoDocument(
            id=key,
            fallback="\n".join(filter(None, (value["title"], transcript.text))),
            title=value["title"],
            source=sources[0] if sources else None,
            sources=sources,
            provider=provider,
            poster=poster or (film.to_poster(context) if film else None),
            tracks=[track for track in tracks if track],
            transcript=transcript,
        )

    class Meta:
        label = _("Video")
        icon = "media"
        group = SHOW
        description = _("A film with captions and a transcript.")
        form_layout = BlockGroup(
            children=["title", "file", "poster", "tracks", "transcript"],
            settings=["provider", "provider_id"],
        )

        @staticmethod
        def preview_value() -> dict[str, object]:
            """Return the block's sample."""
            return {
                "title": "Sixty seconds in Al-Qaim",
                "provider": "vimeo",
                "provider_id": "000000",
                "poster": sample_image(),
                "tracks": [],
                "transcript": "<p>A river at dawn. A market opens its shutters.</p>",
            }


def _provider(value: StructValue) -> ProviderVideo | None:
    provider, provider_id = value["provider"], value["provider_id"]
    if not provider or not provider_id:
        return None
    return ProviderVideo(
        provider=provider, id=provider_id, url=_PAGES[provider].format(provider_id)
    )
