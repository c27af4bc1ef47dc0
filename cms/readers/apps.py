"""The readers of the change log as a Django app."""

from django.apps import AppConfig


class ReadersConfig(AppConfig):
    """Provides webhooks, the purge of caches, and the command that runs both."""

    name = "cms.readers"
    label = "readers"
