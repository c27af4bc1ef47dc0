"""Home as a Django app."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Frames what is told: home page, digest, and what stands around every page."""

    name = "home"

    def ready(self) -> None:
        """Offer what stands around every page to the delivery of the site."""
        from cms.publishing.globals import provide
        from cms.visibility import shown_around
        from home.globals import site_globals
        from home.models.navigation import Navigation

        provide(site_globals)
        shown_around(Navigation)
