"""The log of changes: how far it goes, and how far back."""

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from cms.publishing.models import Change, Forgotten
from cms.publishing.refresh import take_lock
from cms.unit_of_work import unit_of_work

KEPT_DAYS = 30
BEHIND = 0.25
"""Seconds that a server process may be behind the log: so long it may answer what was before."""
_CHUNK = 5000


class Reach(NamedTuple):
    """How far back the log goes, and how far it has come."""

    forgotten: int
    """The sequence up to which changes were forgotten; 0 when none was."""
    head: int
    """The sequence of the latest change; of a log without any, of the last that was forgotten."""

    @classmethod
    def of(cls, forgotten: int | None, latest: int | None) -> "Reach":
        """Return the reach of a log from what its tables say."""
        return cls(forgotten or 0, max(forgotten or 0, latest or 0))

    def knows(self, sequence: int) -> bool:
        """Tell whether every change after a sequence is still in the log; 0 is where it begins.

        Numbers need not follow each other: some go to transactions that are rolled back.
        """
        return self.forgotten <= sequence <= self.head


def reach() -> Reach:
    """Return how far the log reaches now."""
    # In this order: what is forgotten between the two is less than the head.
    return Reach.of(_forgotten(), _latest())


def head() -> int:
    """Return the sequence of the latest change, 0 when there was none."""
    return _latest() or _forgotten()


def knows(sequence: int) -> bool:
    """Tell whether every change after a sequence is still in the log; 0 is where it begins."""
    return reach().knows(sequence)


def since(sequence: int, site: int) -> "QuerySet[Change]":
    """Return what happened on a site after a sequence, the oldest first."""
    return Change.objects.filter(sequence__gt=sequence).filter(Q(site_id=site) | Q(site_id=None))


def prune(days: int) -> Iterator[int]:
    """Forget what is older than some days, but never the latest; say how many went, in parts."""
    old = Change.objects.filter(at__lt=timezone.now() - timedelta(days=days))
    while True:
        with unit_of_work():
            take_lock()
            # The latest stays: it says how far the log has come, and when.
            part = old.filter(sequence__lt=head()).order_by("sequence")[:_CHUNK]
            gone = list(part.values_list("sequence", flat=True))
            if gone:
                Change.objects.filter(sequence__in=gone).delete()
                Forgotten.objects.update_or_create(pk=1, defaults={"sequence": gone[-1]})
        if not gone:
            return
        yield len(gone)


def _latest() -> int:
    return Change.objects.aggregate(latest=Max("sequence"))["latest"] or 0


def _forgotten() -> int:
    return Forgotten.objects.aggregate(latest=Max("sequence"))["latest"] or 0
