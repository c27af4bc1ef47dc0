"""What bulk actions set off: Wagtail writes with ``update()``, which sends no signal."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from wagtail import hooks

from cms.publishing.marks import marks_of
from cms.unit_of_work import mark


@hooks.register("after_bulk_action")
def mark_what_was_acted_on(
    request: HttpRequest, action_type: str, objects: list[Model], action: Any
) -> None:
    """Mark everything a bulk action was for."""
    del request, action_type, action
    if keys := {key for item in objects for key in marks_of(item)}:
        mark(*keys)
