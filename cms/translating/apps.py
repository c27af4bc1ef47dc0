"""Translating as a Django app; listed before wagtail-localize, some of whose views it replaces."""

from django.apps import AppConfig


class TranslatingConfig(AppConfig):
    """Keeps what was translated, and tells documents how translations stand."""

    name = "cms.translating"

    def ready(self) -> None:
        """Connect the signals, and answer what documents ask."""
        from cms.translating import covers, signals, text

        signals.connect()
        text.install()
        covers.install()
