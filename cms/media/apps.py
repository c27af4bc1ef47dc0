"""The media models as a Django app."""

from django.apps import AppConfig
from pillow_heif import register_heif_opener


class MediaConfig(AppConfig):
    """Teaches Pillow to read what telephones write."""

    name = "cms.media"
    label = "media"

    def ready(self) -> None:
        """Register decoder, checks, choosers and what films name; listen to deletions."""
        from wagtail.models import ReferenceIndex

        from cms.media import checks, choosing, signals  # noqa: F401  models can be imported only now
        from cms.media.models import Media

        register_heif_opener()
        # What a public film names is public: its picture, and the same in other formats.
        ReferenceIndex.register_model(Media)
        signals.connect()
        choosing.install()
