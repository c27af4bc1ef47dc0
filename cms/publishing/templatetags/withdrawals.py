"""The form beside the question whether to unpublish a page."""

from typing import Any

from django import template
from django.db.models import QuerySet
from wagtail.models import Page

from cms.publishing.forms import WithdrawalForm

register = template.Library()


@register.simple_tag(takes_context=True)
def withdrawal_form(context: dict[str, Any]) -> WithdrawalForm:
    """Return the form as it was sent and refused, or an empty one."""
    refused: WithdrawalForm | None = getattr(context["request"], "withdrawal_form", None)
    return refused or WithdrawalForm(context["page"])


@register.simple_tag
def what_stays(page: Page) -> "QuerySet[Page]":
    """Return the translations that readers still see when a page is unpublished."""
    found: QuerySet[Page] = page.get_translations().live().select_related("locale")
    return found.order_by("locale__language_code")
