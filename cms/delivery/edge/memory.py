"""Memory: public answers by address, within a number of bytes, dropped by surrogate key."""

import threading
import time
from collections import OrderedDict
from collections.abc import Iterable

from cms.delivery.edge.answer import Answer

Raw = tuple[str, str, str, str]
"""Path, query, scheme and what is accepted of a request, as they came."""
_RECENT = 10_000
_BESIDE_A_KEY = 350
_BESIDE_AN_ALIAS = 400


class Entry:
    """An answer that is kept."""

    __slots__ = ("aliases", "answer", "name", "until", "weight")

    most_aliases = 16
    """A URL can be written in countless ways; only as many are remembered, the latest."""

    def __init__(self, name: str, answer: Answer, until: float | None) -> None:
        """Take the address, the answer, and the time (of ``time.time``) when it ends to hold."""
        self.name = name
        self.answer = answer
        self.until = until
        self.aliases: dict[Raw, None] = {}
        self.weight = 0

    def weigh(self) -> int:
        """Return roughly how many bytes of memory it takes now."""
        keys = sum(_BESIDE_A_KEY + len(key) for key in self.answer.keys)
        aliases = sum(
            _BESIDE_AN_ALIAS + len(path) + len(query) + len(accept)
            for path, query, _scheme, accept in self.aliases
        )
        return self.answer.weight() + len(self.name) + keys + aliases

    def has_ended(self) -> bool:
        """Tell whether the clock has passed the moment when it ends to hold."""
        return self.until is not None and time.time() >= self.until


class Memory:
    """The answers of one process, the least recently used first to go.

    Whatever changes it takes its lock; ``recall`` alone does not, and relies on single operations
    of a dictionary being whole.
    """

    def __init__(self, capacity: int) -> None:
        """Take how many bytes it may hold."""
        self.capacity = capacity
        self.size = 0
        self.tick = 0
        """How many evictions there were. Remember it before an answer is asked for."""
        self._lock = threading.Lock()
        self._entries: OrderedDict[str, Entry] = OrderedDict()
        self._aliases: dict[Raw, Entry] = {}
        self._by_key: dict[str, set[str]] = {}
        self._evicted: dict[str, int] = {}
        self._horizon = 0

    def __len__(self) -> int:
        return len(self._entries)

    def recall(self, raw: Raw) -> Entry | None:
        """Return what was answered to the very same URL."""
        entry = self._aliases.get(raw)
        if entry is None or (entry.until is not None and entry.has_ended()):
            return None
        try:
            self._entries.move_to_end(entry.name)
        except KeyError:
            return None  # It was dropped since the line above.
        return entry

    def find(self, name: str) -> Answer | None:
        """Return the answer at an address."""
        with self._lock:
            entry = self._entries.get(name)
            if entry is None or entry.has_ended():
                return None
            self._entries.move_to_end(name)
            return entry.answer

    def keep(self, name: str, answer: Answer, until: float | None, asked_at: int) -> bool:
        """Keep an answer that was asked for at a tick, and tell whether it still holds.

        One that changed while it was made is not kept: the eviction has been and gone.
        """
        entry = Entry(name, answer, until)
        with self._lock:
            if entry.has_ended() or self._was_evicted(answer.keys, asked_at):
                return False
            self._drop(name)
            self._entries[name] = entry
            for key in answer.keys:
                self._by_key.setdefault(key, set()).add(name)
            self._weigh(entry)
        return True

    def remember(self, raw: Raw, name: str) -> None:
        """Note that a URL as it came means an address; and that its answer may have grown."""
        with self._lock:
            entry = self._entries.get(name)
            if entry is None:
                return
            if raw not in entry.aliases:
                if len(entry.aliases) >= entry.most_aliases:
                    oldest = next(iter(entry.aliases))
                    del entry.aliases[oldest], self._aliases[oldest]
                entry.aliases[raw] = None
                self._aliases[raw] = entry
            self._weigh(entry)

    def evict(self, keys: Iterable[str]) -> None:
        """Drop all that carries one of the keys, and all with them that is being made."""
        with self._lock:
            self.tick += 1
            if len(self._evicted) > _RECENT:
                self._evicted.clear()
                self._horizon = self.tick
            for key in keys:
                self._evicted[key] = self.tick
                for name in [*self._by_key.get(key, ())]:
                    self._drop(name)

    def clear(self) -> None:
        """Drop everything, and all that is being made."""
        with self._lock:
            self.tick += 1
            self._horizon = self.tick
            for name in [*self._entries]:
                self._drop(name)

    def _was_evicted(self, keys: Iterable[str], since: int) -> bool:
        if since < self._horizon:
            return True
        return any(self._evicted.get(key, 0) > since for key in keys)

    def _weigh(self, entry: Entry) -> None:
        weight = entry.weigh()
        self.size += weight - entry.weight
        entry.weight = weight
        if weight > self.capacity:
            # All others would go, and then this one.
            self._drop(entry.name)
        while self.size > self.capacity:
            self._drop(next(iter(self._entries)))

    def _drop(self, name: str) -> None:
        entry = self._entries.pop(name, None)
        if entry is None:
            return
        self.size -= entry.weight
        for raw in entry.aliases:
            del self._aliases[raw]
        for key in entry.answer.keys:
            self._by_key[key].discard(name)
            if not self._by_key[key]:
                del self._by_key[key]
