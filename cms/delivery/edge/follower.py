"""The follower: a thread that reads the log of changes and drops from memory what is old."""

import logging
import threading
from datetime import datetime
from time import monotonic
from typing import Any

from django.db import connection

from cms.delivery.edge.memory import Memory
from cms.publishing.marks import SITES
from cms.publishing.models import Change

_log = logging.getLogger(__name__)
_Seen = tuple[int, datetime]


class Follower:
    """Follows the log for one process. Memory may be believed ``current_until``."""

    pause = 0.08
    """Seconds between two readings."""
    patience = 60.0
    """Seconds that memory is believed for after the log was last read."""
    at_once = 1000
    """How many changes are read at once."""

    def __init__(self, memory: Memory) -> None:
        """Take what is to be kept current."""
        self._memory = memory
        self._seen: _Seen | None = None
        self.current_until = 0.0
        """The time (of ``time.monotonic``) until which memory may be believed."""
        self._away = False
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()
        self._stopping = threading.Event()

    def start(self) -> None:
        """Start the thread, if none runs."""
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="edge", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """End the thread."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()
        self.current_until = 0.0

    def _run(self) -> None:
        try:
            self._try_to_follow()
            while not self._stopping.wait(self.pause):
                self._try_to_follow()
        finally:
            connection.close()

    def _try_to_follow(self) -> None:
        try:
            self.follow()
        except Exception:  # noqa: BLE001  whatever it is, somebody has to go on reading
            connection.close()
            if not self._away:
                _log.exception("The log of changes can’t be read; trying again.")
            self._away = True
        else:
            if self._away:
                _log.warning("The log of changes can be read again.")
            self._away = False

    def follow(self) -> None:
        """Read what is new in the log, and drop what it makes old."""
        # What is known is known as of before the question.
        asked = monotonic()
        if not self.current_until:
            self._begin()
        while True:
            rows = self._read()
            # The last row seen comes again first: else it is another log, or it was pruned.
            if self._seen is not None:
                if not rows or rows[0][:2] != self._seen:
                    self._begin()
                    break
                rows = rows[1:]
            for sequence, at, keys in rows:
                self._drop(keys)
                self._seen = (sequence, at)
            if len(rows) < self.at_once - 1:
                break
        self.current_until = asked + self.patience

    def _begin(self) -> None:
        """Start from the head of the log, with nothing in memory."""
        last = Change.objects.order_by("-sequence").values_list("sequence", "at").first()
        self._seen = last
        self._memory.clear()

    def _read(self) -> list[tuple[int, datetime, Any]]:
        first = self._seen[0] if self._seen else 0
        rows = Change.objects.filter(sequence__gte=first).order_by("sequence")
        return [*rows.values_list("sequence", "at", "keys")[: self.at_once]]

    def _drop(self, keys: list[str]) -> None:
        if SITES in keys:
            self._memory.clear()
        else:
            self._memory.evict(keys)
