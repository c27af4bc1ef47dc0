"""The media models as a Django app."""

from django.apps import AppConfig
from pillow_heif import register_heif_opener


class MediaConfig(AppConfig):
    """Teaches Pillow to read what telephones write."""

    name = "cms.media"
    label = "media"

    def ready(self) -> None:
        """Register the HEIC decoder and the checks, and listen to deletions."""
        from cms.media import checks, signals  # noqa: F401  models can be imported only now

        register_heif_opener()
        signals.connect()
