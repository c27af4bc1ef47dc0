"""Public reads pass by the middleware of the admin, and everything else by none of it."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Site

from cms.delivery import middleware
from tests.factories import make_story

API = "/delivery/v1"
FOR_PAGES = {"Content-Security-Policy", "X-Frame-Options"}
READS = [
    f"{API}/pages",
    f"{API}/resolve?path=/en/stories/told/",
    f"{API}/nothing",
    f"{API}/pages?x=1",
]


@pytest.mark.parametrize("url", READS)
@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_read_answers_as_by_the_chain_but_for_what_is_for_pages(
    site: Site, url: str, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_story("Told", publish=True)
    direct = told(method, url)
    monkeypatch.setattr(middleware, "_READING", ())
    status, headers, body = told(method, url)
    assert direct[1].keys().isdisjoint(FOR_PAGES)
    kept = {name: value for name, value in headers.items() if name not in FOR_PAGES}
    assert direct == (status, kept, body)


def told(method: str, url: str) -> tuple[int, dict[str, Any], bytes]:
    answer = getattr(Client(), method)(url)
    return answer.status_code, dict(answer.headers), answer.content


def test_a_host_that_is_not_ours_is_refused(site: Site, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["cms.test"]
    answer = Client().get(f"{API}/pages", headers={"host": "elsewhere.test"})
    assert (answer.status_code, answer.json()["code"]) == (400, "wrong_host")
    assert "“elsewhere.test”" in answer.json()["detail"]
    assert "ALLOWED_HOSTS" in answer.json()["detail"]
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_the_docs_keep_what_protects_pages(site: Site) -> None:
    assert Client().get(f"{API}/docs").headers.keys() >= FOR_PAGES
    assert Client().get(f"{API}/docs/").headers.keys() >= FOR_PAGES
