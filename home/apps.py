"""Home as a Django app."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Answers for the globals of the site."""

    name = "home"

    def ready(self) -> None:
        """Offer navigation and footer to the delivery of the site."""
        from cms.publishing.globals import provide
        from home.models.navigation import navigation_globals

        provide(navigation_globals)
