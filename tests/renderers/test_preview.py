"""The preview of a draft: shown, kept up to date, and in talk with the editor."""

from copy import deepcopy
from typing import Any

import pytest
from playwright.sync_api import FrameLocator, expect
from playwright.sync_api import Page as Tab

from tests.renderers.api import TOKEN, Api

pytestmark = pytest.mark.django_db
CODE = "once"


@pytest.fixture
def draft(api: Api) -> dict[str, Any]:
    """Give a draft of the story that may be changed, behind a one-time code."""
    page = deepcopy(api.content.of_type("story"))
    page["title"] = "A title in the making"
    # Every film's page has a transcript: something to open.
    api.drafts[page["path"]] = page
    api.sources = {"/title": {"block": None, "field": "title"}} | {
        f"/body/{index}": {"block": block["id"], "field": "body"}
        for index, block in enumerate(page["body"])
    }
    quote = next(block for block in page["body"] if block["type"] == "quote")
    at = page["body"].index(quote)
    api.sources[f"/body/{at}/text"] = {"block": quote["id"], "field": "text"}
    grant(api, page)
    return page


def grant(api: Api, page: dict[str, Any], **changes: Any) -> None:
    api.codes[CODE] = {
        "token": TOKEN,
        "expires_at": "2099-11-21T14:45:00Z",
        "kind": "editor",
        "name": "",
        "editor": api.origin,
        "edit_url": f"{api.origin}/admin/pages/12/edit/",
        "page": {"id": page["id"], "locale": page["locale"], "path": page["path"]},
    } | changes


def open_draft(tab: Tab, api: Api, page: dict[str, Any]) -> None:
    tab.goto(f"{api.renderer}{page['path']}#preview={CODE}")
    expect(tab.locator("h1")).to_have_text(page["title"])


def framed(tab: Tab, api: Api, page: dict[str, Any]) -> FrameLocator:
    """Open the draft in a frame of the editor."""
    tab.goto(f"{api.origin}/editor?src={api.renderer}{page['path']}%23preview={CODE}")
    frame = tab.frame_locator("#frame")
    expect(frame.locator("h1")).to_have_text(page["title"])
    heard(tab, "ready")
    return frame


def heard(tab: Tab, type_: str, kind: str = "storywire", times: int = 1) -> dict[str, Any]:
    """Wait for so many messages of a type to the editor, and return the last of them."""
    look = f"window.heard.filter((m) => m.{kind}?.type === '{type_}')[{times - 1}]"
    for _ in range(100):
        if found := tab.evaluate(look):
            return found
        tab.wait_for_timeout(50)
    raise AssertionError(f"no {type_}: {tab.evaluate('window.heard')}")


def say(tab: Tab, api: Api, **message: Any) -> None:
    tab.evaluate("([m, origin]) => say(m, origin)", [{"storywire": message}, api.renderer])


def test_a_draft_is_shown_and_its_code_leaves_no_trace(
    tab: Tab, api: Api, draft: dict[str, Any]
) -> None:
    open_draft(tab, api, draft)
    assert tab.url == api.renderer + draft["path"]
    assert CODE not in tab.evaluate(
        "JSON.stringify([localStorage, document.cookie, history.state])"
    )
    drafts = [(token, query) for name, token, query in api.asked if name == "resolve"]
    assert (TOKEN, {"path": draft["path"], "perspective": "draft"}) in drafts
    expect(tab.locator(".ribbon")).to_have_text("Draft")
    assert tab.locator("h1").get_attribute("data-source") == "/title"
    # Loaded again, the tab goes on with what it had.
    tab.reload()
    expect(tab.locator("h1")).to_have_text(draft["title"])


def test_a_review_link_says_its_name_and_until_when(
    tab: Tab, api: Api, draft: dict[str, Any]
) -> None:
    grant(api, draft, kind="review", name="For the ministry", editor=None, edit_url=None)
    open_draft(tab, api, draft)
    expect(tab.locator(".ribbon")).to_contain_text("For the ministry")
    expect(tab.locator(".ribbon")).to_contain_text("2099")


def test_readers_are_shown_no_draft(tab: Tab, api: Api, draft: dict[str, Any]) -> None:
    tab.goto(api.renderer + draft["path"])
    expect(tab.locator("h1")).to_have_text(api.content.of_type("story")["title"])
    assert tab.locator("[data-source], .ribbon").count() == 0


def test_a_change_is_patched_and_nothing_jumps(tab: Tab, api: Api, draft: dict[str, Any]) -> None:
    frame = framed(tab, api, draft)
    inside = tab.frames[1]
    frame.locator("[data-scripted]").wait_for()
    frame.locator("summary").click()
    slider = frame.locator("[data-compare] input")
    slider.focus()
    slider.press("ArrowRight")
    moved = slider.input_value()
    inside.evaluate("scrollTo(0, 3000); window.kept = document.querySelector('h1')")
    inside.evaluate(
        "window.seen = document.elementFromPoint(innerWidth / 2, innerHeight / 2)"
        ".closest('[data-block]')"
    )
    top = "window.seen.getBoundingClientRect().top"
    before = inside.evaluate(top)

    draft["title"] = "A better title"
    draft["body"].insert(0, {"type": "new", "id": "fresh", "fallback": "Just added"})
    draft["body"].append(draft["body"].pop(3))
    say(tab, api, type="updated", path=draft["path"])
    expect(frame.locator("h1")).to_have_text("A better title")

    expect(frame.locator('[data-block="fresh"]')).to_have_text("Just added")
    ids = frame.locator(".body > [data-block]").evaluate_all(
        "all => all.map((b) => b.dataset.block)"
    )
    assert ids == [block["id"] for block in draft["body"]]
    assert inside.evaluate("window.kept === document.querySelector('h1')")
    assert abs(inside.evaluate(top) - before) < 40
    expect(frame.locator("details")).to_have_attribute("open", "")
    assert slider.input_value() == moved
    assert slider.evaluate("(slider) => slider === document.activeElement")
    expect(frame.locator("h1")).to_have_attribute("data-live-changed", "")
    expect(frame.locator("h1")).not_to_have_attribute("data-live-changed", "", timeout=3000)


def test_a_moved_draft_is_followed(tab: Tab, api: Api, draft: dict[str, Any]) -> None:
    framed(tab, api, draft)
    moved = draft | {"path": "/en/stories/elsewhere/", "title": "Elsewhere"}
    api.drafts = {moved["path"]: moved}
    say(tab, api, type="updated", path=moved["path"])
    expect(tab.frame_locator("#frame").locator("h1")).to_have_text("Elsewhere")
    assert tab.frames[1].url == api.renderer + moved["path"]


def test_a_click_opens_the_field_of_what_was_clicked(
    tab: Tab, api: Api, draft: dict[str, Any]
) -> None:
    frame = framed(tab, api, draft)
    quote = next(block for block in draft["body"] if block["type"] == "quote")
    frame.locator(".quote blockquote").first.click()
    said = heard(tab, "open")
    assert said["storywire"] == {"type": "open", "block": quote["id"], "field": "text"}
    assert said["origin"] == api.renderer
    frame.locator("h1").click()
    assert heard(tab, "open", times=2)["storywire"]["field"] == "title"
    # A link opens, too, and leads nowhere.
    frame.locator(".related .card a").first.click()
    assert heard(tab, "open", times=3)["storywire"]["block"] != quote["id"]
    assert tab.frames[1].url == api.renderer + draft["path"]


def test_the_field_somebody_is_in_comes_into_view(
    tab: Tab, api: Api, draft: dict[str, Any]
) -> None:
    frame = framed(tab, api, draft)
    box = next(block for block in draft["body"] if block["type"] == "fact_box")
    say(tab, api, type="focus", block=box["id"], field="body")
    marked = frame.locator(f'[data-block="{box["id"]}"]')
    expect(marked).to_be_in_viewport()
    expect(marked).to_have_attribute("data-live-focused", "")


def test_nothing_that_asks_covers_a_draft(newcomer: Tab, api: Api, draft: dict[str, Any]) -> None:
    open_draft(newcomer, api, draft)
    newcomer.wait_for_load_state("networkidle")
    assert newcomer.locator("#consent").count() == 0


def test_only_the_editor_is_listened_to(tab: Tab, api: Api, draft: dict[str, Any]) -> None:
    framed(tab, api, draft)
    inside = tab.frames[1]
    inside.wait_for_load_state("networkidle")
    asked = len(api.asked)
    inside.evaluate("postMessage({storywire: {type: 'updated', path: '/en/'}}, '*')")
    tab.wait_for_timeout(300)
    assert len(api.asked) == asked


def test_an_ended_preview_says_so_and_asks_for_another(
    tab: Tab, api: Api, draft: dict[str, Any]
) -> None:
    frame = framed(tab, api, draft)
    api.revoked = True
    say(tab, api, type="updated", path=draft["path"])
    expect(frame.locator("h1")).to_have_text("This preview has ended")
    frame.get_by_role("button", name="Load a new preview").click()
    heard(tab, "renew")
    assert tab.frames[1].evaluate("sessionStorage.length") == 0


@pytest.mark.parametrize("kind", ["editor", "review"])
def test_an_ended_preview_outside_the_editor(
    tab: Tab, api: Api, draft: dict[str, Any], kind: str
) -> None:
    review = {"kind": "review", "name": "R", "editor": None, "edit_url": None}
    grant(api, draft, **(review if kind == "review" else {}))
    open_draft(tab, api, draft)
    api.revoked = True
    tab.reload()
    expect(tab.locator("h1")).to_have_text("This preview has ended")
    if kind == "review":
        expect(tab.locator(".standfirst")).to_contain_text("Ask the person who sent it")
    else:
        assert "/edit/" in (tab.locator(".ways a").get_attribute("href") or "")
    tab.get_by_role("button", name="Read what is published").click()
    expect(tab.locator("h1")).to_have_text(api.content.of_type("story")["title"])


def test_a_used_code_is_refused(tab: Tab, api: Api, draft: dict[str, Any]) -> None:
    api.codes.clear()
    tab.goto(f"{api.renderer}{draft['path']}#preview={CODE}")
    expect(tab.locator("h1")).to_have_text("This preview has ended")
    assert CODE not in tab.url


def test_without_a_user_bar_it_answers_about_scrolling_itself(
    tab: Tab, api: Api, draft: dict[str, Any]
) -> None:
    framed(tab, api, draft)
    assert heard(tab, "w-preview:request-scroll", "wagtail")
    tab.evaluate(
        "([m, origin]) => say(m, origin)",
        [{"wagtail": {"type": "w-preview:set-scroll-position", "x": 0, "y": 700}}, api.renderer],
    )
    tab.wait_for_timeout(200)
    tab.evaluate(
        "([m, origin]) => say(m, origin)",
        [{"wagtail": {"type": "w-preview:get-scroll-position"}}, api.renderer],
    )
    assert heard(tab, "w-preview:set-scroll-position", "wagtail")["wagtail"]["y"] == 700


def test_the_user_bar_is_inserted(tab: Tab, api: Api, draft: dict[str, Any]) -> None:
    script = f"{api.origin}/static/userbar.js"
    stranger = "http://elsewhere.test/userbar.js"
    html = '<template id="wagtail-userbar-template"></template>'
    api.userbar = (200, {"html": html, "scripts": [script, stranger]})
    frame = framed(tab, api, draft)
    expect(frame.locator("body[data-live-userbar]")).to_be_attached()
    assert frame.locator("#wagtail-userbar-template").count() == 1
    assert tab.evaluate("window.heard.filter((m) => m.wagtail).length") == 0
