"""The hub: one poller for the whole process, and everybody who listens to it."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import ParamSpec, TypeVar

from cms.delivery.live import events
from cms.delivery.live.journal import Journal, Part, Place, asked
from cms.delivery.live.listener import Listener
from cms.publishing.log import BEHIND

_log = logging.getLogger(__name__)
_Given = ParamSpec("_Given")
_Found = TypeVar("_Found")


class Hub:
    """Reads the log while somebody listens, and tells everybody. Lives in one event loop."""

    pause = BEHIND
    """Seconds between two readings, of which the first finds a change and the next tells of it."""
    patience = 5.0
    """Seconds that who comes waits for a database that is away."""

    def __init__(self, journal: Journal) -> None:
        """Take what to read."""
        self._journal = journal
        self._listeners: set[Listener] = set()
        self._threads = ThreadPoolExecutor(3, thread_name_prefix="live")
        self._poller: asyncio.Task[None] | None = None
        self._begun = asyncio.Event()
        self._away = False
        self.place = Place()
        """How far everybody has been told."""

    async def ask(
        self, question: Callable[_Given, _Found], *given: _Given.args, **named: _Given.kwargs
    ) -> _Found:
        """Ask the database something, in a thread that may wait for it."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, lambda: asked(question, *given, **named))

    @asynccontextmanager
    async def joined(self, listener: Listener, after: int | None) -> AsyncIterator[int]:
        """Tell a listener of everything from the place that is given.

        Raises ``TimeoutError`` if the log can't be read.
        """
        self._listeners.add(listener)
        if self._poller is None or self._poller.done():
            self._begun.clear()
            self._poller = asyncio.create_task(self._poll())
        try:
            await asyncio.wait_for(self._begun.wait(), self.patience)
            # Nothing is awaited between these two, so that no change falls between.
            place = self.place.sequence
            listener.begin(max(place, after or 0))
            yield place
        finally:
            self._listeners.discard(listener)

    def close(self) -> None:
        """End all connections: clients come back, to whoever serves then."""
        for listener in self._listeners:
            listener.ended.set()

    async def _poll(self) -> None:
        while self._listeners:
            await self._try(self._step if self._begun.is_set() else self._begin)
            await asyncio.sleep(self.pause)

    async def _begin(self) -> None:
        self.place = await self.ask(self._journal.begin)
        # What was committed just now is not to be told at once either.
        await asyncio.sleep(self.pause)
        self._begun.set()

    async def _step(self) -> None:
        self.tell(await self.ask(self._journal.read, self.place))

    def tell(self, part: Part) -> None:
        """Tell everybody of a part of the log."""
        self.place = part.place
        for listener in self._listeners:
            if part.broken:
                listener.begin(part.place.sequence)
                listener.put(events.reset(part.place.sequence))
            for event in part.events:
                listener.offer(event)

    async def _try(self, step: Callable[[], Awaitable[None]]) -> None:
        try:
            await step()
        except Exception:  # noqa: BLE001  whatever it is, somebody has to go on reading
            if not self._away:
                _log.exception("The log of changes can’t be read; trying again.")
            self._away = True
        else:
            if self._away:
                _log.warning("The log of changes can be read again.")
            self._away = False
