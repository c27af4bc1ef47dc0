"""What the tests of readers talk to: real servers on this machine."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from standardwebhooks import Webhook as Verifier

from cms.readers.models import Webhook
from cms.readers.secret import secret_of


@dataclass
class Got:
    """One request that came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    at: float = field(default_factory=time.monotonic)

    @property
    def said(self) -> Any:
        return json.loads(self.body)

    def verified_by(self, secret: str) -> Any:
        """Return the message if its signature is right; raises if it is not."""
        return Verifier(secret).verify(self.body, self.headers)


class Receiver:
    """A server that keeps what it gets and answers as it is told."""

    def __init__(self) -> None:
        self.got: list[Got] = []
        self.status = 204
        self.body = b""
        self.headers: dict[str, str] = {}
        self.before: Callable[[Got], object] = lambda got: None
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def _take(self) -> None:
                length = int(self.headers.get("Content-Length", 0))
                names = {name.lower(): value for name, value in self.headers.items()}
                got = Got(self.command, self.path, names, self.rfile.read(length))
                receiver.got.append(got)
                receiver.before(got)
                self.send_response(receiver.status)
                for name, value in receiver.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(receiver.body)

            do_POST = do_GET = do_PURGE = _take  # noqa: N815  the server asks for these names

            def log_message(self, *args: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.handle_error = lambda *args: None  # type: ignore[method-assign]  # a caller that hangs up is no error here
        self.port = self.server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}/hook"

    def wait_for(self, number: int, seconds: float = 8) -> list[Got]:
        deadline = time.monotonic() + seconds
        while len(self.got) < number:
            assert time.monotonic() < deadline, f"{len(self.got)} of {number} came."
            time.sleep(0.01)
        return self.got

    @property
    def events(self) -> list[str]:
        return [got.said["type"] for got in self.got]


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()
    thread = threading.Thread(target=receiver.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        receiver.server.shutdown()
        receiver.server.server_close()


def make_webhook(url: str, **fields: Any) -> Webhook:
    return Webhook.objects.create(name=fields.pop("name", "Site"), url=url, **fields)


def secret(webhook: Webhook) -> str:
    return secret_of(webhook.seed)
