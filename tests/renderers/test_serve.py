"""The renderer's own server: what it gives, how it may be kept, how it starts and stops."""

import gzip
import http.client
import json
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from renderers.web.bundle import bundle
from renderers.web.serve import HERE, Shelf, make_server, origin

CMS = "http://cms.test"
COMMAND = [sys.executable, "-m", "renderers.web.serve", "--cms", CMS]


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = make_server("127.0.0.1", 0, CMS)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def fetch(
    port: int, path: str, method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=sent)
    answer = connection.getresponse()
    return answer, answer.read()


@pytest.mark.parametrize("path", ["/", "/en/", "/ar/قصص/", "/en/stories/v1.0/", "/en/?tag=iraq"])
def test_every_page_path_gives_the_one_page(port: int, path: str) -> None:
    answer, body = fetch(port, quote(path, safe="/?="))
    assert answer.status == 200
    assert b'name="storywire-api" content="http://cms.test/delivery/v1"' in body


def test_an_address_that_is_none_is_refused(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(b"GET http://[/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        answer = connection.makefile("rb").read()
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert b"This address can't be read" in answer


@pytest.mark.parametrize(
    "path",
    ["/nope.js", "/en/picture.png", "/serve.py", "/index.html", "/README.md", "/../serve.py"],
)
def test_a_missing_file_is_missing(port: int, path: str) -> None:
    answer, body = fetch(port, path)
    assert answer.status == 404
    assert b"import" not in body


def test_nothing_inline_and_nobody_else(port: int) -> None:
    answer, body = fetch(port, "/en/")
    policy = dict(
        part.strip().split(" ", 1)
        for part in (answer.getheader("Content-Security-Policy") or "").split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == f"'self' {CMS}"
    assert policy["frame-ancestors"] == CMS
    assert (policy["form-action"], policy["base-uri"]) == ("'self'", "'none'")
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    assert answer.getheader("Referrer-Policy") == "same-origin"
    page = body.decode()
    assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)", page)
    assert set(re.findall(r"https?://[^/\"]+", page)) == {CMS}


def test_a_page_asks_at_once_for_what_it_will_need(port: int) -> None:
    page = fetch(port, "/ar/qisas/")[1].decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert "resolve?path=%2Far%2Fqisas%2F" in page
    assert "site?locale=ar" in page
    assert "/fonts/markazi-text-arabic.woff2" in page
    assert "/styles/arabic.css" in page
    for address in re.findall(r'(?:href|src)="(/[^"]+\.\w+)"', page):
        assert fetch(port, address)[0].status == 200, address


def test_what_is_known_is_not_sent_again(port: int) -> None:
    first, body = fetch(port, "/styles/ground.css", Accept_Encoding="gzip")
    assert first.getheader("Content-Encoding") == "gzip"
    tag = first.getheader("ETag") or ""
    again, nothing = fetch(port, "/styles/ground.css", Accept_Encoding="gzip", If_None_Match=tag)
    assert (again.status, nothing) == (304, b"")
    plain, whole = fetch(port, "/styles/ground.css")
    assert gzip.decompress(body) == whole
    assert plain.getheader("ETag") != tag
    font, _ = fetch(port, "/fonts/vollkorn-latin.woff2", Accept_Encoding="gzip")
    assert "immutable" in (font.getheader("Cache-Control") or "")
    assert font.getheader("Content-Encoding") is None


def test_head_and_keep_alive(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    for method, path in (("HEAD", "/en/"), ("GET", "/main.js"), ("GET", "/nope.js")):
        connection.request(method, path)
        answer = connection.getresponse()
        body = answer.read()
        assert answer.version == 11
        assert bool(body) == (method == "GET")
    assert connection.sock is not None


def test_the_main_module_comes_with_all_it_imports(port: int) -> None:
    _, body = fetch(port, "/main.js")
    text = body.decode()
    assert not re.search(r"^(import|export) ", text, re.MULTILINE)
    for address in re.findall(r'import\("([^"]+)"\)', text):
        assert fetch(port, address)[0].status == 200, address
    ended = subprocess.run(
        ["node", "--check", "--input-type=module"], input=text, text=True, capture_output=True
    )
    assert ended.returncode == 0, ended.stderr


@pytest.mark.parametrize(
    "text", ['import * as all from "./b.js";\n', "export default 1;\n", 'import "./a.js";\n']
)
def test_what_can_not_be_bundled_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.js").write_text(text)
    (tmp_path / "b.js").write_text("")
    with pytest.raises(ValueError, match=r"bundled|circle"):
        bundle(tmp_path / "a.js", tmp_path)


def test_every_font_has_its_licence() -> None:
    licences = {path.name.removesuffix(".OFL.txt") for path in HERE.glob("fonts/*.OFL.txt")}
    for font in HERE.glob("fonts/*.woff2"):
        assert any(font.name.startswith(name) for name in licences), font.name


def test_the_cms_must_be_an_origin() -> None:
    assert origin("http://localhost:8000/") == "http://localhost:8000"
    with pytest.raises(Exception, match="origin"):
        origin("localhost:8000")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_cleanly(number: signal.Signals) -> None:
    process = subprocess.Popen([*COMMAND, "--port", "0"], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert CMS in process.stdout.readline()
    process.send_signal(number)
    assert process.wait(10) == 0


def test_a_port_in_use_is_said(port: int) -> None:
    ended = subprocess.run([*COMMAND, "--port", str(port)], capture_output=True, text=True)
    assert ended.returncode == 1
    assert ended.stderr.strip().startswith(f"Port {port} is in use.")


# What machines look for


MOVED = {"kind": "redirect", "location": "/en/new/é/", "status": 301}
RESOLVED = {
    quote("/en/", safe=""): (200, {"kind": "page", "page": {}}),
    quote("/en/old/", safe=""): (200, MOVED),
    quote("/en/withdrawn/", safe=""): (410, {}),
    quote("/en/down/", safe=""): (503, {}),
    quote("/en/\0", safe=""): (400, {}),
    quote("/../../etc/passwd", safe=""): (400, {}),
}


KEY = "0123abcd-0123-4567-89ab-0123456789ab"
LISTED = {
    f"tag={quote('é', safe='')}&locale=en&limit=1": 3,
    f"series={KEY}&locale=en&limit=1": 1,
}
"""How many pages there are, by what is asked."""


class Cms(BaseHTTPRequestHandler):
    """A CMS that says what it was asked for."""

    def do_GET(self) -> None:
        if self.path.startswith("/delivery/v1/resolve?path="):
            status, said = RESOLVED.get(self.path.partition("=")[2], (404, {}))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(said).encode())
            return
        if self.path.startswith("/delivery/v1/pages?"):
            found = LISTED.get(self.path.partition("?")[2], 0)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps({"total": found}).encode())
            return
        known = self.path.startswith(
            ("/delivery/v1/sitemap.xml", "/delivery/v1/llms.txt?locale=fr")
        )
        self.send_response(200 if known else 404)
        self.send_header("Content-Type", "application/xml; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.path.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture
def beside_a_cms() -> Iterator[int]:
    cms = ThreadingHTTPServer(("127.0.0.1", 0), Cms)
    server = make_server("127.0.0.1", 0, f"http://127.0.0.1:{cms.server_port}")
    for one in (cms, server):
        threading.Thread(target=one.serve_forever, daemon=True).start()
    yield server.server_port
    for one in (server, cms):
        one.shutdown()
        one.server_close()


def test_the_site_map_and_llms_txt_come_from_the_cms(beside_a_cms: int) -> None:
    for path in ("/sitemap.xml", "/sitemap.xml?part=2", "/llms.txt?locale=fr"):
        answer, body = fetch(beside_a_cms, path)
        assert (answer.status, body.decode()) == (200, f"/delivery/v1{path}")
        assert answer.getheader("Content-Type") == "application/xml; charset=utf-8"
    answer, _body = fetch(beside_a_cms, "/llms.txt?locale=de")
    assert (answer.status, answer.getheader("Cache-Control")) == (404, "no-store")


def test_a_cms_that_is_away_is_said_to_be(port: int) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{free.getsockname()[1]}"
    answer = Shelf(nobody).passed_on(urlsplit("/sitemap.xml"))[0]
    assert (answer.status, answer.cache_control) == (502, "no-store")


def test_robots_are_shown_the_site_map_of_the_cms(port: int) -> None:
    answer, body = fetch(port, "/robots.txt")
    assert answer.status == 200
    assert f"Sitemap: {CMS}/delivery/v1/sitemap.xml".encode() in body


def test_feeds_are_found_without_a_script(port: int) -> None:
    page = fetch(port, "/ar/qisas/")[1].decode()
    head = page.partition("</head>")[0]
    for name, type_ in (("atom", "application/atom+xml"), ("json", "application/feed+json")):
        href = f"{CMS}/delivery/v1/feeds/{name}?locale=ar"
        assert f'<link rel="alternate" type="{type_}" data-of-page href="{href}">' in head


@pytest.mark.parametrize(
    ("path", "status", "location"),
    [
        ("/en/", 200, None), ("/en/none/", 404, None), ("/en/withdrawn/", 410, None),
        ("/en/old/", 301, "/en/new/%C3%A9/"), ("/en/down/", 200, None), ("/", 200, None),
        # Lists that the script makes: one that has nothing in it is not there.
        ("/en/tags/%C3%A9/", 200, None), ("/en/tags/none/", 404, None),
        (f"/en/series/{KEY}/", 200, None), (f"/en/partners/{KEY}/", 404, None),
        ("/en/search/", 200, None),
        # Where nothing can be, in no language and in bad encodings.
        ("/nowhere", 404, None), ("/%FF", 404, None), ("/%FF/search/", 404, None),
        ("/en/%00", 400, None), ("/..%2f..%2fetc/passwd", 400, None),
    ],
)  # fmt: skip
def test_a_page_is_answered_as_the_cms_says(
    beside_a_cms: int, path: str, status: int, location: str | None
) -> None:
    answer, body = fetch(beside_a_cms, path)
    assert (answer.status, answer.headers["Location"]) == (status, location)
    assert b"storywire-api" in body
    # It has the shape of a language, and is a file.
    assert fetch(beside_a_cms, "/app/enhancing.js")[0].status == 200
    again, _body = fetch(beside_a_cms, path, If_None_Match=answer.headers["ETag"])
    assert again.status == (304 if status == 200 else status)
    assert ("no-store" in answer.headers["Cache-Control"]) == (status != 200)
