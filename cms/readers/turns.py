"""Whose turn it is: each webhook in turn, and none at the expense of others."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

MOST_AT_ONCE = 64
"""To how many webhooks something is sent at the same time."""
MOST_FAILING = MOST_AT_ONCE // 2
"""How many of them may be such that have failed; room for the others is always left."""
MOST_AT_ONE_HOST = MOST_AT_ONCE // 4
"""How many of them may lead to the same host."""
FIRST_REST, LONGEST_REST = 1.0, 30.0
"""How many seconds a webhook is left alone after a failure, and at most after many."""


class Turns:
    """Says which webhooks are next. One is sent one message at a time.

    After each failure a webhook rests, twice as long as before, however much waits for it: a
    receiver that hangs would else hold a slot for as long as it has messages.
    """

    def __init__(self) -> None:
        """Begin with nothing under way."""
        self._busy: dict[int, str] = {}
        self._failures: Counter[int] = Counter()
        self._rests_until: dict[int, float] = {}
        self._last: dict[int, float] = {}

    def __len__(self) -> int:
        """Return how many webhooks are busy."""
        return len(self._busy)

    def resting(self) -> set[int]:
        """Return the webhooks that are left alone for now."""
        now = time.monotonic()
        return {webhook for webhook, until in self._rests_until.items() if until > now}

    def free(self, waiting: Iterable[tuple[int, str]]) -> Iterator[int]:
        """Return whose turn it is among webhooks with their addresses, who waited longest first.

        Take each with ``begin`` before the next is asked for.
        """
        resting = self.resting()
        for webhook, url in sorted(waiting, key=lambda each: self._last.get(each[0], 0.0)):
            idle = webhook not in self._busy and webhook not in resting
            if idle and self._has_room(webhook, urlsplit(url).netloc):
                yield webhook

    def begin(self, webhook: int, url: str) -> None:
        """Note that something is being sent."""
        self._busy[webhook] = urlsplit(url).netloc
        self._last[webhook] = time.monotonic()

    def end(self, webhook: int, *, delivered: bool) -> None:
        """Note how it ended."""
        self._busy.pop(webhook, None)
        if delivered:
            self._failures.pop(webhook, None)
            self._rests_until.pop(webhook, None)
            return
        self._failures[webhook] += 1
        rest = min(FIRST_REST * 2 ** (self._failures[webhook] - 1), LONGEST_REST)
        self._rests_until[webhook] = time.monotonic() + rest

    def _has_room(self, webhook: int, host: str) -> bool:
        if len(self._busy) >= MOST_AT_ONCE:
            return False
        if [*self._busy.values()].count(host) >= MOST_AT_ONE_HOST:
            return False
        failing = sum(1 for each in self._busy if self._failures[each])
        return not self._failures[webhook] or failing < MOST_FAILING
