"""Answers: what the application said, and public ones in every content coding."""

import threading
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.utils.http import parse_etags

from cms.delivery.edge.coding import CODINGS, IDENTITY, encoded
from cms.delivery.freshness import PLACE, Freshness

Header = tuple[str, str]
WORTH_CODING = 500
"""Bytes; a smaller body would hardly arrive sooner."""
_MADE_HERE = ("content-length", "etag")
_OF_A_BODY = "content-type"
_BESIDE_A_BODY = 700
_BESIDE_AN_ANSWER = 2500


class Plain(NamedTuple):
    """What the application said."""

    status: str
    headers: list[Header]
    body: bytes

    def header(self, name: str) -> str:
        """Return a header's value, or nothing."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    def send(self, environ: WSGIEnvironment, start: StartResponse, coding: str) -> Iterable[bytes]:
        """Answer just as the application did."""
        del coding
        start(self.status, [*self.headers])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [self.body]


class Representation(NamedTuple):
    """A public answer in one coding."""

    body: bytes
    etag: str
    headers: list[Header]
    """What other codings, and an answer without a body, have otherwise."""


class Answer:
    """A public answer, in each coding from when it is first asked for in it."""

    __slots__ = ("_coding", "_etags", "_type", "body", "headers", "keys", "shown")

    def __init__(self, said: Plain) -> None:
        """Take what the application said; it is to be public."""
        self.body = said.body
        self.keys = tuple(said.header("surrogate-key").split())
        self.headers = [
            (name, value)
            for name, value in said.headers
            if name.lower() not in (*_MADE_HERE, _OF_A_BODY, "vary")
        ]
        self.shown: dict[str, Representation] = {}
        self._type = ("Content-Type", said.header(_OF_A_BODY))
        self._coding = threading.Lock()
        self._etags = {IDENTITY: said.header("etag")}
        varies = [said.header("vary")] if said.header("vary") else []
        if len(said.body) >= WORTH_CODING:
            varies.append("Accept-Encoding")
        if varies:
            self.headers.append(("Vary", ", ".join(varies)))
        if len(said.body) >= WORTH_CODING:
            for coding in CODINGS:
                self._etags[coding] = f'{self._etags[IDENTITY][:-1]}-{coding}"'

    def send(self, environ: WSGIEnvironment, start: StartResponse, coding: str) -> Iterable[bytes]:
        """Answer with the body, without it, or with word that the client has it."""
        shown = self.shown.get(coding) or self.show(coding)
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known is not None and (etag := self._known(known, shown.etag)):
            start("304 Not Modified", [*self.headers, ("ETag", etag)])
            return []
        # A list of its own: servers may put their headers into it.
        start("200 OK", [*self.headers, *shown.headers])
        return [shown.body] if environ["REQUEST_METHOD"] == "GET" else []

    def show(self, coding: str) -> Representation:
        """Return the answer in a coding, made once."""
        with self._coding:
            if coding not in self.shown:
                self.shown[coding] = self._represent(coding if coding in self._etags else IDENTITY)
            return self.shown[coding]

    def weight(self) -> int:
        """Return roughly how many bytes of memory it takes."""
        others = sum(
            _BESIDE_A_BODY + (len(shown.body) if shown.body is not self.body else 0)
            for shown in [*self.shown.values()]
        )
        headers = sum(len(name) + len(value) for name, value in self.headers)
        return _BESIDE_AN_ANSWER + len(self.body) + headers + others

    def _represent(self, coding: str) -> Representation:
        etag = self._etags[coding]
        body = self.body if coding == IDENTITY else encoded(self.body, coding)
        headers = [("ETag", etag), self._type, ("Content-Length", str(len(body)))]
        if coding != IDENTITY:
            headers.append(("Content-Encoding", coding))
        return Representation(body, etag, headers)

    def _known(self, header: str, etag: str) -> str | None:
        """Return the entity tag of what the client has, in whichever coding it has it."""
        if header == etag:
            return etag
        tags = [tag.removeprefix("W/") for tag in parse_etags(header)]
        if etag in tags or "*" in tags:
            return etag
        # A cache renews what it has by its tag, so it is told that one.
        return next((tag for tag in tags if tag in self._etags.values()), None)


def ask(
    application: WSGIApplication, environ: WSGIEnvironment, freshness: Freshness | None = None
) -> Answer | Plain:
    """Return what the application answers to a plain GET, whatever the client has and accepts."""
    inner = {**environ, "REQUEST_METHOD": "GET"}
    for header in ("HTTP_IF_NONE_MATCH", "HTTP_ACCEPT_ENCODING"):
        inner.pop(header, None)
    if freshness is not None:
        inner[PLACE] = freshness
    said = _said(application, inner)
    return Answer(said) if _is_public(said) else said


def _said(application: WSGIApplication, environ: WSGIEnvironment) -> Plain:
    begun: list[tuple[str, list[Header]]] = []
    parts: list[bytes] = []

    def start(
        status: str, headers: list[Header], exc_info: Any = None, /
    ) -> Callable[[bytes], object]:
        del exc_info
        begun.append((status, headers))
        return parts.append

    answered = application(environ, start)
    try:
        parts.extend(answered)
    finally:
        if close := getattr(answered, "close", None):
            close()
    status, headers = begun[-1]
    return Plain(status, headers, b"".join(parts))


def _is_public(said: Plain) -> bool:
    """Tell whether an answer is the same for everybody; what would vary is never kept."""
    return (
        said.status.startswith("200 ")
        and said.header("cache-control").startswith("public")
        and said.header("etag").startswith('"')
        # Addresses tell the formats apart.
        and said.header("vary") in ("", "Accept")
        and not any(said.header(name) for name in ("set-cookie", "content-encoding"))
    )
