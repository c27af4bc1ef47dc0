"""What a save sets off, at the edge of Django's signals."""

from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_save
from wagtail.models import ReferenceIndex


def connect() -> None:
    """Listen to every save."""
    post_save.connect(index_references, dispatch_uid="publishing.references")


def index_references(
    sender: type[Model], instance: Model, raw: bool = False, **kwargs: Any
) -> None:
    """Bring the reference index up to date with what was saved, in the same transaction.

    Wagtail does so later, in a task; but media are public by the index, and neither may a new
    story's pictures come after it nor a removed picture stay behind. A save of some fields only
    comes from a draft, whose unpublished content the instance carries: it is passed over.
    """
    if raw or kwargs.get("update_fields") or not ReferenceIndex.is_indexed(sender):
        return
    with transaction.atomic():
        ReferenceIndex.create_or_update_for_object(instance)
