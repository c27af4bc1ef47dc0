"""The upload forms: what is wrong with a file is said beside it."""

import logging
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import FileField, ModelForm
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm

from cms.media.ingest.picture import ingest, refuse_svg
from cms.media.ingest.recording import ingest_recording
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
    """Wagtail's document form, which otherwise removes a replaced file too early."""

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

    def clean_file(self) -> Any:
        """Return the ingested film or recording."""
        file = self.cleaned_data["file"]
        if not isinstance(file, UploadedFile):
            return file
        if self.instance.file:
            # wagtailmedia's view deletes the old film before it saves the new one.
            self.instance.file.storage = NotYet()
        return ingest_recording(file, file.name or "", self.instance.type)
