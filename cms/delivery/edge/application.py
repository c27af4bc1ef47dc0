"""The edge itself: a WSGI application around Django's."""

import os
from collections.abc import Iterable
from time import monotonic
from weakref import WeakSet
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from cms.delivery.edge.address import PREFIX, address_of
from cms.delivery.edge.admission import in_utf_8, proxy_header, scheme_of
from cms.delivery.edge.answer import Answer, Plain, ask
from cms.delivery.edge.coding import negotiated
from cms.delivery.edge.flights import Flights
from cms.delivery.edge.follower import Follower
from cms.delivery.edge.memo import Memo
from cms.delivery.edge.memory import Memory, Raw
from cms.delivery.freshness import Freshness

_READING = ("GET", "HEAD")


class Process:
    """What one process has of its own: its memory, who follows the log for it, what it makes."""

    def __init__(self, capacity: int) -> None:
        """Take how many bytes it may keep."""
        self.memory = Memory(capacity)
        self.follower = Follower(self.memory)
        self.flights: Flights[Answer] = Flights()


_edges: "WeakSet[Edge]" = WeakSet()


def _after_fork() -> None:
    for edge in _edges:
        edge.begin_anew()


os.register_at_fork(after_in_child=_after_fork)


class Edge:
    """Answers reads of the Delivery API: from memory if it can, else from the application.

    Whether from memory or not, in which coding, or whether the client has it already is decided
    here, so that an answer is the same to the byte with memory and without.
    """

    def __init__(self, application: WSGIApplication, capacity_bytes: int) -> None:
        """Take the application, and how many bytes to keep; with 0 nothing is kept."""
        self._application = application
        self._capacity = capacity_bytes
        self._proxy_header = proxy_header()
        self._schemes = Memo(scheme_of)
        self._codings = Memo(negotiated)
        self._process = Process(capacity_bytes)
        _edges.add(self)

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer a request. What is kept is answered here, in as few steps as can be."""
        if "CONTENT_TYPE" in environ:
            environ = in_utf_8(environ)
        said = environ.get
        path: str = said("PATH_INFO", "")
        if (
            not path.startswith(PREFIX)
            or environ["REQUEST_METHOD"] not in _READING
            or "HTTP_AUTHORIZATION" in environ
        ):
            return self._application(environ, start)
        door = (said("HTTP_HOST"), environ["wsgi.url_scheme"], said(self._proxy_header))
        scheme = self._schemes[door]
        if scheme is None:
            return self._application(environ, start)
        coding = self._codings[said("HTTP_ACCEPT_ENCODING", "")]
        raw = (path, said("QUERY_STRING", ""), scheme, said("HTTP_ACCEPT", "*/*"))
        process = self._process
        if (
            monotonic() < process.follower.current_until
            and (entry := process.memory.recall(raw))
            and coding in entry.answer.shown
        ):
            return entry.answer.send(environ, start, coding)
        return self._answer(process, raw, coding, environ, start)

    def begin_anew(self) -> None:
        """Forget all, in a process that was forked: the thread is the parent's, locks may be."""
        self._process = Process(self._capacity)

    def close(self) -> None:
        """End the thread that follows the log, and forget all."""
        self._process.follower.stop()
        self.begin_anew()

    def _answer(
        self,
        process: Process,
        raw: Raw,
        coding: str,
        environ: WSGIEnvironment,
        start: StartResponse,
    ) -> Iterable[bytes]:
        address = address_of(environ)
        if address is None:
            return self._application(environ, start)
        name = f"{raw[2]}:{address}"
        if not self._may_keep(process):
            return ask(self._application, environ).send(environ, start, coding)
        answer = process.memory.find(name) or self._made_once(process, name, environ)
        answered = answer.send(environ, start, coding)
        process.memory.remember(raw, name)
        return answered

    def _may_keep(self, process: Process) -> bool:
        if not self._capacity:
            return False
        process.follower.start()
        return monotonic() < process.follower.current_until

    def _made_once(self, process: Process, name: str, environ: WSGIEnvironment) -> Answer | Plain:
        flight, leads = process.flights.board(name)
        if not leads:
            # An error, or what has changed meanwhile, is nobody's but who asked for it.
            return flight.wait() or self._made(process, name, environ)[0]
        shared: Answer | None = process.memory.find(name)
        try:
            if shared is not None:
                return shared
            made, shared = self._made(process, name, environ)
            return made
        finally:
            process.flights.land(name, shared)

    def _made(
        self, process: Process, name: str, environ: WSGIEnvironment
    ) -> tuple[Answer | Plain, Answer | None]:
        """Return what the application answers; and again if others may have it too."""
        tick, freshness = process.memory.tick, Freshness()
        made = ask(self._application, environ, freshness)
        if not isinstance(made, Answer):
            return made, None
        until = freshness.until.timestamp() if freshness.until else None
        return made, made if process.memory.keep(name, made, until, tick) else None
