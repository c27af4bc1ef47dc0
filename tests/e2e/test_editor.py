"""What the editor asks for, warns of and refuses, in a real browser."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect
from wagtail.models import Site

from stories.blocks.body import StoryBody
from stories.models import StoryPage
from tests.e2e.conftest import log_in
from tests.e2e.editor import Editor
from tests.factories import index_page, make_image, make_story, make_user, text


def test_a_title_saves_and_one_block_publishes(
    tab: Tab, live_server: Any, committed_site: Site
) -> None:
    log_in(tab, live_server, make_user("Publisher"))
    tab.goto(f"{live_server.url}/admin/pages/add/stories/storypage/{index_page().pk}/")
    editor = Editor(tab)
    editor.field("title").fill("Only a title")
    editor.act("button:has-text('Save draft')")
    draft = StoryPage.objects.get()
    assert (draft.title, draft.slug, draft.live) == ("Only a title", "only-a-title", False)
    warning = tab.locator(".messages .warning")
    for words in ("There is no standfirst", "There is no cover", "No author is named"):
        expect(warning).to_contain_text(words)

    editor.write(editor.add("text"), "Once.")
    editor.act("[name=action-publish]")
    expect(tab.locator(".messages .success")).to_be_visible()
    answer = tab.request.get(
        f"{live_server.url}/delivery/v1/resolve", params={"path": "/en/stories/only-a-title/"}
    )
    page = answer.json()["page"]
    assert [block["fallback"] for block in page["body"]] == ["Once."]
    assert page["seo"]["title"] == "Only a title"


def test_a_block_that_is_not_installed_is_announced_and_kept(
    tab: Tab, live_server: Any, committed_site: Site
) -> None:
    story = make_story(body=[text()], publish=False)
    revision = story.latest_revision
    stored = [*json.loads(revision.content["body"]), {"type": "map", "value": 3, "id": "m"}]
    revision.content["body"] = json.dumps(stored)
    revision.save()

    log_in(tab, live_server, make_user("Publisher"))
    tab.goto(f"{live_server.url}/admin/pages/{story.pk}/edit/")
    said = "blocks of a type that is not installed (map)"
    expect(tab.locator(".messages")).to_contain_text(said)
    editor = Editor(tab)
    editor.field("title").fill("Saved over it")
    editor.act("[name=action-publish]")
    expect(tab.locator(".messages .error, .messages .critical").first).to_be_visible()
    expect(tab.get_by_text(said).first).to_be_attached()
    story = StoryPage.objects.get(pk=story.pk)
    assert story.title != "Saved over it"
    assert "map" in story.get_latest_revision().content["body"]


@pytest.mark.parametrize("with_image", [True, False], ids=["picture", "empty library"])
def test_the_chooser_shows_a_preview_of_every_block(
    tab: Tab, live_server: Any, committed_site: Site, with_image: bool
) -> None:
    if with_image:
        make_image()
    log_in(tab, live_server, make_user("Author"))
    tab.goto(f"{live_server.url}/admin/pages/add/stories/storypage/{index_page().pk}/")
    for block in StoryBody().child_blocks.values():
        tab.goto(f"{live_server.url}/admin/block-preview/?id={block.definition_prefix}")
        expect(tab.locator("main")).to_be_visible()
        pictures = tab.locator("img")
        for picture in pictures.all():
            expect(picture).to_have_js_property("complete", value=True)
            assert picture.evaluate("image => image.naturalWidth") > 0
        if not with_image:
            expect(pictures).to_have_count(0)
