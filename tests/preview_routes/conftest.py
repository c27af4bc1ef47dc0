"""What stands in for the CMS, where a front end is tried alone."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

CODE, TOKEN = "one-time-c0de", "secret-t0ken"


@dataclass
class Cms:
    """What stands in for the Delivery API; it works as docs/reference/preview.md says."""

    path: str = "/en/stories/al-qaim/"
    title: str = "As published"
    location: str = ""
    codes: set[str] = field(default_factory=lambda: {CODE})
    tokens: set[str] = field(default_factory=lambda: {TOKEN})
    asked: list[tuple[str, dict[str, list[str]], str | None]] = field(default_factory=list)

    def exchange(self, body: Any) -> tuple[int, Any]:
        if body["code"] not in self.codes:
            return 401, {"code": "preview_refused"}
        self.codes.remove(body["code"])
        return 200, {"token": TOKEN, "kind": "editor", "page": {"path": self.path}}

    def resolve(self, query: dict[str, list[str]], bearer: str | None) -> tuple[int, Any]:
        draft = query.get("perspective") == ["draft"]
        if draft and (bearer or "").removeprefix("Bearer ") not in self.tokens:
            return 401, {"code": "preview_refused"}
        if self.location:
            return 200, {"kind": "redirect", "location": self.location, "status": 301}
        if query["path"] != [self.path]:
            return 404, {"code": "not_found"}
        return 200, {"kind": "page", "page": self.page("As drafted <b>" if draft else self.title)}

    def page(self, title: str) -> dict[str, Any]:
        block = {"type": "from_the_future", "id": "1", "fallback": "Said <plainly>"}
        return {
            "type": "from_the_future", "locale": "en", "dir": "ltr", "path": self.path,
            "title": title, "standfirst": "", "body": [block],
        }  # fmt: skip


@pytest.fixture
def cms() -> Iterator[tuple[Cms, str]]:
    fake = Cms()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            where = urlsplit(self.path)
            query, bearer = parse_qs(where.query), self.headers.get("Authorization")
            fake.asked.append((where.path, query, bearer))
            self.send(*fake.resolve(query, bearer))

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self.send(*fake.exchange(body))

        def send(self, status: int, body: Any) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        def log_message(self, format: str, *args: Any) -> None:
            del format, args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield fake, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
