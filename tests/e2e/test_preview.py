"""The draft beside the form, in the real front end: typed and seen, clicked and edited, shared."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from playwright.sync_api import Browser, FrameLocator, Request, expect
from playwright.sync_api import Page as Tab
from wagtail.models import Page, Site

from home.models import Announcement, CookieNotice
from tests.around import make_around
from tests.e2e.conftest import log_in
from tests.e2e.editor import Editor
from tests.factories import index_page, make_story, make_user, text

ROOT = Path(django_settings.BASE_DIR)


@dataclass(frozen=True)
class FrontEnd:
    """The reference renderer, reading from the live server."""

    url: str


@pytest.fixture
def front_end(live_server: Any, settings: Any, tmp_path: Path) -> Iterator[FrontEnd]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    settings.PUBLIC_URL = settings.WAGTAILADMIN_BASE_URL = live_server.url
    settings.FRONTEND_URL = url
    settings.WAGTAIL_HEADLESS_PREVIEW = {
        "CLIENT_URLS": {"default": url},
        "REDIRECT_ON_PREVIEW": True,
    }
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": {**directives, "frame-src": ["'self'", url]}}
    log = (tmp_path / "renderer.log").open("w+")
    command = [sys.executable, "-m", "renderers.web.serve", "--host", "127.0.0.1"]
    process = subprocess.Popen(
        [*command, "--port", str(port), "--cms", live_server.url],
        cwd=ROOT,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        _wait_for(port, process)
        yield FrontEnd(url)
        log.seek(0)
        assert "preview=" not in log.read()
    finally:
        process.terminate()
        process.wait(10)
        log.close()


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("The renderer did not start.")


@pytest.fixture
def story(committed_site: Site) -> Page:
    body = [text(f"<p>Paragraph number {number}. {'It was so. ' * 60}</p>") for number in range(8)]
    return make_story("A town by the river", body=body)


def edit(tab: Tab, live_server: Any, page: Page, role: str = "Editor", **user: Any) -> Editor:
    log_in(tab, live_server, make_user(role, **user))
    tab.goto(f"{live_server.url}/admin/pages/{page.pk}/edit/")
    return Editor(tab)


def preview(tab: Tab) -> FrameLocator:
    """Open the preview panel; return the front end in it."""
    tab.locator("[data-side-panel-toggle=preview]").click()
    return tab.frame_locator("#w-preview-iframe")


def frame_of(tab: Tab, front_end: FrontEnd) -> Any:
    return next(frame for frame in tab.frames if frame.url.startswith(front_end.url))


def test_what_is_typed_is_seen_in_place(
    tab: Tab, live_server: Any, front_end: FrontEnd, story: Page
) -> None:
    asked: list[Request] = []
    tab.context.on("request", lambda request: asked.append(request))
    editor = edit(tab, live_server, story)
    front = preview(tab)
    expect(front.locator("h1")).to_have_text("A town by the river")
    expect(front.get_by_text("Paragraph number 7.")).to_be_attached()
    # Being in a field scrolls the preview to its place, once.
    editor.field("title").focus()
    front.get_by_text("Paragraph number 6.").scroll_into_view_if_needed()
    inside = frame_of(tab, front_end)
    inside.evaluate("window.notReloaded = true")
    scrolled = inside.evaluate("window.scrollY")
    assert scrolled > 500

    editor.field("title").press("End")
    for _ in "river":
        editor.field("title").press("Backspace")
    editor.field("title").press_sequentially("sea")
    expect(front.locator("h1")).to_have_text("A town by the sea")
    assert inside.evaluate("window.notReloaded")
    assert abs(inside.evaluate("window.scrollY") - scrolled) < 60

    # Neither code nor token stands in an address that outlives the load, or in a Referer.
    assert "preview=" not in inside.url
    secrets = {
        found[1] for request in asked if (found := re.search(r"preview=([\w-]{20,})$", request.url))
    }
    for request in asked:
        referer = request.headers.get("referer", "")
        assert not any(secret in referer for secret in secrets)
        assert "Bearer" not in request.url


def test_a_page_that_was_never_saved(
    tab: Tab, live_server: Any, front_end: FrontEnd, committed_site: Site
) -> None:
    log_in(tab, live_server, make_user("Editor"))
    tab.goto(f"{live_server.url}/admin/pages/add/stories/storypage/{index_page().pk}/")
    editor = Editor(tab)
    front = preview(tab)
    editor.field("title").fill("Not saved yet")
    expect(front.locator("h1")).to_have_text("Not saved yet")
    prefix = editor.add("text")
    editor.write(prefix, "The first to return was the baker.")
    expect(front.get_by_text("The first to return was the baker.")).to_be_visible()


def test_what_stands_around_pages_is_seen_as_it_is_typed(
    tab: Tab, live_server: Any, front_end: FrontEnd, committed_site: Site
) -> None:
    make_around("en")
    banner, notice = Announcement.objects.get(), CookieNotice.objects.get()
    log_in(tab, live_server, make_user("Administrator"))
    tab.goto(f"{live_server.url}/admin/snippets/home/announcement/edit/{banner.pk}/")
    editor, front = Editor(tab), preview(tab)
    expect(front.get_by_text(banner.text)).to_be_visible()
    editor.field("text").fill("Water is back in Hajin.")
    expect(front.get_by_text("Water is back in Hajin.")).to_be_visible()

    tab.goto(f"{live_server.url}/admin/snippets/home/cookienotice/edit/{notice.pk}/")
    # The panel is open as it was left. Nothing covers a draft that is not called up.
    front = tab.frame_locator("#w-preview-iframe")
    expect(front.locator("h1")).to_be_visible()
    expect(front.locator("#consent")).to_have_count(0)
    front.locator("[data-consent-open]").press("Enter")
    expect(front.locator("#consent")).to_be_visible()
    editor.write("text", "We ask you first.")
    expect(front.locator("#consent")).to_contain_text("We ask you first.")


def test_a_click_opens_its_field_and_a_field_its_place(
    tab: Tab, live_server: Any, front_end: FrontEnd, story: Page
) -> None:
    edit(tab, live_server, story)
    front = preview(tab)
    front.get_by_text("Paragraph number 5.").click()
    block = story.body[5].id
    focused = tab.locator(f"[data-contentpath='{block}'] :focus")
    expect(focused).to_be_attached()
    expect(focused).to_be_in_viewport()

    tab.locator(f"[data-contentpath='{story.body[1].id}'] [contenteditable=true]").click()
    expect(front.get_by_text("Paragraph number 1.")).to_be_in_viewport()


def test_logging_out_ends_the_preview(
    tab: Tab, live_server: Any, front_end: FrontEnd, story: Page
) -> None:
    edit(tab, live_server, story)
    expect(preview(tab).locator("h1")).to_have_text(story.title)
    with tab.context.expect_page() as opened:
        tab.locator("[data-w-preview-target=newTab]").click()
    alone = opened.value
    expect(alone.locator("h1")).to_have_text(story.title)
    assert "preview=" not in alone.url
    other = tab.context.new_page()
    other.goto(f"{live_server.url}/admin/")
    other.evaluate(
        """() => fetch('/admin/logout/', {method: 'POST', headers:
        {'X-CSRFToken': document.cookie.match(/csrftoken=(\\w+)/)?.[1] ?? ''}})"""
    )
    alone.reload()
    expect(alone.get_by_text("preview has ended", exact=False)).to_be_visible()
    alone.close()
    other.close()


def test_a_review_link_is_shared_opened_and_revoked(
    tab: Tab, live_server: Any, front_end: FrontEnd, story: Page, browser: Browser
) -> None:
    story.title = "Only a draft"
    story.save_revision()
    edit(tab, live_server, story)
    preview(tab)
    box = tab.locator("[data-review-links]")
    box.locator("summary").click()
    box.locator("[name=name]").fill("Layla")
    within = box.bounding_box()
    for field in box.locator("input").all():
        place = field.bounding_box()
        assert place
        assert within
        assert within["x"] <= place["x"]
        assert place["x"] + place["width"] <= within["x"] + within["width"]
    box.get_by_role("button", name="Make a review link").click()
    address = box.locator("#review-address").input_value()
    expect(box.get_by_text("not used yet")).to_be_visible()

    outside = browser.new_context()
    reader = outside.new_page()
    reader.goto(address)
    expect(reader.locator("h1")).to_have_text("Only a draft")
    assert "preview=" not in reader.url
    expect(reader.get_by_text("Layla")).to_be_visible()

    box.locator("summary").click()
    box.locator("summary").click()
    expect(box.get_by_text("last used")).to_be_visible()
    box.get_by_role("button", name="Revoke").click()
    expect(box.get_by_text("Nobody has a link")).to_be_visible()
    reader.goto(address)
    reader.reload()
    expect(reader.get_by_text("preview has ended", exact=False)).to_be_visible()
    outside.close()


def test_the_accessibility_checker_sees_the_front_end(
    tab: Tab, live_server: Any, front_end: FrontEnd, story: Page
) -> None:
    edit(tab, live_server, story)
    expect(preview(tab).locator("h1")).to_have_text(story.title)
    tab.locator("[data-side-panel-toggle=checks]").click()
    words = tab.locator("[data-content-word-count]")
    expect(words).not_to_have_text("0")
    expect(words).not_to_have_text("-")
    assert int(words.inner_text()) > 400


def test_an_arabic_draft_reads_from_right_to_left(
    tab: Tab, live_server: Any, front_end: FrontEnd, committed_site: Site
) -> None:
    story = make_story(
        "القائم تعود إلى الحياة",
        parent=index_page("ar"),
        body=[text("<p>أول من عاد كان الخبّاز.</p>")],
    )
    editor = edit(tab, live_server, story)
    front = preview(tab)
    expect(front.locator("h1")).to_have_text(story.title)
    expect(front.locator("html")).to_have_attribute("dir", "rtl")
    editor.field("title").fill("القائم")
    expect(front.locator("h1")).to_have_text("القائم")
