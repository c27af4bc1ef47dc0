"""Previews as a Django app."""

from django.apps import AppConfig


class PreviewConfig(AppConfig):
    """Answers previews, and ends them when they must end."""

    name = "cms.preview"
    label = "preview"

    def ready(self) -> None:
        """Connect the signals."""
        from cms.preview.signals import connect

        connect()
