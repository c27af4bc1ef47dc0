"""The home page, built section by section as an editor does it."""

import json
from typing import Any

from django.core.management import call_command
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect
from wagtail.models import Site

from home.blocks.sections import HomeSections
from home.models import Tour
from tests.digests import make_digest
from tests.e2e.conftest import log_in
from tests.e2e.editor import Editor
from tests.factories import make_story, make_user
from tests.homes import remember_today, show
from tests.social import make_post
from tests.stories.campaigns import make_campaign, make_short_video
from tests.stories.podcasts import make_episode
from tests.stories.statements import make_statement
from tests.stories.test_partners import make_partner

STEPS = json.dumps(
    [{"type": "part", "value": {"title": "Here", "text": "Look.", "target": "navigation"}}]
)


def test_a_home_page_is_built_section_by_section(
    tab: Tab, live_server: Any, committed_site: Site
) -> None:
    shown = [make_story(title) for title in ("The lead", "The other lead", "Another story")]
    statement, digest = make_statement("What was said"), make_digest()
    episode = make_episode(title="On the river")
    post = make_post("Seen today")
    campaign, film = make_campaign("Deny them money"), make_short_video("Sixty seconds")
    make_partner(joined="2014-09-10")
    day = remember_today()
    Tour.objects.create(site=committed_site, locale=day.locale, title="Look", steps=STEPS)
    home = show()
    call_command("update_index", verbosity=0)
    log_in(tab, live_server, make_user("Publisher"))
    tab.goto(f"{live_server.url}/admin/pages/{home.pk}/edit/")
    editor = Editor(tab)

    def add(name: str) -> str:
        return editor.add(name, "sections", HomeSections)

    def choose(section: str, title: str) -> None:
        tab.locator(f"[name='{section}-pages-count'] ~ * button.c-sf-add-button").last.click()
        editor.choose(f"{section}-pages-0-value", title)

    editor.write(add("text"), "Welcome to all.")
    latest = add("latest")
    editor.field(f"{latest}-title").fill("News")
    editor.field(f"{latest}-count").fill("5")
    editor.field(f"{latest}-types").and_(tab.locator("[value=story]")).check()
    choose(hero := add("hero"), "The lead")
    add("statement")
    add("digest")
    about = add("about")
    editor.field(f"{about}-title").fill("What is it?")
    editor.write(f"{about}-text", "Members work together.")
    choose(add("featured"), "The other lead")
    for name in ("podcast", "social_wall", "campaigns", "short_videos"):
        add(name)
    editor.write(f"{add('partners')}-text", "They are many.")
    add("commemoration")
    invitation = add("tour_invitation")
    editor.field(f"{invitation}-text").fill("Let us show you around.")

    # The lead belongs on top, and newcomers are invited before they are told of partners.
    for section in (hero, hero, invitation, invitation):
        editor.move_up(section.removesuffix("-value"))
    editor.act("[name=action-publish]")
    expect(tab.locator(".messages .success")).to_be_visible()

    page = tab.request.get(
        f"{live_server.url}/delivery/v1/resolve", params={"path": "/en/"}
    ).json()["page"]
    sections = {block["type"]: block for block in page["sections"]}
    assert list(sections) == [
        "hero", "text", "latest", "statement", "digest", "about", "featured", "podcast",
        "social_wall", "campaigns", "short_videos", "tour_invitation", "partners",
        "commemoration",
    ]  # fmt: skip
    assert set(sections) == set(HomeSections.base_blocks)
    lists = {
        name: [card["id"] for card in block["items"]]
        for name, block in sections.items()
        if "items" in block
    }
    lead, other, another = shown
    expected = {
        "hero": lead, "latest": another, "statement": statement, "featured": other,
        "podcast": episode, "social_wall": post, "campaigns": campaign, "short_videos": film,
    }  # fmt: skip
    assert lists == {name: [str(one.translation_key)] for name, one in expected.items()}
    assert sections["text"]["fallback"] == "Welcome to all."
    assert (sections["latest"]["title"], sections["about"]["title"]) == ("News", "What is it?")
    assert sections["digest"]["digest"]["id"] == str(digest.translation_key)
    for name in ("about", "partners"):
        assert sections[name]["member_count"] == 1
    assert sections["partners"]["text"]["content"][0]["children"][0]["text"] == "They are many."
    assert sections["commemoration"]["day"]["name"] == "Remembrance"
    assert sections["tour_invitation"]["text"] == "Let us show you around."
