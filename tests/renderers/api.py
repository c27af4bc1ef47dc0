"""A Delivery API that answers from memory, and an editor's page around a frame."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs, urlsplit

from PIL import Image as Pillow

from tests.renderers.content import API, Content

Answer = tuple[int, Any]
GONE = {"code": "gone", "status": 410}
MISSING = {"code": "not_found", "status": 404}
REFUSED = {"code": "preview_refused", "status": 401}
TOKEN = "token-of-the-draft"
USER_BAR = b"document.body.dataset.liveUserbar = '';"
EDITOR = """<!doctype html><title>Editor</title>
<iframe id="frame" src="{src}" width="900" height="700"></iframe>
<script>
const frame = document.getElementById("frame");
window.heard = [];
addEventListener("message", (event) => heard.push({{origin: event.origin, ...event.data}}));
window.say = (message, origin) => frame.contentWindow.postMessage(message, origin);
</script>"""


class Api:
    """The API and what happened to it."""

    renderer: str

    def __init__(self, recorded: Content) -> None:
        """Take what it answers with."""
        self.recorded = recorded
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.server.daemon_threads = True
        self.origin = f"http://127.0.0.1:{self.server.server_port}"
        self.picture = _png()
        self.reset()

    def reset(self) -> None:
        """Forget what a test did."""
        text = json.dumps(vars(self.recorded), default=str).replace("http://cms.test", self.origin)
        self.content = Content(**json.loads(text))
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.codes: dict[str, dict[str, Any]] = {}
        self.drafts: dict[str, dict[str, Any]] = {}
        self.sources: dict[str, Any] = {}
        self.revoked = self.down = False
        self.userbar: Answer = (404, MISSING)

    def start(self) -> None:
        """Answer, in the background."""
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Stop answering."""
        self.server.shutdown()
        self.server.server_close()

    def answer(self, endpoint: str, query: dict[str, str], token: str | None) -> Answer:
        """Return status and body."""
        if self.down:
            return 503, {"code": "server_error"}
        if endpoint == "resolve":
            return self._resolve(query, token)
        if endpoint == "site":
            return self._site(query.get("locale", "en"))
        if endpoint == "pages":
            return 200, self._pages(query)
        if endpoint == "preview/userbar":
            return self.userbar if token == TOKEN else (401, REFUSED)
        return 404, MISSING

    def exchange(self, code: str) -> Answer:
        """Return what a code is exchanged for, once."""
        grant = self.codes.pop(code, None)
        return (200, grant) if grant else (401, REFUSED)

    def _resolve(self, query: dict[str, str], token: str | None) -> Answer:
        path = query["path"]
        if query.get("perspective") == "draft":
            if token != TOKEN or self.revoked:
                return 401, REFUSED
            if path in self.drafts:
                return 200, {"kind": "page", "page": self.drafts[path], "sources": self.sources}
        if path in self.answers:
            return self.answers[path]
        page = self.content.pages.get(path)
        return (200, {"kind": "page", "page": page}) if page else (404, MISSING)

    def _site(self, locale: str) -> Answer:
        site = self.content.sites.get(locale)
        return (200, site) if site else (404, MISSING)

    def _pages(self, query: dict[str, str]) -> dict[str, Any]:
        every = "story,day_in_the_life" + (",short_video" if "series" in query else "")
        types = query.get("type", every).split(",")
        pages = [p for p in self.content.pages.values() if p["type"] in types]
        pages = [p for p in pages if p["locale"] == query.get("locale", p["locale"])]
        if tag := query.get("tag"):
            pages = [p for p in pages if tag in [entry["slug"] for entry in p["tags"]]]
        if series := query.get("series"):
            pages = [p for p in pages if (p.get("series") or {}).get("id") == series]
        if q := query.get("q"):
            pages = [p for p in pages if q in p["title"].casefold()]
        if pinned := query.get("pinned"):
            pages = [p for p in pages if str(p["pinned"]).lower() == pinned]
        start, limit = int(query.get("cursor", 0)), int(query["limit"])
        following = start + limit if start + limit < len(pages) else None
        # As in earnest, the address is the public one, whatever host was asked.
        address = following and f"http://cms.test{API}/pages?cursor={following}&limit={limit}"
        found = {"items": pages[start : start + limit], "total": len(pages), "next": address}
        if q:
            places = [{"spans": [{"text": "… ", "match": False}, {"text": q, "match": True}]}]
            found["highlights"] = {f"{p['id']}/{p['locale']}": places for p in found["items"]}
        return found


def _handler(api: Api) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_OPTIONS(self) -> None:
            self._send(204, b"", "text/plain")

        def do_POST(self) -> None:
            sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            api.asked.append((self.path, "", sent))
            self._json(api.exchange(sent["code"]))

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            if parts.path == "/editor":
                return self._send(200, EDITOR.format(src=query["src"]).encode(), "text/html")
            if parts.path.endswith("userbar.js"):
                return self._send(200, USER_BAR, "text/javascript")
            if parts.path.startswith("/media/images/"):
                return self._send(200, api.picture, "image/png")
            if not parts.path.startswith(API):
                return self._send(200, b"WEBVTT\n", "text/vtt")
            token = (self.headers.get("Authorization") or "").removeprefix("Bearer ") or None
            endpoint = parts.path.removeprefix(f"{API}/")
            api.asked.append((endpoint, token or "", query))
            return self._json(api.answer(endpoint, query, token))

        def _json(self, answer: Answer) -> None:
            self._send(answer[0], json.dumps(answer[1]).encode(), "application/json")

        def _send(self, status: int, body: bytes, content_type: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Access-Control-Allow-Headers", "*, Authorization")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    return Handler


def _png() -> bytes:
    buffer = BytesIO()
    Pillow.new("RGB", (24, 16), "#a8466a").save(buffer, "PNG")
    return buffer.getvalue()
