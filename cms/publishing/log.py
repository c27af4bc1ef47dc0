"""The log of changes: how far it goes, and how far back."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Max, Min, Q, QuerySet
from django.utils import timezone

from cms.publishing.models import Change
from cms.publishing.refresh import take_lock
from cms.unit_of_work import unit_of_work

KEPT_DAYS = 30
BEHIND = 0.25
"""Seconds that a server process may be behind the log: so long it may answer what was before."""
_CHUNK = 5000


def head() -> int:
    """Return the sequence of the latest change, 0 when there was none."""
    return Change.objects.aggregate(latest=Max("sequence"))["latest"] or 0


def knows(sequence: int) -> bool:
    """Tell whether every change after a sequence is still in the log; 0 is where it begins.

    Numbers need not begin with 1: some go to transactions that are rolled back.
    """
    if sequence == 0:
        return True
    found = Change.objects.aggregate(first=Min("sequence"), last=Max("sequence"))
    if found["first"] is None:
        return False
    return found["first"] - 1 <= sequence <= found["last"]


def since(sequence: int, site: int) -> "QuerySet[Change]":
    """Return what happened on a site after a sequence, the oldest first."""
    return Change.objects.filter(sequence__gt=sequence).filter(Q(site_id=site) | Q(site_id=None))


def prune(days: int) -> Iterator[int]:
    """Forget what is older than some days, but never the latest; say how many went, in parts."""
    old = Change.objects.filter(at__lt=timezone.now() - timedelta(days=days))
    while True:
        with unit_of_work():
            take_lock()
            # The latest stays: it says how far the log has come.
            part = old.filter(sequence__lt=head()).order_by("sequence")[:_CHUNK]
            count, _by_model = Change.objects.filter(
                sequence__in=list(part.values_list("sequence", flat=True))
            ).delete()
        if not count:
            return
        yield count
