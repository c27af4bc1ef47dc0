"""What the readers add to the admin."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from cms.readers.admin import WebhookViewSet
from cms.readers.report import ReportMenuItem, ReportView


@hooks.register("register_admin_viewset")
def register_webhooks() -> WebhookViewSet:
    """Add the pages of webhooks."""
    return WebhookViewSet("webhooks", url_prefix="webhooks")


@hooks.register("register_admin_urls")
def register_report() -> list[URLPattern]:
    """Add the page of the report."""
    return [path("reports/publishing/", ReportView.as_view(), name="publishing_report")]


@hooks.register("register_reports_menu_item")
def register_report_menu_item() -> ReportMenuItem:
    """Lead to it from the reports."""
    return ReportMenuItem(
        _("Publishing"), reverse("publishing_report"), icon_name="tasks", order=750
    )


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Keep on record who changed a secret."""

    @actions.register_action("storywire.webhook.rotate")
    class Rotated(LogFormatter):
        label = _("Change the secret")
        message = _("Changed the secret")
