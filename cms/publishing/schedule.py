"""What goes out and what comes down when its hour has come."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from cms.unit_of_work import unit_of_work

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Due:
    """One item whose hour has come."""

    label: str
    act: Callable[[], None]


def due() -> Iterator[Due]:
    """Return what is due: withdrawals first, whatever else waits."""
    now = timezone.now()
    for model in _draft_models():
        for pk in model._default_manager.filter(live=True, expire_at__lte=now).values_list(
            "pk", flat=True
        ):
            yield Due(f"{model._meta.label} {pk}: unpublish", _unpublishing(model, pk))
    revisions = Revision.objects.filter(approved_go_live_at__lte=now)
    for pk, label in revisions.order_by("approved_go_live_at").values_list("pk", "object_str"):
        yield Due(f"{label}: publish", _publishing(pk))


def run_due() -> tuple[list[str], list[str]]:
    """Do what is due, each item in a unit of work of its own.

    Returns the labels of what was done, and of what failed with the reason. One failing item holds
    up no other; it stays due and is tried again at the next run.
    """
    done, failed = [], []
    for item in list(due()):
        try:
            with unit_of_work():
                item.act()
        except Exception as error:
            logger.exception("Scheduled item failed: %s", item.label)
            failed.append(f"{item.label}: {error}")
        else:
            done.append(item.label)
    return done, failed


def _draft_models() -> list[type[Model]]:
    others = [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    return [Page, *others]


def _unpublishing(model: type[Model], pk: object) -> Callable[[], None]:
    def act() -> None:
        # Read again: an editor may have moved the hour since the list was made.
        rows = model._default_manager.select_for_update(no_key=True, of=("self",)).order_by("pk")
        item = rows.filter(pk=pk, live=True, expire_at__lte=timezone.now()).first()
        if item is not None:
            specific: Any = item.specific if isinstance(item, Page) else item
            specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")

    return act


def _publishing(pk: int) -> Callable[[], None]:
    def act() -> None:
        revision = Revision.objects.filter(pk=pk, approved_go_live_at__lte=timezone.now()).first()
        if revision is not None:
            revision.publish(log_action="wagtail.publish.scheduled")

    return act
