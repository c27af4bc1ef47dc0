"""Readers of the real application in a test's own transaction, with an edge in front."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from wsgiref.util import setup_testing_defaults

from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections

from cms.delivery.edge import Edge

CODINGS = ("", "gzip", "br")
"""What a reader may accept beside plain bytes."""


class Answered(NamedTuple):
    """All that a reader gets."""

    status: str
    headers: dict[str, str]
    body: bytes


@contextmanager
def connection_kept() -> Iterator[None]:
    """Let a request leave the connection open, in whose transaction the test is."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


class Reader:
    """Reads by way of an edge; without memory this is the edge switched off."""

    def __init__(self, capacity: int = 0) -> None:
        """Take how many bytes the edge may keep."""
        self._edge = Edge(get_wsgi_application(), capacity)
        # Its thread could not see what is rolled back: the log is followed by hand.
        self._edge._process.follower.start = lambda: None
        self._keeps = bool(capacity)

    @property
    def kept(self) -> int:
        """How many answers are in memory."""
        return len(self._edge._process.memory)

    def follow(self) -> None:
        """Read what is new in the log."""
        if self._keeps:
            self._edge._process.follower.follow()

    def get(self, url: str, coding: str = "", **more: str) -> Answered:
        """Return what is answered."""
        path, _, query = url.partition("?")
        environ: dict[str, Any] = {"REQUEST_METHOD": "GET", "SCRIPT_NAME": "", **more}
        environ |= {"PATH_INFO": path, "QUERY_STRING": query}
        if coding:
            environ["HTTP_ACCEPT_ENCODING"] = coding
        setup_testing_defaults(environ)
        begun: list[Any] = []
        with connection_kept():
            answered = self._edge(environ, lambda *start: begun.append(start) or bytes)
            body = b"".join(answered)
            if close := getattr(answered, "close", None):
                close()
        return Answered(begun[0][0], dict(begun[0][1]), body)
