"""Publishing as a Django app; listed before Wagtail, one of whose commands it replaces."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Provides commands, and listens to what is saved."""

    name = "cms.publishing"

    def ready(self) -> None:
        """Connect the signals."""
        from cms.publishing.signals import connect

        connect()
