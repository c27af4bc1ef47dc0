"""Columns of the lists of webhooks and deliveries."""

from typing import Any

from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.http import urlencode
from wagtail.admin.ui.tables import Column

from cms.readers.models import Delivery, Webhook


class CountColumn(Column):
    """How many deliveries of a webhook are in a state, leading to them."""

    cell_template_name = "cms/readers/count_cell.html"

    def get_cell_context_data(self, instance: Webhook, parent_context: Any) -> dict[str, Any]:
        """Return what the cell shows."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        query = urlencode({"webhook": instance.pk, "state": self.name})
        return {**context, "url": f"{reverse('webhooks:deliveries')}?{query}"}


class SendAgainColumn(Column):
    """A button that sends a message again."""

    cell_template_name = "cms/readers/send_again_cell.html"

    def get_cell_context_data(self, instance: Delivery, parent_context: Any) -> dict[str, Any]:
        """Return what the cell shows."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "csrf_token": get_token(parent_context["request"])}
