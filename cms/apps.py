"""The kernel as a Django app."""

from django.apps import AppConfig


class CmsConfig(AppConfig):
    """Registers the house rules as system checks."""

    name = "cms"

    def ready(self) -> None:
        """Import what registers itself on import."""
        from cms import checks  # noqa: F401  registers the checks
