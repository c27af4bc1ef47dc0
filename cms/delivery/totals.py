"""Totals: how many documents a filter lets through, counted once between two changes.

To count is to look at every document of a site, which for 100,000 takes longer than the rest of an
answer. While the log of changes has not grown and nothing has expired, the number is the same.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable

from django.db.models import QuerySet

from cms.publishing.models import Document

MOST = 1000
"""How many totals a process remembers."""


class Totals:
    """The totals of one process, the least recently used first to go."""

    def __init__(self) -> None:
        """Begin without any."""
        self._known: OrderedDict[Hashable, int] = OrderedDict()

    def of(self, rows: Callable[[], QuerySet[Document]], name: Hashable) -> int:
        """Return how many rows there are. The name says which filter, and in which state all is."""
        if name not in self._known:
            self.keep(name, rows().count())
        return self._known[name]

    def knows(self, name: Hashable) -> bool:
        """Tell whether a total is known, or something was noted."""
        return name in self._known

    def note(self, name: Hashable) -> None:
        """Note that something is so, as long as all is in the state that the name says."""
        self.keep(name, 0)

    def keep(self, name: Hashable, total: int) -> None:
        """Remember a total."""
        self._known[name] = total
        while len(self._known) > MOST:
            self._known.popitem(last=False)

    def forget(self) -> None:
        """Forget all."""
        self._known.clear()


totals = Totals()
