"""The Management API as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from ninja import Schema

# Each of Wagtail's schemas is built when it is first needed: most processes serve readers alone,
# and all of them together take a sixth of what a process takes.
Schema.model_config["defer_build"] = True


class ApiV3Config(AppConfig):
    """Opens the page types to writers before Wagtail builds its schemas from them."""

    name = "cms.api_v3"
    label = "api_v3"
    verbose_name = _("Management API")

    def ready(self) -> None:
        """Say what may be written, and give every new token its limits."""
        from cms.api_v3 import signals
        from cms.api_v3.addresses import lead_to_front_ends
        from cms.api_v3.fields import open_models, refuse_unknown_fields
        from cms.api_v3.parameters import refuse_unknown_filters
        from cms.api_v3.streams import describe_streams

        describe_streams()
        lead_to_front_ends()
        open_models()
        refuse_unknown_fields()
        refuse_unknown_filters()
        signals.connect()
