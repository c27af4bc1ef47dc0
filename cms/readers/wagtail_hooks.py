"""What the readers add to the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from cms.readers.admin import WebhookViewSet


@hooks.register("register_admin_viewset")
def register_webhooks() -> WebhookViewSet:
    """Add the pages of webhooks."""
    return WebhookViewSet("webhooks", url_prefix="webhooks")


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Keep on record who changed a secret."""

    @actions.register_action("storywire.webhook.rotate")
    class Rotated(LogFormatter):
        label = _("Change the secret")
        message = _("Changed the secret")
