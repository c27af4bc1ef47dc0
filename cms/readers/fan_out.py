"""From the log to messages: each change becomes one delivery for each webhook that wants it."""

import time
from collections import deque
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Max
from wagtail.models import Site

from cms.publishing.log import head
from cms.publishing.models import Change
from cms.readers.models import Delivery, Purge, Webhook
from cms.readers.payload import event_of, payload_of
from cms.readers.place import changes_after, locked_place_of, move, place_of
from cms.unit_of_work import unit_of_work

NAME = "webhooks"
BATCH = 200
PATIENCE = 60.0
"""How many seconds a message waits for the purge of what it tells of."""


class Gate:
    """How far messages may go: to what is purged, or to what has waited long enough for it.

    It counts from when it first saw a change, not from when that was made: after this process was
    away for an hour, a purge gets its time all the same.
    """

    def __init__(self) -> None:
        """Begin to wait."""
        self._seen: deque[tuple[int, float]] = deque()
        self._latest = self._given_up = 0

    def open_to(self) -> int:
        """Return the sequence up to which messages may be sent now."""
        latest = head()
        if not settings.CDN_PURGE:
            return latest
        now = time.monotonic()
        if latest > self._latest:
            self._latest = latest
            self._seen.append((latest, now))
        while self._seen and self._seen[0][1] + PATIENCE <= now:
            self._given_up, _since = self._seen.popleft()
        return max(purged_up_to(), self._given_up)


def purged_up_to() -> int:
    """Return the sequence up to which a purge was confirmed."""
    return Purge.objects.aggregate(latest=Max("up_to_sequence"))["latest"] or 0


def fan_out(up_to: int) -> int:
    """Make deliveries of a batch of changes; return how many changes that were.

    A transaction that is cut off leaves neither deliveries nor a moved place.
    """
    if place_of(NAME) >= up_to:
        return 0
    with unit_of_work():
        changes = list(changes_after(locked_place_of(NAME)).filter(sequence__lte=up_to)[:BATCH])
        if changes:
            _deliver(changes)
            move(NAME, changes[-1].sequence)
    return len(changes)


def _deliver(changes: Sequence[Change]) -> None:
    webhooks = list(Webhook.objects.filter(active=True))
    if not webhooks:
        return
    sites = dict(Site.objects.values_list("pk", "hostname"))
    purges = _purges(changes[0].sequence)
    rows = []
    for change in changes:
        wanting = [each for each in webhooks if _wants(each, change)]
        if wanting:
            site: Any = sites.get(change.site_id) if change.site_id else None
            payload = payload_of(change, site, _purged_at(change, purges))
            rows += [_delivery(webhook, change, payload) for webhook in wanting]
    # Another process may have been here: what is there stays.
    Delivery.objects.bulk_create(rows, ignore_conflicts=True)


def _wants(webhook: Webhook, change: Change) -> bool:
    return webhook.since < change.sequence and webhook.wants(
        event_of(change), change.type, change.locale
    )


def _delivery(webhook: Webhook, change: Change, payload: str) -> Delivery:
    return Delivery(
        webhook=webhook,
        sequence=change.sequence,
        event=event_of(change),
        site_id=change.site_id,
        page_id=change.page_id,
        payload=payload,
    )


def _purges(sequence: int) -> list[tuple[int, datetime]]:
    if not settings.CDN_PURGE:
        return []
    rows = Purge.objects.filter(up_to_sequence__gte=sequence).order_by("up_to_sequence")
    return list(rows.values_list("up_to_sequence", "at"))


def _purged_at(change: Change, purges: Iterable[tuple[int, datetime]]) -> datetime | None:
    return next((at for up_to, at in purges if up_to >= change.sequence), None)
