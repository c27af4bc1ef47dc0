"""Home as a Django app."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Frames what is told: home page, digest, and what stands around every page."""

    name = "home"

    def ready(self) -> None:
        """Offer what stands around every page, and say what its page types and blocks tell."""
        from cms.publishing.globals import provide
        from cms.visibility import shown_around
        from home.globals import site_globals
        from home.models.navigation import Navigation
        from home.written import digest, posts, sections  # noqa: F401  they register what tells

        provide(site_globals)
        shown_around(Navigation)
