"""Stories as a Django app."""

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    """Holds the page types and snippets of storytelling."""

    name = "stories"
