"""Serves the renderer: ``python -m renderers.web.serve --port 8001 --cms http://localhost:8000``."""

import argparse
import errno
import gzip
import hashlib
import html
import json
import re
import signal
import sys
import threading
from dataclasses import dataclass, replace
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.error import HTTPError
from urllib.parse import SplitResult, quote, unquote, urlencode, urlsplit
from urllib.request import urlopen

from renderers.web.bundle import bundle

HERE = Path(__file__).resolve().parent
INDEX = HERE / "index.html"
# The one module that a page needs at once comes with all it imports.
MAIN = "/main.js"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}
FEEDS = {"atom": "application/atom+xml", "json": "application/feed+json"}
# What machines look for on the front end, and the CMS has; a query goes along.
PASSED_ON = ("/sitemap.xml", "/llms.txt")
# A font never changes under its name; all else is asked for again, and answered 304.
FOREVER = "public, max-age=31536000, immutable"
REVALIDATED = "public, max-age=0, must-revalidate"
_PATIENCE = 10
"""Seconds that the CMS has to answer what is passed on."""
_FILE_NAME = re.compile(r"\.[A-Za-z0-9]{1,8}$")
_LOCALE = re.compile(r"^/([a-z]{2,3}(?:-[a-z0-9]+)*)/")
_SEARCH = re.compile(r"^/[^/]+/search/?$")
_LISTS = re.compile(r"^/([^/]+)/(?:(tags)/([^/]+)|(series|partners)/([0-9a-fA-F-]{36}))/?$")
_FILTERS = {"tags": "tag", "series": "series", "partners": "partner"}
"""What `pages` is asked by for the lists that the script makes, by the part of their path."""
_NO_PAGE = (HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
"""What the CMS says of paths at which no page is, or can be."""
_RIGHT_TO_LEFT = ("ar", "ckb", "fa", "he", "ps", "syr", "ur")


@dataclass(frozen=True)
class Answer:
    """A finished body: as it is, compressed where that helps, and how to keep it."""

    body: bytes
    content_type: str
    cache_control: str = REVALIDATED
    status: HTTPStatus = HTTPStatus.OK
    location: str = ""
    """Where it is instead."""

    @property
    def etag(self) -> str:
        """Return the strong tag of the bytes."""
        return hashlib.sha256(self.body).hexdigest()[:24]

    def coded(self) -> tuple[bytes, bool]:
        """Return the bytes to send to those who take gzip, and whether they are gzip."""
        if self.content_type.startswith("font/"):
            return self.body, False
        return gzip.compress(self.body, 9, mtime=0), True


class Shelf:
    """The renderer's files, read and compressed once until they change."""

    def __init__(self, cms: str) -> None:
        """Take the origin of the CMS."""
        self.api = f"{cms}/delivery/v1"
        self.policy = policy(cms)
        self.files = {f"/{path.relative_to(HERE).as_posix()}": path for path in _files()}
        self.modules = [file for file in self.files.values() if file.suffix == ".js"]
        self._kept = lru_cache(maxsize=512)(self._made)

    def find(self, path: str) -> tuple[Answer, str, bytes, bool]:
        """Return what a path gives, its tag, its compressed bytes, and whether they are gzip."""
        files = self.modules if path == MAIN else [self.files.get(path, INDEX)]
        found = self._kept(path, max(file.stat().st_mtime_ns for file in files))
        # The first page leads on to that of a language, which the script chooses.
        is_page = found[0].content_type.startswith("text/html") and path != "/"
        return self._as_the_cms_says(path, *found) if is_page else found

    def _as_the_cms_says(
        self, path: str, page: Answer, *rest: Any
    ) -> tuple[Answer, str, bytes, bool]:
        """Return the page with the status of what lives there; its script says it in words."""
        if _SEARCH.match(path) and _LOCALE.match(path):
            return (page, *rest)
        if listed := _list(path):
            return (self._as_its_list(listed, page), *rest)
        address = f"{self.api}/resolve?{urlencode({'path': unquote(path)})}"
        status, location = HTTPStatus.OK, ""
        try:
            with urlopen(address, timeout=_PATIENCE) as said:  # noqa: S310  an origin that was given
                found = json.load(said)
            # What leads to itself is for the script to say: a browser would only give up.
            if found["kind"] == "redirect" and found["location"] != unquote(path):
                status, location = HTTPStatus(found["status"]), found["location"]
        except HTTPError as error:
            if error.code in _NO_PAGE:
                status = HTTPStatus(error.code)
        except (OSError, ValueError):
            # The script finds out as well, and says so.
            pass
        if status is not HTTPStatus.OK:
            leads = quote(location, safe="/:?#[]@!$&'()*+,;=%")
            page = replace(page, status=status, location=leads, cache_control="no-store")
        return (page, *rest)

    def _as_its_list(self, asked: dict[str, str], page: Answer) -> Answer:
        """Return the page of a list with its status: one that has nothing in it is not there."""
        address = f"{self.api}/pages?{urlencode({**asked, 'limit': 1})}"
        try:
            with urlopen(address, timeout=_PATIENCE) as said:  # noqa: S310  an origin that was given
                there = json.load(said)["total"] > 0
        except HTTPError as error:
            there = error.code >= HTTPStatus.INTERNAL_SERVER_ERROR
        except (OSError, ValueError):
            there = True
        missing = replace(page, status=HTTPStatus.NOT_FOUND, cache_control="no-store")
        return page if there else missing

    def passed_on(self, asked: SplitResult) -> tuple[Answer, str, bytes, bool]:
        """Return what the CMS answers for the site; its errors are ours, but not to keep."""
        address = f"{self.api}{asked.path}" + (f"?{asked.query}" if asked.query else "")
        try:
            with urlopen(address, timeout=_PATIENCE) as said:  # noqa: S310  an origin that was given
                answer = Answer(said.read(), said.headers["Content-Type"])
        except HTTPError as error:
            status = HTTPStatus(error.code)
            answer = Answer(b"The CMS has no such thing.\n", TYPES[".txt"], "no-store", status)
        except OSError:
            down = HTTPStatus.BAD_GATEWAY
            answer = Answer(b"The CMS does not answer.\n", TYPES[".txt"], "no-store", down)
        coded, is_gzip = answer.coded()
        return answer, answer.etag, coded, is_gzip

    def _made(self, path: str, changed: int) -> tuple[Answer, str, bytes, bool]:
        del changed
        answer = self._answer(path)
        coded, is_gzip = answer.coded()
        return answer, answer.etag, coded, is_gzip

    def _answer(self, path: str) -> Answer:
        if path == MAIN:
            return Answer(bundle(self.files[MAIN], HERE).encode(), TYPES[".js"])
        if file := self.files.get(path):
            keep = FOREVER if file.suffix == ".woff2" else REVALIDATED
            return Answer(file.read_bytes(), TYPES[file.suffix], keep)
        if path == "/robots.txt":
            robots = f"User-agent: *\nAllow: /\n\nSitemap: {self.api}/sitemap.xml\n"
            return Answer(robots.encode(), TYPES[".txt"])
        if _FILE_NAME.search(path):
            missing = b"There is no such file.\n"
            return Answer(missing, TYPES[".txt"], "no-store", HTTPStatus.NOT_FOUND)
        return Answer(self._page(path).encode(), "text/html; charset=utf-8")

    def _page(self, path: str) -> str:
        """Return the one HTML file, with what this path will need asked for at once."""
        page = INDEX.read_text("utf-8").replace(
            'name="storywire-api" content="/delivery/v1"',
            f'name="storywire-api" content="{html.escape(self.api)}"',
        )
        found = _LOCALE.match(path)
        if not found:
            return page
        locale = found[1]
        # Feed readers run no script; whoever does puts those of the shown page in their place.
        feeds = "\n".join(
            f'<link rel="alternate" type="{type_}" data-of-page '
            f'href="{html.escape(f"{self.api}/feeds/{name}?locale={locale}")}">'
            for name, type_ in FEEDS.items()
        )
        page = page.replace("</head>", f"{feeds}\n</head>", 1)
        asked = {"resolve": {"path": unquote(path)}, "site": {"locale": locale}}
        if _SEARCH.match(path) or _list(path):
            # No page of the CMS is there.
            asked.pop("resolve")
        hints = "\n".join(
            f'<link rel="preload" as="fetch" crossorigin="anonymous" '
            f'href="{html.escape(f"{self.api}/{endpoint}?{urlencode(query)}")}">'
            for endpoint, query in asked.items()
        )
        page = page.replace('<link rel="icon"', f'{hints}\n<link rel="icon"', 1)
        if locale.split("-")[0] in _RIGHT_TO_LEFT:
            page = page.replace("/fonts/vollkorn-latin.", "/fonts/markazi-text-arabic.")
            page = page.replace("/fonts/readex-pro-latin.", "/fonts/readex-pro-arabic.")
            page = page.replace('dir="ltr"', 'dir="rtl"', 1)
            styles = '<link rel="stylesheet" href="/styles/pages.css">'
            page = page.replace(styles, f"{styles}\n{styles.replace('pages', 'arabic')}")
        return page.replace('lang="en"', f'lang="{locale}"', 1)


def _list(path: str) -> dict[str, str] | None:
    """Return what `pages` is asked for a list that the script makes; None for any other path."""
    found = _LISTS.match(path)
    if not found:
        return None
    locale, tags, tag, kind, key = found.groups()
    return {_FILTERS[tags or kind]: unquote(tag or key), "locale": locale}


def _files() -> list[Path]:
    found = (path for path in HERE.rglob("*") if path.is_file() and path.suffix in TYPES)
    return [path for path in found if "__pycache__" not in path.parts]


def policy(cms: str) -> str:
    """Return the content security policy: this origin, the CMS, and nobody else."""
    return "; ".join(
        (
            "default-src 'none'",
            # Wagtail's user bar, in previews.
            f"script-src 'self' {cms}",
            f"style-src 'self' {cms}",
            f"font-src 'self' {cms}",
            f"img-src 'self' {cms}",
            f"media-src {cms}",
            f"connect-src {cms}",
            f"frame-ancestors {cms}",
            # A search that is begun before the script is there.
            "form-action 'self'",
            "base-uri 'none'",
        )
    )


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD."""

    protocol_version = "HTTP/1.1"
    server_version = "Storywire"
    sys_version = ""
    timeout = 60
    # Head and body go out together; waiting for more would cost 40 ms.
    wbufsize = -1
    disable_nagle_algorithm = True
    shelf: Shelf

    def do_GET(self) -> None:
        """Answer with head and body."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Answer with the head."""
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        try:
            parts = urlsplit(self.path)
        except ValueError:
            # Brackets of an IPv6 address that is none.
            self.send_error(HTTPStatus.BAD_REQUEST, "This address can't be read")
            return
        path = parts.path
        found = self.shelf.passed_on(parts) if path in PASSED_ON else self.shelf.find(path)
        answer, etag, coded, is_gzip = found
        takes_gzip = is_gzip and "gzip" in self.headers.get("Accept-Encoding", "")
        tag = f'"{etag}-gzip"' if takes_gzip else f'"{etag}"'
        body = coded if takes_gzip else answer.body
        known = tag in self.headers.get("If-None-Match", "")
        fresh = known and answer.status is HTTPStatus.OK
        self.send_response(HTTPStatus.NOT_MODIFIED if fresh else answer.status)
        self._send_head(answer, tag)
        if takes_gzip:
            self.send_header("Content-Encoding", "gzip")
        if not fresh:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body and not fresh:
            self.wfile.write(body)

    def _send_head(self, answer: Answer, tag: str) -> None:
        for name, value in (
            ("Content-Type", answer.content_type),
            ("Cache-Control", answer.cache_control),
            ("ETag", tag),
            ("Vary", "Accept-Encoding"),
            ("Content-Security-Policy", self.shelf.policy),
            ("Referrer-Policy", "same-origin"),
            ("X-Content-Type-Options", "nosniff"),
            ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
        ):
            self.send_header(name, value)
        if answer.location:
            self.send_header("Location", answer.location)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet: the access log is a proxy's affair."""


class Server(ThreadingHTTPServer):
    """A thread a connection; they end with the server."""

    daemon_threads = True
    request_queue_size = 128


def make_server(host: str, port: int, cms: str) -> Server:
    """Return a server that is bound and not yet serving; port 0 takes any."""
    handler = type("BoundHandler", (Handler,), {"shelf": Shelf(cms)})
    return Server((host, port), handler)


def origin(text: str) -> str:
    """Return an origin, or refuse what is none."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path.strip("/"):
        raise argparse.ArgumentTypeError("write an origin, such as http://localhost:8000")
    return f"{parts.scheme}://{parts.netloc}"


def main() -> None:
    """Serve until SIGTERM or Ctrl-C."""
    parser = argparse.ArgumentParser(prog="renderers.web.serve", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8001)
    parser.add_argument("--cms", type=origin, default="http://localhost:8000")
    options = parser.parse_args()
    try:
        server = make_server(options.host, options.port, options.cms)
    except OSError as error:
        sys.exit(_problem(error, options.host, options.port))

    def stop(number: int, frame: FrameType | None) -> None:
        del number, frame
        # From the thread that serves, this would wait for itself.
        threading.Thread(target=server.shutdown).start()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    sys.stdout.write(f"Reading {options.cms} at http://{options.host}:{server.server_port}/\n")
    sys.stdout.flush()
    with server:
        server.serve_forever(poll_interval=0.2)


def _problem(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is in use. Stop what runs there, or give another with --port"
            " (RENDERER_PORT for make run)."
        )
    return f"The renderer can’t listen at {host}:{port}: {error.strerror}."


if __name__ == "__main__":
    main()
