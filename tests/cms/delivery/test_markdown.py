"""Pages as Markdown, and llms.txt, which leads to them."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from django.conf import settings
from django.test import Client
from markdown_it import MarkdownIt
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from tests.cms.delivery.feed_items import HOSTILE, make_told
from tests.factories import index_page, make_story, text
from tests.stories.statements import make_brief

MARKDOWN = "text/markdown; charset=utf-8"
RESOLVE, PAGES = "/delivery/v1/resolve", "/delivery/v1/pages"
LLMS = "/delivery/v1/llms.txt"


def read(client: Client, address: str, **query: str) -> tuple[dict[str, Any], str]:
    """Return the front matter and what follows it."""
    answer = client.get(address, query, headers={"Accept": "text/markdown"})
    assert (answer.status_code, answer["Content-Type"]) == (200, MARKDOWN)
    _nothing, matter, words = answer.content.decode().split("---\n", 2)
    return yaml.safe_load(matter), words


def test_a_page_is_markdown_with_what_is_known_of_it_in_front(site: Site, client: Client) -> None:
    page = make_told(tags=["Mosul"], slug="told")
    matter, words = read(client, RESOLVE, path="/en/stories/told/")
    assert matter["title"] == "Told"
    assert matter["language"] == "en"
    assert matter["url"] == f"{settings.FRONTEND_URL}/en/stories/told/"
    assert matter["authors"] == ["A Writer"]
    assert matter["tags"] == ["Mosul"]
    assert matter["date"][:10] == page.first_published_at.date().isoformat()
    assert words.startswith("\n# Told\n\n*In \\< brief.*\n\n")
    assert f"[on](<{settings.FRONTEND_URL}/en/stories/before-told/>), or **not**." in words
    assert re.search(r"!\[What it shows here\]\(<http://cms\.test/media/[^>]+\.jpg>\)", words)
    assert "At the river. (S. Ahmed)" in words


def test_it_is_the_same_by_path_by_id_and_by_its_own_address(site: Site, client: Client) -> None:
    page = make_told(slug="told")
    by_path = read(client, RESOLVE, path="/en/stories/told/")
    assert read(client, f"{PAGES}/{page.translation_key}") == by_path
    own = client.get(f"{PAGES}/{page.translation_key}.md", headers={"Accept": "text/html"})
    assert own["Content-Type"] == MARKDOWN
    assert own.content.decode().endswith(by_path[1])
    assert "Vary" not in own


def test_formats_vary_by_accept(site: Site, client: Client) -> None:
    page = make_story("Told", slug="told")
    for address in (f"{RESOLVE}?path=/en/stories/told/", f"{PAGES}/{page.translation_key}"):
        for accept in ("text/markdown", "application/json", "*/*"):
            answer = client.get(address, headers={"Accept": accept})
            assert answer["Vary"] == "Accept"
            assert answer["Surrogate-Key"] == f"page:{page.pk}"
    assert "Vary" not in client.get(PAGES)


def test_a_redirect_is_said_in_markdown_too(site: Site, client: Client) -> None:
    page = make_story("Told", slug="told")
    Redirect.objects.create(old_path="/en/old", redirect_page=page)
    matter, words = read(client, RESOLVE, path="/en/old/")
    there = f"{settings.FRONTEND_URL}/en/stories/told/"
    assert matter == {"location": there, "status": 301}
    assert f"(<{there}>)" in words


def test_what_is_missing_is_a_problem_in_any_format(site: Site, client: Client) -> None:
    for address in (f"{RESOLVE}?path=/en/none/", f"{PAGES}/{'0' * 8}-0000-0000-0000-{'0' * 12}.md"):
        answer = client.get(address, headers={"Accept": "text/markdown"})
        assert answer.status_code == 404
        assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("title", HOSTILE)
def test_no_title_breaks_it(site: Site, client: Client, title: str) -> None:
    page = make_told(title, slug="told", tags=[title[:90].replace(",", "")])
    matter, words = read(client, f"{PAGES}/{page.translation_key}")
    document = client.get(f"{PAGES}/{page.translation_key}").json()
    legible = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]", "", title)
    assert matter["title"] == legible
    assert document["title"] == title
    heading = MarkdownIt().parse(words)[1]
    assert heading.content
    assert {child.type for child in heading.children or ()} <= {"text", "text_special"}


def test_pages_of_every_kind_are_said(site: Site, client: Client) -> None:
    make_story("Latest", slug="latest")
    brief = make_brief("Brief", text="<p>Said in <b>short</b>.</p>")
    assert "Said in **short**." in read(client, f"{PAGES}/{brief.translation_key}")[1]
    _matter, home = read(client, RESOLVE, path="/en/")
    assert f"- [Latest](<{settings.FRONTEND_URL}/en/stories/latest/>)" in home


# llms.txt


def test_llms_txt_leads_to_sections_and_the_latest_pages(site: Site, client: Client) -> None:
    story = make_story("A [river]", standfirst="In brief.", body=[text()])
    make_story("Draft", publish=False)
    make_story("Récit", parent=index_page("fr"))
    answer = client.get(LLMS)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    said = answer.content.decode()
    assert said.startswith("# Coalition\n")
    address = f"http://cms.test{PAGES}/{story.translation_key}.md?locale=en"
    assert f"## Latest\n\n- [A \\[river\\]](<{address}>): In brief.\n" in said
    assert "Draft" not in said
    assert "Récit" not in said
    assert f"[français](<http://cms.test{LLMS}?locale=fr>)" in said
    assert "[Récit]" in client.get(LLMS, {"locale": "fr"}).content.decode()


def test_every_address_in_llms_txt_is_markdown(site: Site, client: Client) -> None:
    make_told()
    said = client.get(LLMS).content.decode()
    addresses = re.findall(r"<(http://cms\.test/[^>]+\.md[^>]*)>", said)
    assert len(addresses) == 4
    for address in addresses:
        parts = urlsplit(address)
        answer = client.get(f"{parts.path}?{parts.query}")
        assert (answer.status_code, answer["Content-Type"]) == (200, MARKDOWN)


def test_llms_txt_is_found_at_the_root(site: Site, client: Client) -> None:
    answer = client.get("/llms.txt?locale=fr")
    assert (answer.status_code, answer["Location"]) == (302, f"{LLMS}?locale=fr")


@pytest.mark.parametrize("query", ["locale=de", "tag=x", "site="])
def test_what_is_wrong_is_named(site: Site, client: Client, query: str) -> None:
    answer = client.get(LLMS, QUERY_STRING=query)
    assert answer.status_code == 400
    assert answer.json()["parameter"] == query.partition("=")[0]
