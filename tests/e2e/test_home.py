"""The home page, built section by section as an editor does it."""

from typing import Any

from django.core.management import call_command
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect
from wagtail.models import Site

from home.blocks.sections import HomeSections
from tests.digests import make_digest
from tests.e2e.conftest import log_in
from tests.e2e.editor import Editor
from tests.factories import make_story, make_user
from tests.homes import show
from tests.stories.statements import make_statement


def test_a_home_page_is_built_section_by_section(
    tab: Tab, live_server: Any, committed_site: Site
) -> None:
    lead, _other = make_story("The lead"), make_story("Another story")
    make_statement("What was said")
    make_digest()
    home = show()
    call_command("update_index", verbosity=0)
    log_in(tab, live_server, make_user("Publisher"))
    tab.goto(f"{live_server.url}/admin/pages/{home.pk}/edit/")
    editor = Editor(tab)

    def add(name: str) -> str:
        return editor.add(name, "sections", HomeSections)

    editor.write(add("text"), "Welcome to all.")
    latest = add("latest")
    editor.field(f"{latest}-title").fill("News")
    editor.field(f"{latest}-count").fill("5")
    editor.field(f"{latest}-types").and_(tab.locator("[value=story]")).check()
    hero = add("hero")
    tab.locator(f"[name='{hero}-pages-count'] ~ * button.c-sf-add-button").last.click()
    editor.choose(f"{hero}-pages-0-value", "The lead")
    add("statement")
    add("digest")
    about = add("about")
    editor.field(f"{about}-title").fill("What is it?")
    editor.write(f"{about}-text", "Members work together.")

    # The lead belongs on top.
    editor.move_up(hero.removesuffix("-value"))
    editor.move_up(hero.removesuffix("-value"))
    editor.act("[name=action-publish]")
    expect(tab.locator(".messages .success")).to_be_visible()

    page = tab.request.get(
        f"{live_server.url}/delivery/v1/resolve", params={"path": "/en/"}
    ).json()["page"]
    shown = [(block["type"], block.get("title", "")) for block in page["sections"]]
    assert shown == [
        ("hero", ""), ("text", ""), ("latest", "News"), ("statement", ""), ("digest", ""),
        ("about", "What is it?"),
    ]  # fmt: skip
    hero_, text, latest_, statement, digest, about_ = page["sections"]
    assert [card["id"] for card in hero_["items"]] == [str(lead.translation_key)]
    assert text["fallback"] == "Welcome to all."
    assert [card["title"] for card in latest_["items"]] == ["Another story"]
    assert [card["title"] for card in statement["items"]] == ["What was said"]
    assert len(digest["digest"]["items"]) == 1
    assert (about_["member_count"], about_["as_of"]) == (0, None)
