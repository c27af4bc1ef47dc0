"""A value in running text, put there with the editor's own button in a real browser."""

import re
from datetime import date
from typing import Any

from playwright.sync_api import Page as Tab
from playwright.sync_api import expect
from wagtail.models import Site

from stories.models import Partner
from tests.e2e.conftest import log_in
from tests.e2e.editor import Editor
from tests.factories import locale, make_user
from tests.homes import section, show_text


def test_an_editor_puts_the_member_count_into_a_sentence(
    tab: Tab, live_server: Any, committed_site: Site
) -> None:
    Partner.objects.create(
        name="Iraq", iso_code="IQ", joined_on=date(2014, 9, 10), locale=locale("en")
    )
    home = show_text("<p>Welcome.</p>")
    log_in(tab, live_server, make_user("Publisher"))
    tab.goto(f"{live_server.url}/admin/pages/{home.pk}/edit/")
    box = tab.locator("[name='sections-0-value'] ~ * .public-DraftEditor-content")
    box.click()
    tab.keyboard.press("Control+a")
    tab.keyboard.type("We are #")
    tab.keyboard.press("Shift+ArrowLeft")
    tab.locator("button.Draftail-ToolbarButton[name='member_count']").click()
    expect(box.locator("[data-value='member_count']")).to_have_text("number of members")
    tab.keyboard.type(" today.")
    expect(tab.locator("[name='sections-0-value']")).to_have_value(re.compile("today"))
    Editor(tab).act("[name=action-publish]")
    expect(tab.locator(".messages .success")).to_be_visible()
    page = tab.request.get(f"{live_server.url}/delivery/v1/resolve", params={"path": "/en/"})
    [paragraph] = section(page.json()["page"], "text")["text"]["content"]
    assert [child["text"] for child in paragraph["children"]] == ["We are ", "1", " today."]
    assert paragraph["children"][1]["_type"] == "member_count"
