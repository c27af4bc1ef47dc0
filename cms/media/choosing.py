"""Choosers of the library: some offer timed text alone; all mark what has no rights any more."""

from typing import Any

from wagtail.documents.views.chooser import DocumentChooserUploadView, viewset
from wagtailmedia.views import chooser as media_chooser

from cms.media.captions import NEEDED


class UploadView(DocumentChooserUploadView):  # type: ignore[misc]  # Wagtail has no types
    """Takes a file where one is chosen."""

    def get_creation_form_kwargs(self) -> dict[str, Any]:
        """Let a file that is uploaded where timed text is chosen say something."""
        kwargs: dict[str, Any] = super().get_creation_form_kwargs()
        if "instance" in kwargs:
            kwargs["instance"].needs_cues = NEEDED in self.request.GET
        return kwargs


def install() -> None:
    """Put ours in the place of their own."""
    viewset.create_view_class = UploadView
    viewset.preserve_url_parameters = [*viewset.preserve_url_parameters, NEEDED]
    media_chooser.get_media_json = _media_json


_plain_media_json = media_chooser.get_media_json


def _media_json(media: Any) -> dict[str, Any]:
    """Return what stands for a film or recording that was chosen."""
    return _plain_media_json(media) | {"title": str(media)}
