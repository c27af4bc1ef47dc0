"""Episode: one conversation of a podcast, to hear and to read."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, ClassVar, Literal, Self

import orjson
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtailmedia.edit_handlers import MediaChooserPanel

from cms.blocks.choosers import FEATURES
from cms.blocks.video import languages
from cms.contract.card import AnyCard, Card
from cms.contract.channel import Item
from cms.contract.context import DocumentContext
from cms.contract.document import PageDocument
from cms.contract.front_end import address_at
from cms.contract.locale import direction, name_of
from cms.contract.media import Cue, MediaSource, Recording, TextTrack
from cms.contract.portable_text import rich_text
from cms.contract.references import References
from cms.contract.rich_text import RichText
from cms.contract.seo import JsonLdAudio, JsonLdSeason, JsonLdSeries
from cms.media.captions import TimedTextChooser, require_cues
from cms.media.models import File, Media
from cms.pages import PageForm
from stories.facets import facets_of, naming
from stories.models.line_of_effort import LineOfEffort, LineOfEffortDocument
from stories.models.participant import Participant, Participants
from stories.models.piece import Piece, PieceDocument


class EpisodeCard(Card):
    """An episode in brief."""

    type: Literal["episode"] = "episode"
    season: int | None
    """Null where the podcast has no seasons."""
    number: int
    topic: LineOfEffortDocument | None
    audio: Recording | None
    """Null in a draft, or once the recording has been withdrawn."""


class EpisodeDocument(EpisodeCard, PieceDocument):
    """An episode whole."""

    series: AnyCard | None
    """The podcast it belongs to; null while that is not public."""
    guests: list[Participant]
    """Who is heard beside the host, as they were called on that day."""
    notes: RichText
    """The show notes."""
    transcript: list[Cue]
    """Everything that is said, in the order of speaking."""
    tracks: list[TextTrack]
    """The transcript as a WebVTT file, and its language; at most one."""

    @classmethod
    def played(cls, body: bytes) -> Self:
        """Return a stored episode without the words of its transcript, nearly all there is."""
        return cls.model_validate(orjson.loads(body) | {"transcript": []})

    @classmethod
    def structured(cls, page: Mapping[str, Any], front_end: str) -> dict[str, Any]:
        """Say what there is to hear, and where in which podcast it stands."""
        audio, series, season = page["audio"], page["series"], page["season"]
        return {
            "name": page["title"],
            "episode_number": page["number"],
            "duration": audio and timedelta(seconds=round(audio.duration)),
            "audio": audio and [_heard(source, audio.duration) for source in audio.sources],
            "part_of_series": series
            and JsonLdSeries(name=series.title, url=address_at(front_end, series.path)),
            "part_of_season": season and JsonLdSeason(season_number=season),
        }

    def item(self) -> Item | None:
        """Return all of it, unless there is nothing to hear."""
        if not self.audio:
            return None
        return Item(
            sound=self.audio.sources[0],
            duration=self.audio.duration,
            season=self.season,
            number=self.number,
            notes=self.notes,
            tracks=self.tracks,
            guests=[guest.name for guest in self.guests],
        )


def _heard(source: MediaSource, seconds: float) -> JsonLdAudio:
    return JsonLdAudio(
        content_url=source.url,
        encoding_format=source.content_type,
        duration=timedelta(seconds=round(seconds)),
    )


class EpisodeForm(PageForm):
    """The form of an episode; a new one knows its podcast here alone."""

    def clean(self) -> dict[str, Any]:
        """Refuse a number that is taken, beside the number."""
        cleaned: dict[str, Any] = super().clean()
        if (number := cleaned.get("number")) and self.parent_page:
            try:
                self.instance.refuse_taken_number(cleaned.get("season"), number, self.parent_page)
            except ValidationError as error:
                self.add_error(None, error)
        return cleaned


class EpisodeCopyForm(CopyForm):
    """The form that copies an episode: a copy is a draft until it has a number of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer no publication."""
        super().__init__(*args, **kwargs)
        self.fields.pop("publish_copies", None)


class EpisodePage(Piece):
    """One conversation of a podcast, to hear and to read."""

    type_name = "episode"
    card = EpisodeCard
    document = EpisodeDocument
    schema_type = "PodcastEpisode"
    base_form_class = EpisodeForm
    copy_form_class = EpisodeCopyForm
    page_description = _("One conversation of a podcast, with its guests and a transcript.")
    parent_page_types: ClassVar[list[str]] = ["stories.PodcastPage"]
    subpage_types: ClassVar[list[str]] = []

    season = models.PositiveSmallIntegerField(
        _("season"), null=True, blank=True, help_text=_("Left empty: the podcast has no seasons.")
    )
    number = models.PositiveSmallIntegerField(
        _("number"), help_text=_("Within the season, or else within the podcast.")
    )
    topic = models.ForeignKey(
        LineOfEffort,
        verbose_name=_("topic"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The line of effort that is talked about."),
    )
    guests = StreamField(
        Participants(),
        blank=True,
        verbose_name=_("guests"),
        help_text=_("Who is heard beside the host, with the titles they had on that day."),
    )
    audio = models.ForeignKey(
        Media,
        verbose_name=_("recording"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("An MP3 or M4A. Its length is read from it."),
    )
    transcript = models.ForeignKey(
        File,
        verbose_name=_("transcript"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A WebVTT file (.vtt), in which voice tags name the speakers."),
    )
    transcript_language = models.CharField(
        _("language of the transcript"),
        max_length=10,
        blank=True,
        choices=languages,
        help_text=_("Left empty: that of the page."),
    )
    notes = RichTextField(_("show notes"), blank=True, features=FEATURES)

    content_panels: ClassVar[list[Any]] = [
        *Piece.content_panels,
        FieldRowPanel([FieldPanel("season"), FieldPanel("number")]),
        FieldPanel("standfirst"),
        Piece.cover_panel,
        FieldPanel("topic"),
        MediaChooserPanel("audio", media_type="audio"),
        FieldPanel("guests"),
        FieldPanel("notes"),
        MultiFieldPanel(
            [FieldPanel("transcript", widget=TimedTextChooser), FieldPanel("transcript_language")],
            heading=_("To read instead"),
        ),
    ]
    search_fields: ClassVar[list[Any]] = [
        *Piece.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("notes"),
    ]

    class Meta:
        verbose_name = _("episode")
        verbose_name_plural = _("episodes")

    # What is stored

    def clean(self) -> None:
        """Refuse a film for a recording, a transcript without words, a number that is taken."""
        super().clean()
        if self.audio and self.audio.type != "audio":
            raise ValidationError({"audio": gettext("This is a film. Choose a recording.")})
        try:
            require_cues(self.transcript)
        except ValidationError as error:
            raise ValidationError({"transcript": error.messages}) from error
        # A page that has no place yet is asked for its podcast by its form.
        if self.number and self.path:
            self.refuse_taken_number(self.season, self.number, self.get_parent())

    def refuse_taken_number(self, season: int | None, number: int, podcast: Page) -> None:
        """Raise ``ValidationError`` if another live episode of a podcast has the number.

        Drafts may wait beside it, as copies do. An alias says what its original says.
        """
        if self.alias_of_id:
            return
        episodes = EpisodePage.objects.child_of(podcast).live().filter(alias_of=None)
        episodes = episodes.filter(season=season, number=number)
        if other := episodes.exclude(pk=self.pk).first():
            message = gettext("“%(title)s” has this number already.")
            raise ValidationError({"number": message % {"title": other.title}})

    def warnings(self) -> list[str]:
        """Add what an episode may lack."""
        found = super().warnings()
        if not self.transcript_id:
            found.append(gettext("There is no transcript for those who read instead."))
        return found

    def _lock_row(self) -> dict[str, Any]:
        # Of two episodes of one number that are published at once, the later finds the other live.
        podcasts = Page.objects.select_for_update(no_key=True).order_by("pk")
        podcasts.filter(path=self.path[: -self.steplen]).values_list("pk").first()
        return super()._lock_row()

    # What is delivered

    def want_card(self, references: References) -> None:
        """Note the recording and the topic too."""
        super().want_card(references)
        references.want(Media, self.audio_id)
        references.want(LineOfEffort, self.topic_id)

    def want_document(self, context: DocumentContext) -> None:
        """Note the podcast too."""
        super().want_document(context)
        podcasts = context.once("stories.podcasts", _podcasts)
        self.series_pk = podcasts.get(self.path[: -self.steplen])
        context.references.want(Page, self.series_pk)

    def card_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add the number, what it is about, and the sound."""
        audio = context.references.get(Media, self.audio_id)
        return super().card_fields(context) | {
            "season": self.season,
            "number": self.number,
            "topic": context.snippet(LineOfEffort, self.topic_id),
            "audio": audio and audio.to_recording(context),
        }

    def document_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add the podcast, the guests and what is said."""
        file = context.references.get(File, self.transcript_id)
        return super().document_fields(context) | {
            "series": context.card(self.series_pk) if self.series_pk else None,
            "guests": self.guests.stream_block.to_document(self.guests, context),
            "notes": rich_text(self.notes, context),
            "transcript": file.cues if file else [],
            "tracks": [self._track(file, context)] if file else [],
        }

    def facets(self, document: PageDocument) -> list[tuple[str, str]]:
        """Add the podcast, the topic and the guests, the same in every language."""
        guests = naming("person", (guest.person for guest in getattr(document, "guests", ())))
        return [*super().facets(document), *facets_of(document, "series", "topic"), *guests]

    def _track(self, file: File, context: DocumentContext) -> TextTrack:
        locale = self.transcript_language or context.paths.locale_of(self)
        return TextTrack(
            kind="captions",
            locale=locale,
            label=name_of(locale),
            dir=direction(locale),
            url=file.to_document(context).url,
        )


def _podcasts() -> dict[str, int]:
    """Return the primary key of each podcast by its path: of an episode only the path is known."""
    podcasts = Page.objects.filter(
        content_type__app_label="stories", content_type__model="podcastpage"
    )
    return dict(podcasts.values_list("path", "pk"))
