"""What has settled: changes that everybody who follows the log has had time to see."""

import time
from collections import deque

from cms.publishing.log import head


class Settled:
    """How far the log was some seconds ago.

    It counts from when it first saw a change, not from when that was made: a change is dated before
    it is committed, and this process may have been away since.
    """

    def __init__(self, seconds: float) -> None:
        """Take after how many seconds a change has settled."""
        self._seconds = seconds
        self._seen: deque[tuple[int, float]] = deque()
        self._latest = self._settled = 0

    def up_to(self) -> int:
        """Return the sequence up to which the log has settled now."""
        latest = head()
        # After the question: not a moment counts in which a change was not there yet.
        now = time.monotonic()
        if latest != self._latest:
            self._latest = latest
            self._seen.append((latest, now))
        while self._seen and self._seen[0][1] + self._seconds <= now:
            self._settled, _since = self._seen.popleft()
        return self._settled
