"""The upload forms: what is wrong with a file is said beside it."""

import logging
from pathlib import PurePath
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import connection
from django.forms import CharField, FileField, ModelForm, Textarea
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtail.images.widgets import AdminImageChooser
from wagtailmedia.forms import BaseMediaForm
from wagtailmedia.widgets import AdminAudioChooser, AdminVideoChooser

from cms.gone import hold
from cms.media.ingest.picture import ingest, refuse_svg
from cms.media.ingest.recorded import take_in_recording
from cms.media.ingest.timed_text import one_kind_of_lines, written
from cms.media.outage import StoreUnavailableError
from cms.media.rights_form import RightsForm

_log = logging.getLogger(__name__)
_FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "heic": "HEIF"}
"""What Pillow calls a format, where that is not the ending in capitals."""


class PictureField(WagtailImageField):
    """Takes a picture in while the form is checked, so that a bad one is a form error."""

    def to_python(self, data: Any) -> Any:
        """Return the ingested picture."""
        # Not Wagtail's: it reads the file, whatever its size, before it has looked at the size.
        upload: Any = FileField.to_python(self, data)
        if upload is None:
            return None
        refuse_svg(upload.name)
        self.check_image_file_size(upload)
        ending = PurePath(upload.name).suffix.lower()[1:]
        if ending not in self.allowed_image_extensions:
            raise self._error("invalid_image_extension")
        picture = ingest(upload, upload.name)
        # A camera's JPEG of several pictures is a JPEG by any other name.
        found = picture.format.replace("MPO", "JPEG")
        if found != _FORMATS.get(ending, ending.upper()):
            raise self._error("invalid_image_known_format", extension=ending, image_format=found)
        return picture.file

    def _error(self, code: str, **parts: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params=parts or None)

    @classmethod
    def taking_over(cls, field: WagtailImageField) -> "PictureField":
        """Return a field like another one."""
        return cls(
            label=field.label,
            required=field.required,
            widget=field.widget,
            help_text=field.help_text,
        )


class StoringForm(ModelForm[Any]):
    """Stores a new file while the form is checked, so that a store that is down is a form error.

    A file that is stored and whose row is not saved goes with the transaction.
    """

    def _post_clean(self) -> None:
        if self.instance.pk and connection.in_atomic_block:
            # Its file is read, and must not go meanwhile.
            hold(type(self.instance), self.instance.pk)
        before = dict(vars(self.instance))
        super()._post_clean()  # type: ignore[misc]  # Django has it, its types do not
        if self.errors:
            return
        try:
            self.instance.put_in_place()
        except StoreUnavailableError as error:
            _log.error("An upload failed: %s", error)
            vars(self.instance).update(before)
            self.add_error("file", ValidationError(_not_stored(), code="store_unavailable"))


def _not_stored() -> str:
    return _(
        "The file can’t be stored now: the media store does not answer. "
        "Choose the file again and retry in a minute."
    )


class ImageForm(RightsForm, StoringForm, BaseImageForm):
    """Wagtail's image form over pictures that are freed of their metadata."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put the careful field in the place of Wagtail's."""
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"] = PictureField.taking_over(self.fields["file"])

    def save(self, commit: bool = True) -> Any:
        """Save; the model removes a replaced file, when the new one is sure to stay."""
        self.original_file = None
        return super().save(commit=commit)


class FileForm(RightsForm, StoringForm, BaseDocumentForm):
    """Wagtail's document form, in which timed text can be written, too.

    Wagtail's own removes a replaced file too early.
    """

    timed_text = CharField(
        label=gettext_lazy("Timed text"),
        required=False,
        strip=False,
        widget=Textarea(attrs={"rows": 24, "dir": "auto", "spellcheck": "true"}),
        help_text=gettext_lazy(
            "WebVTT: a line of times such as 00:01.000 --> 00:04.000, the words below it, an "
            "empty line. <v Name> before the words tells who speaks."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the text of timed text alone, as it is now."""
        super().__init__(*args, **kwargs)
        if self.instance._state.adding or self.instance.file_extension != "vtt":
            del self.fields["timed_text"]
        else:
            self.initial["timed_text"] = one_kind_of_lines(self.instance.timed_text)

    def clean_timed_text(self) -> str:
        """Return the text as it is written here, with lines that end in one way."""
        return one_kind_of_lines(self.cleaned_data["timed_text"])

    def clean(self) -> dict[str, Any]:
        """Make a new file of a changed text; refuse one that can't be read, by its line."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        text = cleaned.get("timed_text")
        # A client that knows no such field sends none, and so has changed none.
        is_sent = self.add_prefix("timed_text") in self.data
        if text is None or not is_sent or text == self.initial["timed_text"]:
            return cleaned
        if "file" in self.changed_data:
            self.add_error("timed_text", _("Change the text or choose a file, not both."))
            return cleaned
        try:
            cleaned["file"] = written(text)
        except ValidationError as error:
            self.add_error("timed_text", error)
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """Save; the model removes a replaced file, when the new one is sure to stay."""
        self.original_file = None
        return super().save(commit=commit)


class NotYet:
    """A storage that keeps what it is told to delete."""

    def delete(self, name: str) -> None:
        """Do nothing: the model removes a replaced file, when the new one is sure to stay."""


class MediaForm(RightsForm, StoringForm, BaseMediaForm):
    """wagtailmedia's form over films and recordings that are freed of their metadata."""

    class Meta(BaseMediaForm.Meta):
        widgets: ClassVar[dict[str, Any]] = {
            **BaseMediaForm.Meta.widgets,
            "poster": AdminImageChooser,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer other formats of its kind, and a picture for a film."""
        super().__init__(*args, **kwargs)
        is_film = self.instance.type == "video"
        if not is_film:
            self.fields.pop("poster", None)
        for name in ("second_format", "third_format"):
            if name in self.fields:
                self.fields[name].widget = AdminVideoChooser() if is_film else AdminAudioChooser()

    def clean_file(self) -> Any:
        """Return the ingested film or recording."""
        file = self.cleaned_data["file"]
        if not isinstance(file, UploadedFile):
            return file
        if self.instance.file:
            # wagtailmedia's view deletes the old film before it saves the new one.
            self.instance.file.storage = NotYet()
        return take_in_recording(file, file.name or "", self.instance.type)
