"""Which message is sent next, and what becomes of it."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from secrets import SystemRandom
from typing import Any

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils import timezone

from cms.publishing.log import KEPT_DAYS
from cms.publishing.models import Document
from cms.readers.models import Delivery, Event, Purge, Webhook

WAITS = tuple(
    timedelta(seconds=seconds)
    for seconds in (5, 30, 2 * 60, 10 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600)
)
"""How long is waited after each attempt that failed; after the last of them, no more is tried."""
LOST_AFTER = timedelta(seconds=5)
"""When an attempt counts as lost that nobody has said to go on: its process was killed."""
_JITTER = 0.2
_MOST_KEPT = 500
_PENDING = (Delivery.State.WAITING, Delivery.State.FAILED)
_chance = SystemRandom()


@dataclass(frozen=True)
class Outcome:
    """How one attempt ended."""

    delivery: Delivery
    status: int | None = None
    error: str = ""

    @property
    def delivered(self) -> bool:
        """Tell whether the receiver has taken it."""
        return self.status is not None and 200 <= self.status < 300


def due() -> "QuerySet[Delivery]":
    """Return what may be sent now."""
    return Delivery.objects.filter(
        state__in=_PENDING, next_attempt_at__lte=timezone.now(), webhook__active=True
    )


def waiting_webhooks() -> list[tuple[int, str]]:
    """Return the webhooks that something is due for, with their addresses."""
    rows = due().order_by().values_list("webhook", "webhook__url")
    return list(rows.distinct())


def next_of(webhook: int) -> Delivery | None:
    """Return the next message of a webhook, taken from the queue.

    Withdrawals come first, then what was changed first. A message about a page that was withdrawn
    since is not sent: it would tell of what is not public any more.
    """
    urgency = Case(When(event=Event.WITHDRAWN, then=Value(0)), default=Value(1))
    rows = due().filter(webhook=webhook).order_by(urgency, "sequence").select_related("webhook")
    while (delivery := rows.first()) is not None:
        if _is_out_of_date(delivery):
            Delivery.objects.filter(pk=delivery.pk).update(
                state=Delivery.State.SUPERSEDED, next_attempt_at=None
            )
        elif _take(delivery):
            return delivery
    return None


def go_on(deliveries: Iterable[Delivery]) -> None:
    """Say that these are still being sent."""
    rows = Delivery.objects.filter(pk__in=[each.pk for each in deliveries], state__in=_PENDING)
    rows.update(next_attempt_at=timezone.now() + LOST_AFTER)


def record(outcome: Outcome) -> None:
    """Keep what became of an attempt: delivered, to be tried again, or given up.

    A receiver that answers 410 wants no more: its webhook is switched off.
    """
    delivery, now = outcome.delivery, timezone.now()
    attempts = delivery.attempts + 1
    fields: dict[str, Any] = {
        "attempts": attempts,
        "status": outcome.status,
        "error": kept_words(outcome.error),
    }
    if outcome.delivered:
        fields |= {"state": Delivery.State.DELIVERED, "delivered_at": now, "next_attempt_at": None}
    elif outcome.status == 410 or attempts > len(WAITS):
        fields |= {"state": Delivery.State.DEAD, "next_attempt_at": None}
    else:
        again = now + WAITS[attempts - 1] * (1 + _chance.uniform(0, _JITTER))
        fields |= {"state": Delivery.State.FAILED, "next_attempt_at": again}
    Delivery.objects.filter(pk=delivery.pk).update(**fields)
    if outcome.status == 410:
        Webhook.objects.filter(deliveries=delivery).update(active=False)


def send_again(delivery: Delivery) -> None:
    """Put a message back into the queue, under the same id, with all its attempts before it."""
    Delivery.objects.filter(pk=delivery.pk).update(
        state=Delivery.State.WAITING, attempts=0, next_attempt_at=timezone.now()
    )


def forget_old() -> None:
    """Forget what was settled, and which purges were confirmed, longer ago than the log reaches."""
    old = timezone.now() - timedelta(days=KEPT_DAYS)
    Delivery.objects.filter(created_at__lt=old).exclude(state__in=_PENDING).delete()
    latest = list(Purge.objects.order_by("-pk").values_list("pk", flat=True)[:1])
    Purge.objects.filter(at__lt=old).exclude(pk__in=latest).delete()


def kept_words(words: str) -> str:
    """Return what is kept of a text that comes from outside: short, without control characters."""
    kept = (" " if unicodedata.category(each).startswith("C") else each for each in words)
    return " ".join("".join(kept).split())[:_MOST_KEPT]


def _take(delivery: Delivery) -> bool:
    """Mark a message as being sent; tell whether no other process was faster."""
    now = timezone.now()
    mine = Delivery.objects.filter(
        Q(next_attempt_at__lte=now), pk=delivery.pk, state__in=_PENDING
    ).update(next_attempt_at=now + LOST_AFTER)
    return bool(mine)


def _is_out_of_date(delivery: Delivery) -> bool:
    if delivery.page_id is None or delivery.site_id is None or delivery.event == Event.WITHDRAWN:
        return False
    rows = Document.objects.filter(site_id=delivery.site_id, page_id=delivery.page_id)
    return not rows.exclude(expires_at__lte=timezone.now()).exists()
