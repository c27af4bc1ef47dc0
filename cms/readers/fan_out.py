"""From the log to messages: each change becomes one delivery for each webhook that wants it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Max
from wagtail.models import Site

from cms.publishing.models import Change
from cms.readers.models import Delivery, Purge, PurgeState, Webhook
from cms.readers.payload import event_of, payload_of
from cms.readers.place import changes_after, locked_place_of, move, place_of
from cms.readers.settled import Settled
from cms.unit_of_work import unit_of_work

NAME = "webhooks"
BATCH = 200
PATIENCE = 60.0
"""How many seconds a message waits for the purge of what it tells of."""


class Gate:
    """How far messages may go: to what is purged, or to what has waited long enough for it.

    Without a cache in front, to what every server process has had time to drop.
    """

    def __init__(self, settled: Callable[[], int]) -> None:
        """Take what says up to which sequence server processes answer what is new."""
        self._settled = settled
        self._waited_for = Settled(PATIENCE)

    def open_to(self) -> int:
        """Return the sequence up to which messages may be sent now."""
        given_up = self._waited_for.up_to()
        return max(purged_up_to(), given_up) if settings.CDN_PURGE else self._settled()


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
            payload = payload_of(change, site, *_purge_of(change, purges))
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


def _purge_of(
    change: Change, purges: Iterable[tuple[int, datetime]]
) -> tuple[PurgeState, datetime | None]:
    if not settings.CDN_PURGE:
        return PurgeState.NONE, None
    at = next((at for up_to, at in purges if up_to >= change.sequence), None)
    return (PurgeState.CONFIRMED, at) if at else (PurgeState.UNCONFIRMED, None)
