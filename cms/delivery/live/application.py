"""The application: one path, an event stream for each who asks for it."""

import asyncio
import signal
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.db import Error
from django.http import HttpResponse, QueryDict
from rest_framework.exceptions import APIException, MethodNotAllowed

from cms.delivery.errors import BadParameter, NotFound, Unavailable
from cms.delivery.filters import LiveQuery
from cms.delivery.live import events, journal, protocol
from cms.delivery.live.hub import Hub
from cms.delivery.live.journal import Journal
from cms.delivery.live.listener import Listener
from cms.delivery.live.protocol import Receive, Scope, Send

PATH = "/delivery/v1/live"
BEAT = 15.0
"""After how many seconds of silence a heartbeat is sent; proxies cut off what is silent."""
METHODS = "GET, OPTIONS"
_LAST = "Last-Event-ID"
_STREAM = {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
    # nginx would keep events back until it has a bufferful.
    "X-Accel-Buffering": "no",
    **protocol.PUBLIC,
}
_ALLOWED = {
    "Allow": METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}


class Live:
    """Tells who listens of changes as they come; an ASGI application."""

    def __init__(self, most: int, open_to: Callable[[], int]) -> None:
        """Take how many may listen, and what says up to which change they may be told."""
        self._most = most
        self._seats = 0
        self._hub = Hub(Journal(open_to))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a connection, or begin and end with the server."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            query = _query_of(scope)
            if query is None:
                await protocol.respond(send, HttpResponse(status=204, headers=_ALLOWED))
                return
            async with self._listening(query) as (listener, first):
                await self._stream(listener, first, receive, send)
        except (APIException, SuspiciousOperation) as error:
            await protocol.refuse(send, error)
        except (Error, TimeoutError):
            # Of what comes before the stream; that itself asks no database.
            await protocol.refuse(send, Unavailable("The database does not answer. Try again."))

    @asynccontextmanager
    async def _listening(self, query: LiveQuery) -> AsyncIterator[tuple[Listener, bytes]]:
        with self._seat():
            site = await self._hub.ask(journal.site_of, query)
            listener = Listener(site, query)
            async with self._hub.joined(listener, query.after) as place:
                yield listener, await self._first(listener, query.after, place, site)

    @contextmanager
    def _seat(self) -> Iterator[None]:
        if self._seats >= self._most:
            raise Unavailable("As many listen as may. Try again later, or ask for `changes`.")
        self._seats += 1
        try:
            yield
        finally:
            self._seats -= 1

    async def _first(self, listener: Listener, after: int | None, place: int, site: int) -> bytes:
        """Return what a listener is sent at once: where it is, and what it has missed."""
        if after is None:
            return events.beginning(place)
        missed = await self._hub.ask(journal.missed, after, place, site)
        if missed is None:
            # Whoever reads anew gets all that has been told meanwhile.
            place = self._hub.place.sequence
            listener.begin(place)
            return events.beginning(place) + events.reset(place)
        wanted = b"".join(event.sent for event in missed if listener.wants(event))
        return events.beginning(after) + wanted

    async def _stream(self, listener: Listener, first: bytes, receive: Receive, send: Send) -> None:
        """Send until the client goes, is too slow, or all is to end."""
        await protocol.start(send, 200, _STREAM)
        tasks = [
            asyncio.ensure_future(self._send_all(listener, first, send)),
            asyncio.ensure_future(protocol.gone(receive)),
            asyncio.ensure_future(listener.ended.wait()),
        ]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        # A stream that ends well; who is too slow to take even that is cut off.
        with suppress(TimeoutError):
            await asyncio.wait_for(protocol.body(send, b"", more=False), 1)

    async def _send_all(self, listener: Listener, first: bytes, send: Send) -> None:
        await protocol.body(send, first, more=True)
        while True:
            waited = await listener.take(BEAT)
            # When nothing waits, everything up to the hub's place has been sent.
            beat = events.heartbeat(max(self._hub.place.sequence, listener.after or 0))
            await protocol.body(send, waited or beat, more=True)

    async def _live(self, receive: Receive, send: Send) -> None:
        """Begin and end with the server (Lifespan)."""
        while True:
            kind = (await receive())["type"]
            if kind == "lifespan.startup":
                self._end_when_told()
            else:
                self._hub.close()
            await send({"type": f"{kind}.complete"})
            if kind == "lifespan.shutdown":
                return

    def _end_when_told(self) -> None:
        """End all streams at the signal that ends the server.

        It lets connections finish before it says so by Lifespan, and these never would. Its own
        handler, of the event loop, is called all the same: it is woken by any signal that has one.
        """
        if threading.current_thread() is not threading.main_thread():
            return
        loop = asyncio.get_running_loop()

        def end(*_: Any) -> None:
            loop.call_soon_threadsafe(self._hub.close)

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, end)


def _query_of(scope: Scope) -> LiveQuery | None:
    """Return what is asked for, None when it is what may be; raise what is wrong with it."""
    if scope["path"].rstrip("/") != PATH:
        raise NotFound(f"Here is {PATH} and nothing else.")
    if scope["method"] == "OPTIONS":
        return None
    if scope["method"] != "GET":
        raise MethodNotAllowed(scope["method"])
    query = LiveQuery.parse(QueryDict(scope["query_string"], encoding="utf-8"))
    last = protocol.header(scope, _LAST)
    if not last:
        return query
    if not (last.isascii() and last.isdecimal() and len(last) < 20 and int(last) < 2**63):
        raise BadParameter(_LAST, "Not the id of an event.")
    return query.model_copy(update={"after": int(last)})
