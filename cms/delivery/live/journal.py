"""What live updates read of the database: the log of changes, and which site is meant."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ParamSpec, TypeVar

from django.db import Error, connection

from cms.delivery.filters import LiveQuery
from cms.delivery.live.events import Event, event_of
from cms.delivery.sites import site_named
from cms.publishing import log
from cms.publishing.models import Change

AT_ONCE = 100
"""How many changes are told at once: fewer than a listener's queue holds."""
MOST_MISSED = 500
"""How many changes a listener who comes back is told of; with more, reading anew is less work."""
_Given = ParamSpec("_Given")
_Found = TypeVar("_Found")


@dataclass(frozen=True)
class Place:
    """The last change that was seen; its moment tells it from one of another log."""

    sequence: int = 0
    at: datetime | None = None


@dataclass(frozen=True)
class Part:
    """What came after a place, and how far that goes. ``broken`` when it is not all there is."""

    events: Sequence[Event]
    place: Place
    broken: bool = False


class Journal:
    """Reads the log, one round late.

    What was found in one round is told in the next: until then each server process has forgotten
    the answers that are old now, and who asks because of an event gets the new ones.
    """

    def __init__(self, open_to: Callable[[], int]) -> None:
        """Take what says up to which sequence listeners may be told."""
        self._open_to = open_to
        self._found = 0

    def begin(self) -> Place:
        """Return the place of now."""
        self._found = self._open_to()
        return _last(self._found)

    def read(self, place: Place) -> Part:
        """Return what came after a place."""
        rows = list(Change.objects.filter(sequence__gte=place.sequence)[: AT_ONCE + 1])
        ripe, self._found = self._found, self._open_to()
        if place.at is not None:
            # The last one seen comes again first: else it was forgotten, or this is another log.
            if not rows or (rows[0].sequence, rows[0].at) != (place.sequence, place.at):
                return Part((), self.begin(), broken=True)
            del rows[0]
        events = [event_of(row) for row in rows if row.sequence <= ripe]
        last = rows[len(events) - 1] if events else None
        return Part(events, Place(last.sequence, last.at) if last else place)


def site_of(query: LiveQuery) -> int:
    """Return the site that is meant, or raise ``NotFound``."""
    pk: int = site_named(query.site).pk
    return pk


def missed(after: int, up_to: int, site: int) -> list[Event] | None:
    """Return what happened on a site in between; None when that can't be told or is too much."""
    if not log.knows(after):
        return None
    rows = log.since(after, site).filter(sequence__lte=up_to)[: MOST_MISSED + 1]
    events = [event_of(row) for row in rows]
    return events if len(events) <= MOST_MISSED else None


def asked(
    question: Callable[_Given, _Found], *given: _Given.args, **named: _Given.kwargs
) -> _Found:
    """Ask in a thread's own connection; one that broke while nobody asked is made anew."""
    try:
        return question(*given, **named)
    except Error:
        connection.close()
    try:
        return question(*given, **named)
    except Error:
        connection.close()
        raise


def _last(up_to: int) -> Place:
    rows = Change.objects.filter(sequence__lte=up_to).order_by("-sequence")
    found = rows.values_list("sequence", "at").first()
    return Place(*found) if found else Place()
