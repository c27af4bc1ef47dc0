"""The reader that purges: it follows the log, and is certain of each step before the next.

It runs in a process of its own, so that a cache that hangs holds up nobody who publishes.
"""

import logging
import threading
import time
from collections.abc import Iterable
from datetime import timedelta
from secrets import SystemRandom

from django.conf import settings
from django.db import Error, close_old_connections, connection
from django.db.models import QuerySet
from django.utils import timezone

from cms.publishing.log import BEHIND
from cms.publishing.models import Change
from cms.readers.models import Purge
from cms.readers.place import changes_after, move, place_of, warn_of_a_gap
from cms.readers.purge import PurgeError, purge
from cms.readers.settled import Settled
from cms.unit_of_work import unit_of_work

NAME = "purge"
AGAIN = "purge again"
UNDER_WAY = timedelta(seconds=10)
"""After what time no answer is under way any more that was made before a purge."""
BATCH = 500
POLL = 0.1
LONGEST_WAIT = 30.0
LAST_WAIT = 3.0
"""How many seconds a purge that is under way may still take when all is to end."""
_chance = SystemRandom()
_log = logging.getLogger(__name__)


def purge_new(up_to: int) -> bool:
    """Purge what the next changes have made old, up to a sequence; tell whether there were any.

    Those after it are too new: a server process may still answer what was before, and a cache that
    asks it just after its purge would keep that. Raises ``PurgeError``; then the reader stays where
    it is, and the next call takes what has come meanwhile too.
    """
    return _purge_after(NAME, changes_after(place_of(NAME)).filter(sequence__lte=up_to))


def purge_withdrawn(after: int, up_to: int) -> int:
    """Purge what was withdrawn, before everything that waits; return how far that is done.

    Every change comes in its turn too: what this has done need not be remembered. Raises
    ``PurgeError``.
    """
    after = max(after, place_of(NAME))
    withdrawn = changes_after(after).filter(sequence__lte=up_to, kind=Change.Kind.WITHDRAWN)
    if after < up_to:
        purge(_keys_of(withdrawn.values_list("keys", flat=True)))
    return max(after, up_to)


def purge_between(after: int, up_to: int) -> None:
    """Purge all that was changed between two places, and has not been confirmed.

    What this has done is not remembered either. Raises ``PurgeError``.
    """
    changes = changes_after(max(after, place_of(NAME))).filter(sequence__lte=up_to)
    purge(_keys_of(changes.values_list("keys", flat=True).iterator()))


def purge_again() -> bool:
    """Purge a second time what was purged a moment ago.

    A cache that asked us just before a commit may have stored what it got just after the purge.
    Raises ``PurgeError``.
    """
    # Not by when a change was made: in a long transaction, that is long before it was committed.
    old = Purge.objects.filter(at__lte=timezone.now() - UNDER_WAY).order_by("-up_to_sequence")
    up_to = old.values_list("up_to_sequence", flat=True).first() or 0
    return _purge_after(AGAIN, changes_after(place_of(AGAIN)).filter(sequence__lte=up_to))


class Purger:
    """Purges until it is told to stop, in a thread of its own."""

    def __init__(self, stop: threading.Event) -> None:
        """Take what tells it to stop."""
        self._stop = stop
        self._settled = Settled(BEHIND)
        self._withdrawn = 0
        self._failures = 0
        self._told = 0
        """While a purge fails, up to where those caches were told that can be reached."""
        self._rests_until = 0.0

    def run(self) -> None:
        """Follow the log; a cache or a database that is away is waited for."""
        try:
            while not self._stop.is_set():
                self._stop.wait(self._step())
        finally:
            connection.close()

    def _step(self) -> float:
        """Do what there is to do, and return how many seconds to wait then."""
        close_old_connections()
        try:
            up_to = self._settled.up_to()
            if self._failures and up_to <= self._told and time.monotonic() < self._rests_until:
                return POLL
            more = self._purge(up_to)
        except PurgeError as error:
            self._failures += 1
            _log.warning("The purge was not confirmed and is tried again: %s", error)
            self._rests_until = time.monotonic() + self._rest()
            return POLL
        except Error as error:
            self._failures += 1
            _log.warning("The database did not answer, trying again: %s", error)
            connection.close()
        except Exception:  # noqa: BLE001  else nothing is purged until all is started again
            self._failures += 1
            _log.exception("The purge failed and is tried again")
            connection.close()
        else:
            self._failures = self._told = 0
            return 0 if more else POLL
        return self._rest()

    def _purge(self, up_to: int) -> bool:
        try:
            self._withdrawn = purge_withdrawn(self._withdrawn, up_to)
        finally:
            if self._failures:
                # One of several caches may be away: the others are told, and not after its rest.
                after, self._told = self._told, up_to
                purge_between(after, up_to)
        more = purge_new(up_to)
        purge_again()
        return more

    def _rest(self) -> float:
        longest = min(0.25 * 2**self._failures, LONGEST_WAIT)
        return longest * _chance.uniform(0.5, 1)


def start(stop: threading.Event) -> threading.Thread | None:
    """Begin to purge, if a cache or CDN is configured; return the thread."""
    if not settings.CDN_PURGE:
        return None
    for name in (NAME, AGAIN):
        warn_of_a_gap(name)
    thread = threading.Thread(target=Purger(stop).run, name="purge", daemon=True)
    thread.start()
    return thread


def _purge_after(name: str, rows: "QuerySet[Change]") -> bool:
    changes = list(rows.values_list("sequence", "keys")[:BATCH])
    if not changes:
        return False
    purge(_keys_of(keys for _sequence, keys in changes))
    _confirm(name, changes[-1][0])
    return True


def _keys_of(changes: Iterable[list[str]]) -> list[str]:
    return sorted({key for keys in changes for key in keys})


def _confirm(name: str, sequence: int) -> None:
    with unit_of_work():
        move(name, sequence)
        if name == NAME:
            Purge.objects.create(up_to_sequence=sequence, at=timezone.now())
