"""A listener: what one connection wants, and what waits to be sent to it."""

import asyncio

from cms.delivery.filters import LiveQuery
from cms.delivery.live.events import Event

ROOM = 200
"""How many events may wait for a listener."""


class Listener:
    """Takes events and gives them out; to be used in one event loop."""

    def __init__(self, site: int, query: LiveQuery) -> None:
        """Take what to listen to. Nothing is taken up before ``begin``."""
        self._site, self._query = site, query
        self.after: int | None = None
        """Everything up to this sequence is known already; None before it has begun."""
        self._waiting: asyncio.Queue[bytes] = asyncio.Queue(ROOM)
        self.ended = asyncio.Event()
        """Set when the connection is to end: the client comes back and says where it was."""

    def begin(self, after: int) -> None:
        """Take up what comes after a sequence."""
        self.after = after

    def wants(self, event: Event) -> bool:
        """Tell whether the filters let an event through."""
        return event.is_for(self._site, self._query)

    def offer(self, event: Event) -> None:
        """Take an event if it is wanted. Who is too slow to make room is let go."""
        if self.after is not None and event.sequence > self.after and self.wants(event):
            self.put(event.sent)

    def put(self, sent: bytes) -> None:
        """Have something sent."""
        try:
            self._waiting.put_nowait(sent)
        except asyncio.QueueFull:
            self.ended.set()

    async def take(self, seconds: float) -> bytes:
        """Return all that waits, as soon as something does; nothing if nothing comes in time."""
        try:
            taken = [await asyncio.wait_for(self._waiting.get(), seconds)]
        except TimeoutError:
            taken = []
        while not self._waiting.empty():
            taken.append(self._waiting.get_nowait())
        return b"".join(taken)
