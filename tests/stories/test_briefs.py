"""Briefs: news in a few sentences, and where it is told at length."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Page, Site

from cms.publishing.models import Change
from cms.publishing.rebuilding import verify
from stories.models import BriefPage
from tests.digests import make_outlet
from tests.factories import make_story, make_user
from tests.stories.statements import make_brief, statement_index

PAGES = "/delivery/v1/pages"


def document(client: Client, page: Page) -> Any:
    return client.get(f"{PAGES}/{page.translation_key}").json()


def test_a_brief_leads_to_one_of_our_pages(site: Site, client: Client) -> None:
    story = make_story("At length")
    brief = make_brief(page=story)
    told = document(client, brief)
    assert told["type"] == "brief"
    assert told["page"]["title"] == "At length"
    assert told["source"] is None
    assert told["text"]["content"][0]["children"][1]["text"] == "short"
    last = Change.objects.order_by("-sequence")[0].sequence
    story.title = "At more length"
    story.save_revision().publish()
    assert document(client, brief)["page"]["title"] == "At more length"
    make_story("Another")
    changed = Change.objects.filter(sequence__gt=last, type="brief")
    assert changed.count() == 1
    story.delete()
    assert document(client, brief)["page"] is None
    assert [line for progress in verify() for line in progress.failed] == []


def test_a_brief_leads_to_an_outlet(site: Site, client: Client) -> None:
    hill = make_outlet("The Hill", url="https://hill.example/")
    report = {"outlet_url": "https://example.org/a", "outlet_date": "2019-08"}
    brief, other = make_brief("First", outlet=hill, **report), make_brief("Second", outlet=hill)
    said = {"id": str(hill.translation_key), "name": "The Hill", "url": "https://hill.example/"}
    source = {"outlet": said, "url": "https://example.org/a", "date": "2019-08"}
    assert document(client, brief)["source"] == source
    assert document(client, other)["source"] == {"outlet": said, "url": None, "date": None}
    assert document(client, brief)["seo"]["json_ld"]["citation"] == {
        "@type": "NewsArticle", "url": "https://example.org/a", "datePublished": "2019-08",
        "publisher": {
            "@type": "Organization", "name": "The Hill", "url": "https://hill.example/",
        },
    }  # fmt: skip
    markdown = client.get(f"{PAGES}/{brief.translation_key}.md").content.decode()
    assert "[The Hill, August 2019](<https://example.org/a>)" in markdown
    cards = client.get(PAGES, {"type": "brief"}).json()["items"]
    assert {card["title"]: card["source"]["url"] for card in cards} == {
        "First": "https://example.org/a", "Second": None,
    }  # fmt: skip
    make_brief("Third", outlet=make_outlet("The Valley"))
    found = client.get(PAGES, {"outlet": said["id"]}).json()["items"]
    assert {card["title"] for card in found} == {"First", "Second"}


def test_a_brief_follows_its_outlet(site: Site, client: Client) -> None:
    hill = make_outlet("The Hill")
    brief = make_brief(outlet=hill, outlet_date="2019")
    hill.name = "The Mount"
    hill.save()
    assert document(client, brief)["source"]["outlet"]["name"] == "The Mount"
    french = make_brief("Brève", parent=statement_index("fr"), outlet=hill)
    make_outlet("Le Mont", "fr", translation_key=hill.translation_key)
    told = client.get(f"{PAGES}/{french.translation_key}", {"locale": "fr"}).json()
    assert told["source"]["outlet"]["name"] == "Le Mont"
    hill.delete()
    assert document(client, brief)["source"] is None
    assert [line for progress in verify() for line in progress.failed] == []


def test_a_deleted_outlet_leaves_a_brief_that_can_not_be_compiled(
    site: Site, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    hill = make_outlet("Zanzibar Post")
    brief = make_brief("Told", outlet=hill, outlet_date="2019")

    def broken(_self: Any, _context: Any) -> Any:
        raise RuntimeError("not today")

    with monkeypatch.context() as patched:
        patched.setattr(BriefPage, "to_document", broken)
        hill.delete()
        told = document(client, brief)
        assert (told["title"], told["source"]) == ("Told", None)
        assert "Zanzibar" not in str(told)
    assert client.get(PAGES, {"outlet": hill.translation_key}).json()["total"] == 0


def test_a_brief_leads_one_way_at_most(site: Site) -> None:
    story, hill = make_story(), make_outlet("The Hill")
    with pytest.raises(ValidationError, match="not both"):
        make_brief(page=story, outlet=hill)
    with pytest.raises(ValidationError, match="Choose the outlet"):
        make_brief(outlet_date="2019")
    with pytest.raises(ValidationError, match="2017-11"):
        make_brief(outlet=hill, outlet_date="August")


def test_what_a_brief_says_is_found(site: Site, client: Client) -> None:
    make_brief("News", text="<p>An orchestra plays again.</p>")
    assert client.get(PAGES, {"q": "orchestras"}).json()["total"] == 1


def test_an_editor_writes_a_brief(site: Site, client: Client) -> None:
    client.force_login(make_user())
    story = make_story("At length")
    address = f"/admin/pages/add/stories/briefpage/{statement_index().pk}/"
    assert client.get(address).status_code == 200
    value = '{"blocks": [{"key": "a", "type": "unstyled", "text": "Said."}], "entityMap": {}}'
    form = {
        "title": "Written", "slug": "written", "standfirst": "", "cover": "", "tags": "",
        "seo_title": "", "search_description": "", "text": value, "page": story.pk,
        "outlet": make_outlet().pk, "outlet_url": "", "outlet_date": "", "partners-count": 0,
        "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0, "action-publish": "yes",
    }  # fmt: skip
    answer = client.post(address, form)
    assert "outlet" in answer.context["form"].errors
    client.post(address, form | {"outlet": ""})
    assert document(client, BriefPage.objects.get())["page"]["title"] == "At length"
