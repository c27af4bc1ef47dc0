"""Files that say something with times: what may stand for captions, and no other file."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from wagtail.documents.widgets import AdminDocumentChooser

if TYPE_CHECKING:
    from cms.media.models import File

NEEDED = "timed_text"
"""The parameter by which a chooser asks for timed text alone."""


def require_cues(file: "File | None") -> None:
    """Raise ``ValidationError`` if a file that was chosen has no words with times."""
    if file is not None and not file.cues:
        raise ValidationError(
            gettext("This file has no words with times. Choose a WebVTT file (.vtt)."),
            code="no_cues",
        )


def only_timed(files: Any) -> Any:
    """Return those of some files that hold timed text."""
    return files.exclude(timed_text="")


class TimedTextChooser(AdminDocumentChooser):  # type: ignore[misc,valid-type]  # Wagtail has no types
    """Offers timed text alone."""

    def get_chooser_modal_url(self) -> str:
        """Return the address of the chooser, which hands on what is asked for."""
        return f"{super().get_chooser_modal_url()}?{NEEDED}=1"
