"""Totals: how many documents a filter lets through, counted once between two changes.

To count is to look at every document of a site, which for 100,000 takes longer than the rest of an
answer. While the log of changes has not grown and nothing has expired, the number is the same.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import datetime

from django.db.models import Count, Min, QuerySet
from django.utils import timezone

from cms.publishing.models import Document

MOST = 1000
"""How many totals a process remembers."""


class Totals:
    """The totals of one process, the least recently used first to go."""

    def __init__(self) -> None:
        """Begin without any."""
        self._known: OrderedDict[Hashable, tuple[int, datetime | None]] = OrderedDict()

    def of(self, rows: Callable[[], QuerySet[Document]], name: Hashable) -> int:
        """Return how many rows there are. The name says which filter, and how long the log is."""
        known = self._known.get(name)
        if known is None or (known[1] is not None and known[1] <= timezone.now()):
            found = rows().aggregate(total=Count("pk"), until=Min("expires_at"))
            known = (found["total"], found["until"])
            self._keep(name, known)
        return known[0]

    def knows(self, name: Hashable) -> bool:
        """Tell whether something was noted."""
        return name in self._known

    def note(self, name: Hashable) -> None:
        """Note that something is so, as long as the log is what the name says."""
        self._keep(name, (0, None))

    def _keep(self, name: Hashable, known: tuple[int, datetime | None]) -> None:
        self._known[name] = known
        while len(self._known) > MOST:
            self._known.popitem(last=False)

    def forget(self) -> None:
        """Forget all."""
        self._known.clear()


totals = Totals()
