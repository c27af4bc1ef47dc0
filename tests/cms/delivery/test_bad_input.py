"""No input whatever gives a 5xx; what is wrong is named."""

import base64
import json
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Site

from tests.factories import make_story

API = "/delivery/v1"
LISTS = ("pages", "paths")
MACHINES = ("feeds/atom", "feeds/json", "sitemap.xml", "llms.txt")
ALL = (*LISTS, *MACHINES, "changes", "site", "resolve", "openapi.json", "schemas/story.json")
ID = "00000000-0000-0000-0000-000000000000"


def cursor(*parts: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def assert_refused(answer: Any, parameter: str | None = None, status: int = 400) -> None:
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Cache-Control"] == "no-store"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["type"] == f"urn:storywire:problem:{problem['code']}"
    assert problem["detail"]
    assert problem.get("parameter") == parameter


def ask(client: Client, endpoint: str, raw: str) -> Any:
    """Send a query exactly as written."""
    return client.get(f"{API}/{endpoint}", QUERY_STRING=raw)


@pytest.mark.parametrize("endpoint", [*ALL, f"pages/{ID}", f"feeds/rss/{ID}"])
def test_an_unknown_parameter_is_named(site: Site, client: Client, endpoint: str) -> None:
    query = "path=/en/&" if endpoint == "resolve" else ""
    for name in ("unknown", "format", "perspective", "TYPE", "type[]", "_"):
        assert_refused(ask(client, endpoint, f"{query}{name}=x"), name)


NO_TEXT = ("%00", "a%00b", "%0a", "%1f", "%ff", "%c3%28", "%ed%a0%80", "%ef%bf%bd", "x" * 10_000)


@pytest.mark.parametrize(
    ("endpoint", "name"),
    [
        ("pages", "tag"), ("pages", "type"), ("pages", "locale"), ("pages", "ids"),
        ("pages", "order"), ("pages", "limit"), ("pages", "cursor"), ("pages", "include"),
        ("feeds/atom", "tag"), ("feeds/json", "q"), ("sitemap.xml", "part"), ("llms.txt", "locale"),
        ("pages", "published_after"), ("pages", "site"), ("paths", "cursor"), ("paths", "limit"),
        ("site", "locale"), ("resolve", "path"), ("resolve", "include"), (f"pages/{ID}", "locale"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_named(site: Site, client: Client, endpoint: str, name: str) -> None:
    query = "path=/en/&" if endpoint == "resolve" and name != "path" else ""
    for value in NO_TEXT:
        assert_refused(ask(client, endpoint, f"{query}{name}={value}"), name)


MALFORMED = [
    ("pages", "limit=1&limit=2", "limit"),
    ("pages", "type=story&type=story", "type"),
    ("resolve", "path=/en/&path=/fr/", "path"),
    ("resolve", "", "path"),
    ("pages", "limit=0", "limit"),
    ("pages", "limit=101", "limit"),
    ("pages", "limit=1e1", "limit"),
    ("pages", f"limit={'9' * 1500}", "limit"),
    ("pages", "limit=", "limit"),
    ("paths", "limit=1001", "limit"),
    ("pages", "type=", "type"),
    ("pages", "type=story,", "type"),
    ("pages", "type=nonsense", "type"),
    ("pages", "locale=de", "locale"),
    ("pages", "locale=EN", "locale"),
    ("pages", "tag=", "tag"),
    ("pages", f"tag={','.join('abcdefghijk')}", "tag"),
    ("pages", "ids=1", "ids"),
    ("pages", f"ids={','.join([ID] * 101)}", "ids"),
    ("pages", "order=random", "order"),
    ("pages", "include=all", "include"),
    ("resolve", "path=/en/&include=document", "include"),
    ("pages", "published_after=yesterday", "published_after"),
    ("pages", "published_after=2019", "published_after"),
    ("pages", "published_after=1566283200", "published_after"),
    ("pages", "published_after=2019-08-20", "published_after"),
    ("pages", "published_after=2019-08-20T00:00:00", "published_after"),
    ("pages", "published_before=0001-01-01T00:00:00%2B14:00", "published_before"),
    ("pages", "published_before=9999-12-31T23:59:59-14:00", "published_before"),
    ("pages", "published_before=2019-13-01T00:00:00Z", "published_before"),
    ("site", "locale=", "locale"),
    ("site", "site=", "site"),
    ("resolve", "path=/en/../admin/", "path"),
    ("resolve", "path=/en/%252e%252e/admin/", "path"),
    ("resolve", "path=/en/%25ff/", "path"),
    ("resolve", "path=/en/%2500/", "path"),
    ("resolve", "path=https://example.org/", "path"),
    ("resolve", "path=//example.org/", "path"),
]


def test_a_malformed_value_is_named(site: Site, client: Client) -> None:
    for endpoint, query, name in MALFORMED:
        assert_refused(ask(client, endpoint, query), name)


NO_CURSORS = [
        "", "x", "=", "é", "____", "bnVsbA", "e30", "W10",
        cursor("-published_at", "2019-08-20T00:00:00+00:00", 10**30),
        cursor("-published_at", "2019-08-20T00:00:00+00:00", True),
        cursor("-published_at", "2019-08-20T00:00:00+00:00", 1.5),
        cursor("-published_at", "2019-08-20T00:00:00", 1),
        cursor("-published_at", "0001-01-01T00:00:00+14:00", 1),
        cursor("-published_at", "9999-12-31T23:59:59-14:00", 1),
        cursor("-published_at", "nonsense", 1),
        cursor("-published_at", 7, 1),
        cursor("title", "A", 1),
        cursor("-published_at", ["x"], 1),
        base64.urlsafe_b64encode(b"[" * 1400).decode(),
        base64.urlsafe_b64encode(b'["-published_at", "x", ' + b"9" * 1400 + b"]").decode(),
]  # fmt: skip


def test_a_cursor_that_is_none_of_ours_is_refused(site: Site, client: Client) -> None:
    for value in NO_CURSORS:
        assert_refused(client.get(f"{API}/pages", {"cursor": value}), "cursor")


@pytest.mark.parametrize("value", ["\ud800", "\0"])
def test_a_cursor_with_what_no_database_can_hold_is_refused(
    site: Site, client: Client, value: str
) -> None:
    query = {"order": "title", "cursor": cursor("title", value, 1)}
    assert_refused(client.get(f"{API}/pages", query), "cursor")


def test_a_cursor_at_the_end_of_numbers_is_an_empty_part(site: Site, client: Client) -> None:
    for key in (2**63 - 1, -(2**63) + 1, 2**31):
        query = {"order": "title", "cursor": cursor("title", "\U0010ffff", key)}
        answer = client.get(f"{API}/pages", query)
        assert answer.json()["items"] == []


@pytest.mark.parametrize(
    "value", ["%", "_", "'", '"', "\\", "(", "[", "é" * 900, "1 OR 1=1", "{}", "%25s"]
)
def test_odd_text_is_looked_for_and_not_found(site: Site, client: Client, value: str) -> None:
    make_story(tags=["Plain"])
    answer = client.get(f"{API}/pages", {"tag": value})
    assert answer.status_code == 200
    assert answer.json()["total"] == 0


@pytest.mark.parametrize(
    "endpoint", [*LISTS, *MACHINES, "site", "resolve", f"pages/{ID}", f"feeds/rss/{ID}"]
)
def test_an_unknown_site_is_not_found(site: Site, client: Client, endpoint: str) -> None:
    query = "path=/en/&" if endpoint == "resolve" else ""
    assert_refused(ask(client, endpoint, f"{query}site=elsewhere.example"), status=404)


@pytest.mark.parametrize("endpoint", [*ALL, f"pages/{ID}", "docs"])
def test_other_methods_are_refused(site: Site, client: Client, endpoint: str) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"):
        for content_type in ("application/json", "multipart/form-data", "text/plain"):
            answer = client.generic(method, f"{API}/{endpoint}", b"{", content_type)
            assert answer.status_code in (400, 405)
            assert answer["Content-Type"] == "application/problem+json"
        answer = client.generic(method, f"{API}/{endpoint}")
        assert_refused(answer, status=405)
        assert "GET" in answer["Allow"]


@pytest.mark.parametrize("endpoint", LISTS)
@pytest.mark.parametrize("accept", ["text/html", "application/xml", "image/*", "a" * 5000 + "/b"])
def test_what_is_not_spoken_is_not_acceptable(
    site: Site, client: Client, endpoint: str, accept: str
) -> None:
    assert_refused(client.get(f"{API}/{endpoint}", headers={"Accept": accept}), status=406)


@pytest.mark.parametrize(
    "accept", ["*/*", "application/*", "application/json", "text/html, */*;q=0.1"]
)
def test_what_is_spoken_is_answered(site: Site, client: Client, accept: str) -> None:
    assert client.get(f"{API}/pages", headers={"Accept": accept}).status_code == 200


NOWHERE = [
    "/", "/nothing", "/pages/1", f"/pages/{ID}", f"/pages/{ID}/x", "//pages", "/pages//x", "/%00",
    "/%ff", "/../admin", "/pages/..%2f..", "/schemas/nothing.json", "/schemas/%00.json",
    "/schemas/.json", "/" + "x" * 8000, "/القائم", "/pages/%0a", "/resolve/x", "/PAGES",
    "/pages/x.md", "/feeds/rss", "/feeds", "/sitemap.xml/x",
]  # fmt: skip


def test_a_path_that_leads_nowhere_is_not_found(site: Site, client: Client) -> None:
    for path in NOWHERE:
        assert_refused(client.get(API + path), status=404)


@pytest.mark.parametrize("endpoint", ["pages", "pages/", "pages//"])
def test_a_slash_at_the_end_does_not_matter(site: Site, client: Client, endpoint: str) -> None:
    assert client.get(f"{API}/{endpoint}").status_code == 200


@pytest.mark.parametrize("etag", ["x", '"', "*", 'W/"x", "y', '"' * 5000, "\u00e9"])
def test_no_entity_tag_breaks_an_answer(site: Site, client: Client, etag: str) -> None:
    answer = client.get(f"{API}/pages", headers={"If-None-Match": etag})
    assert answer.status_code == (304 if etag == "*" else 200)


def test_credentials_of_a_browser_change_nothing(site: Site, client: Client) -> None:
    plain = client.get(f"{API}/pages")
    given = client.get(
        f"{API}/pages",
        headers={
            "Authorization": "Basic \x80",
            "Cookie": "sessionid=x; django_language=ar",
            "Accept-Language": "ar",
        },
    )
    assert given.content == plain.content
    assert given["ETag"] == plain["ETag"]
