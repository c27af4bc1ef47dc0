"""The draft route in Node: a code becomes a cookie, and neither code nor token is told."""

import subprocess
from collections.abc import Iterator
from http.client import HTTPResponse
from urllib.parse import quote

import pytest

from tests.preview_routes.conftest import CODE, TOKEN, Cms
from tests.preview_routes.front_end import FrontEnd, start


@pytest.fixture
def front_end(cms: tuple[Cms, str]) -> Iterator[FrontEnd]:
    front = start(cms[1])
    yield front
    front.stop()


COOKIE = f"__Host-draft={TOKEN}"


def assert_private(answer: HTTPResponse) -> None:
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def assert_cleared(answer: HTTPResponse) -> None:
    assert answer.headers["Set-Cookie"].startswith("__Host-draft=; Max-Age=0; Path=/; HttpOnly;")


def test_a_code_becomes_a_cookie_and_is_gone(front_end: FrontEnd) -> None:
    answer, _ = front_end.get(f"/api/draft?code={CODE}")
    assert answer.status == 307
    assert answer.headers["Location"] == "/en/stories/al-qaim/"
    assert answer.headers["Set-Cookie"] == (
        f"{COOKIE}; Path=/; HttpOnly; Secure; SameSite=None; Partitioned"
    )
    assert_private(answer)


def test_a_cookie_may_travel_by_http_on_one_machine(cms: tuple[Cms, str]) -> None:
    front = start(cms[1], "--insecure-cookie")
    answer, _ = front.get(f"/api/draft?code={CODE}")
    front.stop()
    assert answer.headers["Set-Cookie"] == f"draft={TOKEN}; Path=/; HttpOnly; SameSite=Lax"


def test_with_the_cookie_pages_are_drafts(cms: tuple[Cms, str], front_end: FrontEnd) -> None:
    answer, html = front_end.get("/en/stories/al-qaim/", f"other=1; {COOKIE}")
    assert answer.status == 200
    assert "As drafted &lt;b&gt;" in html
    assert "<b>" not in html
    assert TOKEN not in html
    assert_private(answer)
    policy = answer.headers["Content-Security-Policy"]
    assert policy == f"script-src 'self'; frame-ancestors 'self' {cms[1]}"
    _, query, bearer = cms[0].asked[-1]
    assert (query["perspective"], bearer) == (["draft"], f"Bearer {TOKEN}")


def test_without_it_they_are_as_readers_see_them(cms: tuple[Cms, str], front_end: FrontEnd) -> None:
    answer, html = front_end.get("/en/stories/al-qaim/")
    assert (answer.status, answer.headers["Vary"]) == (200, "Cookie")
    assert "As published" in html
    assert "/api/draft/" not in html
    _, query, bearer = cms[0].asked[-1]
    assert (query.get("perspective"), bearer) == (None, None)


def test_a_code_works_once(front_end: FrontEnd) -> None:
    front_end.get(f"/api/draft?code={CODE}")
    for query in (f"?code={CODE}", "?code=another", "?code=", ""):
        answer, html = front_end.get(f"/api/draft{query}", COOKIE)
        assert answer.status in (400, 401)
        assert "has ended" in html
        assert CODE not in html
        assert_cleared(answer)
        assert_private(answer)


def test_an_ended_preview_says_so(cms: tuple[Cms, str], front_end: FrontEnd) -> None:
    cms[0].tokens.clear()
    answer, html = front_end.get("/en/stories/al-qaim/", COOKIE)
    assert answer.status == 401
    assert 'href="/en/stories/al-qaim/"' in html
    assert_cleared(answer)
    assert_private(answer)


def test_a_preview_can_be_left(front_end: FrontEnd) -> None:
    assert front_end.get("/api/draft/exit?path=/%2525zz")[0].headers["Location"] == "/%25zz"
    answer, _ = front_end.get(f"/api/draft/exit?path={quote('/ar/قصص/')}", COOKIE)
    assert (answer.status, answer.headers["Location"]) == (307, quote("/ar/قصص/"))
    assert_cleared(answer)


NOT_OURS = ["//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nX: y", "", "a"]


@pytest.mark.parametrize("path", NOT_OURS)
def test_it_never_leads_elsewhere(cms: tuple[Cms, str], front_end: FrontEnd, path: str) -> None:
    answer, _ = front_end.get(f"/api/draft/exit?path={quote(path, safe='')}")
    assert answer.headers["Location"] == "/"
    cms[0].path = path
    answer, _ = front_end.get(f"/api/draft?code={CODE}")
    assert answer.headers["Location"] == "/"


def test_redirects_and_missing_pages_are_told(cms: tuple[Cms, str], front_end: FrontEnd) -> None:
    assert front_end.get("/en/nothing/")[0].status == 404
    cms[0].location = "/ar/قصص/"
    answer, _ = front_end.get("/en/old/")
    assert (answer.status, answer.headers["Location"]) == (301, quote("/ar/قصص/"))
    cms[0].location = "https://example.org/a?b=c"
    assert front_end.get("/en/old/")[0].headers["Location"] == "https://example.org/a?b=c"


def test_the_editor_is_told_and_listened_to(cms: tuple[Cms, str]) -> None:
    front = start(cms[1], "--editor", "https://cms.example.org")
    answer, script = front.get("/api/draft/preview.js")
    front.stop()
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert 'const editor = "https://cms.example.org"' in script
    assert subprocess.run(["node", "--check", "-"], input=script, text=True).returncode == 0


def test_a_cms_out_of_reach_is_no_end_of_the_preview() -> None:
    front = start("http://127.0.0.1:9")
    answer, _ = front.get("/en/", COOKIE)
    front.stop()
    assert (answer.status, answer.headers["Set-Cookie"]) == (502, None)


def test_odd_requests_are_refused(front_end: FrontEnd) -> None:
    assert front_end.get("/api/draft", method="POST")[0].status == 405
    assert front_end.get("/en/", "__Host-draft=%")[0].status == 400
    answer, html = front_end.get("/en/stories/al-qaim/", method="HEAD")
    assert (answer.status, html) == (200, "")


def test_neither_code_nor_token_is_logged(cms: tuple[Cms, str]) -> None:
    front = start(cms[1])
    front.get(f"/api/draft?code={CODE}")
    front.get(f"/api/draft?code={CODE}")
    front.get(f"/en/stories/al-qaim/?code={CODE}", COOKIE)
    cms[0].tokens.clear()
    front.get("/en/stories/al-qaim/", COOKIE)
    logged = front.stop()
    assert "GET /api/draft 307" in logged
    assert "GET /en/stories/al-qaim/ 401" in logged
    assert CODE not in logged
    assert TOKEN not in logged
