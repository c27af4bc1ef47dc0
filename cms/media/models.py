"""The media models: Wagtail's own, with what the contract needs."""

from typing import Any, ClassVar, cast

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.models import ReferenceIndex
from wagtailmedia.models import AbstractMedia

from cms.contract import file as file_contract
from cms.contract import image as contract
from cms.contract import media as media_contract
from cms.contract.context import DocumentContext
from cms.media import delivered
from cms.media.captions import require_cues
from cms.media.ingest.file import CONTENT_TYPES, check_file
from cms.media.ingest.picture import IngestedFile, ingest
from cms.media.ingest.recorded import IngestedRecording, take_in_recording
from cms.media.ingest.timed_text import read_timed_text, transcript
from cms.media.outage import is_outage
from cms.media.removal import keep_once_sure
from cms.media.rights import RIGHTS, Rights
from cms.media.sized import SizedFileField
from cms.media.uses import uses_of
from cms.media.versions import Versioned, stored_name

SAME_LENGTH = 1.0, 0.02
"""By so many seconds, or by this part of its length, two formats of a film may differ."""
_FORMATS = ("second_format", "third_format")


class Image(Versioned, Rights, AbstractImage):
    """A picture as it is kept: pixels, and what is said of them."""

    folder = "originals"
    default_width: ClassVar[int] = 1280

    alt = models.CharField(
        _("alternative text"),
        max_length=500,
        blank=True,
        help_text=_(
            "What the picture shows, for readers who do not see it. "
            "Say what matters, not “picture of”."
        ),
    )
    caption = models.CharField(_("caption"), max_length=1000, blank=True)
    placeholder = models.CharField(max_length=60, blank=True, editable=False)
    tags = TaggableManager(
        help_text=None, blank=True, verbose_name=_("tags"), related_name="pictures"
    )

    admin_form_fields = (
        "title",
        "file",
        "alt",
        "caption",
        "credit",
        "licence",
        "source",
        "usable_until",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        # Wagtail's own, unused model of the same name has the default one.
        default_related_name = "pictures"
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def get_upload_to(self, filename: str) -> str:
        """Name the file by its version: a name can tell a place or a person."""
        return self.stored_name(filename)

    @property
    def default_alt_text(self) -> str:
        """Return what a new use of the picture starts from."""
        return self.alt

    def take_in(self) -> None:
        """Free a new picture of its metadata and keep the words that were found in it."""
        file = self.file.file
        if not isinstance(file, IngestedFile):
            file = ingest(file, self.file.name).file
            self._put_in(file)
        self.placeholder = file.picture.placeholder
        for name in ("alt", "caption", "credit", "licence"):
            if not getattr(self, name):
                limit = cast("models.CharField[str, str]", self._meta.get_field(name)).max_length
                setattr(self, name, getattr(file.picture.harvest, name)[:limit])

    def _put_in(self, file: IngestedFile) -> None:
        """Take a picture that came from code; what was measured on the larger one shrinks too."""
        before = self.width
        self.file = file
        if before and before != self.width and self.focal_point_x is not None:
            for name in ("x", "y", "width", "height"):
                measured = getattr(self, f"focal_point_{name}") or 0
                setattr(self, f"focal_point_{name}", round(measured * self.width / before))

    def measure(self) -> None:
        """Write down size and hash."""
        self._set_image_file_metadata()

    def _set_image_file_metadata(self) -> None:
        # Wagtail's form asks too, when the picture is in the store already.
        if not self.in_place:
            super()._set_image_file_metadata()

    def after_storing(self) -> None:
        """Remove the thumbnails of the picture that was replaced."""
        if not self._state.adding:
            self.renditions.all().delete()

    def stored_names(self, version: str, name: str) -> list[str]:
        """Return where a version's picture and all its delivered sizes are."""
        return [name, delivered.folder_of(version)]

    def get_rendition(self, filter: Any) -> Any:
        """Return a thumbnail; one that leads nowhere while the store does not answer."""
        try:
            return super().get_rendition(filter)
        except OSError as error:
            if not is_outage(error):
                raise
            return missing_thumbnail(self)

    def get_renditions(self, *filters: Any) -> dict[str, Any]:
        """Return thumbnails; such as lead nowhere while the store does not answer."""
        try:
            found: dict[str, Any] = super().get_renditions(*filters)
        except OSError as error:
            if not is_outage(error):
                raise
            specs = [getattr(filter, "spec", filter) for filter in filters]
            return {spec: missing_thumbnail(self) for spec in specs}
        return found

    def to_document(self, context: DocumentContext) -> contract.Image:
        """Return the picture for renderers; contextual alternative text goes before its own."""
        del context
        widths = delivered.widths_for(self.width)
        base = f"{settings.PUBLIC_URL}/media/images/{self.version}"
        middle = max([width for width in widths if width <= self.default_width] or widths[:1])
        return contract.Image(
            url=f"{base}/{middle}.jpg",
            width=self.width,
            height=self.height,
            alt=self.alt_in_context,
            caption=self.caption,
            credit=self.credit,
            licence=self.licence,
            focal_point=self._focal_point_document(),
            placeholder=self.placeholder,
            template=f"{base}/{{width}}.{{format}}",
            widths=widths,
            formats=list(delivered.FORMATS),
        )

    @property
    def alt_in_context(self) -> str:
        """Return the alternative text where the picture stands; none when it only decorates."""
        if self.decorative:
            return ""
        return self.contextual_alt_text or self.alt

    def _focal_point_document(self) -> contract.FocalPoint | None:
        if self.focal_point_x is None or self.focal_point_y is None:
            return None
        return contract.FocalPoint(
            x=_fraction(self.focal_point_x, self.width),
            y=_fraction(self.focal_point_y, self.height),
        )


def _fraction(part: int, whole: int) -> float:
    return round(min(max(part / whole, 0.0), 1.0), 4)


class Rendition(AbstractRendition):
    """A thumbnail for the admin; readers get the sizes of ``cms.media.delivered``."""

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the thumbnail; its file stays if the row does."""
        with transaction.atomic():
            new = not self.file._committed
            try:
                super().save(*args, **kwargs)
            finally:
                if new and self.file._committed:
                    keep_once_sure(self.file.name)

    def get_upload_to(self, filename: str) -> str:
        """Name the file by the picture's version and what was done to it."""
        return f"renditions/{self.image.version}.{filename.partition('.')[2]}"


def missing_thumbnail(image: Image) -> Rendition:
    """Return what stands for a thumbnail that can't be had, as Wagtail's own shortcut makes it."""
    rendition = Rendition(image=image, width=0, height=0)
    rendition.file.name = "not-found"
    return rendition


class Media(Versioned, Rights, AbstractMedia):
    """A film or a recording."""

    folder = "movies"

    file = SizedFileField(_("file"), upload_to=stored_name)
    file_size = models.PositiveBigIntegerField(default=0, editable=False)
    tags = TaggableManager(
        help_text=None, blank=True, verbose_name=_("tags"), related_name="recordings"
    )
    poster = models.ForeignKey(
        Image,
        verbose_name=_("picture before it plays"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Left empty: a picture out of the film."),
    )
    frame = models.ForeignKey(
        Image, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    second_format = models.ForeignKey(
        "self",
        verbose_name=_("the same in a second format"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A player takes the first it knows: this file, then the second, the third."),
    )
    third_format = models.ForeignKey(
        "self",
        verbose_name=_("the same in a third format"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # How long and how large it is, is read from it.
    admin_form_fields = (
        "title",
        "file",
        "poster",
        "second_format",
        "third_format",
        *RIGHTS,
        "collection",
        "tags",
    )

    class Meta:
        # wagtailmedia's own, unused model of the same name has the default one.
        default_related_name = "recordings"
        verbose_name = _("film or recording")
        verbose_name_plural = _("films and recordings")

    def clean(self, *args: Any, **kwargs: Any) -> None:
        """Refuse, as another format of it, what can't be the same."""
        super().clean(*args, **kwargs)
        if self.has_new_file:
            try:
                self.take_in()
            except ValidationError as error:
                raise ValidationError({"file": error.messages}) from error
        faults = {name: self._fault(getattr(self, name)) for name in _FORMATS}
        if self.second_format_id and self.second_format_id == self.third_format_id:
            faults["third_format"] = gettext("This is the second format already.")
        if found := {name: fault for name, fault in faults.items() if fault}:
            raise ValidationError(found)

    def _fault(self, other: "Media | None") -> str:
        """Return why another file can't be the same in another format; empty if it can."""
        if other is None:
            return ""
        if other.pk == self.pk:
            return gettext("This is the same file.")
        if other.type != self.type:
            return gettext("A film and a recording are not the same.")
        seconds, share = SAME_LENGTH
        if abs(other.duration - self.duration) > max(seconds, share * self.duration):
            return gettext(
                "It takes %(other)s seconds and this file %(own)s: they are not the same."
            ) % {"other": round(other.duration, 1), "own": round(self.duration, 1)}
        return ""

    def take_in(self) -> None:
        """Free a new film or recording of its metadata, and write down what it says of itself."""
        file = self.file.file
        if not isinstance(file, IngestedRecording):
            file = take_in_recording(file, self.file.name or "", self.type)
            self.file = file
        found = file.measured
        self.duration, self.width, self.height = found.duration, found.width, found.height

    def measure(self) -> None:
        """Write down how many bytes it has: documents tell, and no store is to be asked then."""
        self.file_size = self.file.file.size

    def after_storing(self) -> None:
        """Keep a picture out of a new film; where none could be had, none out of an older one."""
        self.keep_still(getattr(self.file.file, "still", None))

    def keep_still(self, still: bytes | None) -> None:
        """Keep a picture out of the film, a JPEG, in the place of another; its row is not saved."""
        if still is None:
            self.frame = None
            return
        self.frame = self.frame or Image(
            title=gettext("Out of the film “%(title)s”")[:200] % {"title": self.title[:200]},
            collection=self.collection,
            uploaded_by_user=self.uploaded_by_user,
        )
        self.frame.file = ContentFile(still, "still.jpg")
        self.frame.save()

    def delete_frame(self) -> None:
        """Delete the picture out of a film that is deleted, unless something else names it."""
        if self.frame is None:
            return
        own = ContentType.objects.get_for_model(Media)
        named = ReferenceIndex.get_references_to(self.frame)
        if not named.exclude(base_content_type=own, object_id=str(self.pk)).exists():
            self.frame.delete()

    @property
    def length_words(self) -> str:
        """Return how long it plays, such as 1:05 or 1:00:05; empty if that is not known."""
        minutes, seconds = divmod(round(self.duration or 0), 60)
        hours, minutes = divmod(minutes, 60)
        if not self.duration:
            return ""
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"

    @property
    def measures(self) -> str:
        """Return how large a film is shown, in pixels; empty if that is not known."""
        return f"{self.width} × {self.height}" if self.width and self.height else ""

    @property
    def url(self) -> str:
        """Return where readers and editors play it."""
        return reverse("media_movie", args=[self.version, self.file_extension])

    @property
    def content_type(self) -> str:
        """Return the media type."""
        if self.type == "video":
            return "video/webm" if self.file_extension == "webm" else "video/mp4"
        return "audio/mpeg" if self.file_extension == "mp3" else "audio/mp4"

    def to_document(self, context: DocumentContext) -> media_contract.MediaSource:
        """Return the file for renderers."""
        del context
        return media_contract.MediaSource(
            url=settings.PUBLIC_URL + self.url,
            content_type=self.content_type,
            bytes=self.file_size,
            credit=self.credit,
            licence=self.licence,
            width=self.width,
            height=self.height,
        )

    def to_sources(self, context: DocumentContext) -> list[media_contract.MediaSource]:
        """Return the file and the same in other formats, in the order to try them."""
        others = (context.snippet(Media, getattr(self, f"{name}_id")) for name in _FORMATS)
        return [self.to_document(context), *filter(None, others)]

    def to_recording(self, context: DocumentContext) -> media_contract.Recording:
        """Return the sound for renderers."""
        return media_contract.Recording(sources=self.to_sources(context), duration=self.duration)

    def to_poster(self, context: DocumentContext) -> contract.Image | None:
        """Return the picture that was chosen to stand before a film, or one out of it.

        The latter decorates: what the film shows is said by its title and its words.
        """
        chosen = context.image(Image, self.poster_id)
        return chosen or context.image(Image, self.frame_id)


class File(Versioned, Rights, AbstractDocument):
    """An uploaded file; Wagtail calls it a document, a word that here means delivered JSON."""

    file = models.FileField(
        _("file"),
        upload_to=stored_name,
        help_text=_(
            "Who wrote an office file or a PDF is removed from its properties, but not from "
            "comments. In office files tracked changes and pictures tell it, too."
        ),
    )
    language = models.CharField(
        _("language"),
        max_length=35,
        blank=True,
        validators=[
            RegexValidator(
                r"^[a-z]{2,3}(-[a-z0-9]{2,8})*$",
                _("Write the code of a language in small letters, such as ar, ckb or pt-br."),
            )
        ],
        help_text=_("That the file is written in: its code, such as ar, ckb or pt-br."),
    )
    # Documents hold what timed text says, and no store is to be asked then.
    timed_text = models.TextField(blank=True, default="", editable=False)
    needs_cues = False
    """Whether it is uploaded where only a file with words and times may stand."""
    admin_form_fields = ("title", "file", "language", *RIGHTS, "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def clean(self) -> None:
        """Refuse, beside the file, what is not what its name says, or can't take its place."""
        super().clean()
        if self.has_new_file:
            try:
                self.take_in()
                if self.needs_cues or self._stands_for_words():
                    require_cues(self)
            except ValidationError as error:
                raise ValidationError({"file": error.messages}) from error

    def _stands_for_words(self) -> bool:
        """Tell whether something shows the words that the file had before."""
        before = File.objects.filter(pk=self.pk).exclude(timed_text="").first()
        return before is not None and bool(before.cues and uses_of(before))

    def take_in(self) -> None:
        """Refuse what is not what its name says; keep what timed text says."""
        file = check_file(self.file.file, self.file.name or "", self.file_extension)
        if file is not self.file.file:
            self.file = file
        timed = self.file_extension == "vtt"
        self.timed_text = read_timed_text(self.file.file) if timed else ""

    def measure(self) -> None:
        """Write down size and hash."""
        self._set_document_file_metadata()

    def _set_document_file_metadata(self) -> None:
        # Wagtail's form asks too, when the file is in the store already.
        if not self.in_place:
            super()._set_document_file_metadata()

    @property
    def url(self) -> str:
        """Return where readers and editors fetch it."""
        return reverse("media_file", args=[self.version, self.file_extension])

    @property
    def cues(self) -> list[media_contract.Cue]:
        """Return what timed text says, by whom and when; of any other file nothing."""
        return transcript(self.timed_text).cues

    @property
    def content_type(self) -> str:
        """Return the media type it is served as."""
        return CONTENT_TYPES.get(self.file_extension, "application/octet-stream")

    def to_document(self, context: DocumentContext) -> file_contract.File:
        """Return the file for renderers."""
        del context
        return file_contract.File(
            title=self.title,
            url=settings.PUBLIC_URL + self.url,
            content_type=self.content_type.partition(";")[0],
            bytes=self.file_size or 0,
            language=file_contract.language(self.language) if self.language else None,
            credit=self.credit,
            licence=self.licence,
        )
