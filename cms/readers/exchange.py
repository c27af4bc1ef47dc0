"""One HTTP request to somebody who may be slow, hang, or send without end.

The standard library is enough: a request of ours follows no redirect, uses no proxy and keeps no
connection, and its bounds are none that the other side could stretch.
"""

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from cms.readers.address import Address

MOST_READ = 64 * 1024


class NoAnswerError(Exception):
    """There was no answer; the message says why."""


@dataclass(frozen=True)
class Limits:
    """How long one request may take, in seconds."""

    connect: float
    total: float


@dataclass(frozen=True)
class Request:
    """What is sent."""

    method: str
    address: Address
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True)
class Answer:
    """What came back; of the body, at most the first ``MOST_READ`` bytes."""

    status: int
    body: bytes


def exchange(request: Request, numbers: Iterable[str], limits: Limits) -> Answer:
    """Send a request to the first of a host's IP addresses that takes it, and return the answer.

    The certificate is checked for the name in the URL. Raises ``NoAnswerError``.
    """
    deadline = _Deadline(limits.total)
    try:
        with deadline, contextlib.closing(_connect(request, numbers, limits, deadline)) as line:
            answer = _ask(line, request)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise NoAnswerError(_reason(error, late=deadline.passed)) from error
    if deadline.passed:
        raise NoAnswerError("No answer in time.")
    return answer


class _Deadline:
    """Cuts a line when the time is over, whatever is done on it just then."""

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._line: socket.socket | None = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._pass)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def watch(self, line: socket.socket) -> None:
        """Cut this line."""
        with self._lock:
            self._line = line
        if self.passed:
            self._pass()

    def _pass(self) -> None:
        self.passed = True
        with self._lock, contextlib.suppress(OSError):
            if self._line is not None:
                # Not the method of a TLS socket: it would take away what another thread reads by.
                socket.socket.shutdown(self._line, socket.SHUT_RDWR)


def _connect(
    request: Request, numbers: Iterable[str], limits: Limits, deadline: _Deadline
) -> socket.socket:
    problem: OSError = OSError("The name has no address.")
    for number in numbers:
        family = socket.AF_INET6 if ":" in number else socket.AF_INET
        line = socket.socket(family, socket.SOCK_STREAM)
        try:
            deadline.watch(line)
            line.settimeout(limits.connect)
            line.connect((number, request.address.port))
            line.settimeout(limits.total)
            return _secured(line, request.address, deadline)
        except OSError as error:
            line.close()
            problem = error
            if deadline.passed:
                break
    raise problem


def _secured(line: socket.socket, address: Address, deadline: _Deadline) -> socket.socket:
    if address.scheme == "http":
        return line
    context = ssl.create_default_context()
    secured = context.wrap_socket(line, server_hostname=address.host, do_handshake_on_connect=False)
    try:
        deadline.watch(secured)
        secured.do_handshake()
    except OSError:
        secured.close()
        raise
    return secured


def _ask(line: socket.socket, request: Request) -> Answer:
    connection = http.client.HTTPConnection(request.address.host, request.address.port)
    connection.sock = line
    connection.putrequest(
        request.method, request.address.target, skip_host=True, skip_accept_encoding=True
    )
    for name, value in _headers(request).items():
        connection.putheader(name, value)
    connection.endheaders(request.body)
    response = connection.getresponse()
    return Answer(response.status, response.read(MOST_READ))


def _headers(request: Request) -> dict[str, str]:
    return {
        "Host": request.address.authority,
        "User-Agent": "Storywire",
        "Connection": "close",
        "Content-Length": str(len(request.body)),
        **request.headers,
    }


def _reason(error: Exception, *, late: bool) -> str:
    if late or isinstance(error, TimeoutError):
        return "No answer in time."
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"The certificate is not valid: {error.verify_message}."
    if isinstance(error, OSError):
        return f"No connection: {error.strerror or error}."
    return "The answer is not HTTP."
