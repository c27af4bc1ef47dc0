"""What stands around every page, in a browser: notice, banner, menu, tour, and what is kept."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from tests.renderers.api import GONE, Api
from tests.renderers.conftest import shown
from tests.renderers.test_accessibility import AXE, RUN, TAGS, WIDTHS

pytestmark = pytest.mark.django_db
HOME = "/en/"
STORED = "JSON.parse(localStorage.getItem('storywire-consent'))"
LISTEN = """window.told = [];
document.addEventListener("storywire:consent", ({ detail }) => window.told.push(detail));"""


def violations(tab: Tab) -> Any:
    tab.evaluate(AXE.read_text("utf-8"))
    found = []
    for width, height in WIDTHS.items():
        tab.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            found += tab.evaluate(RUN, {"resultTypes": ["violations"], "runOnly": TAGS})
        assert tab.evaluate("document.documentElement.scrollWidth") == width
    return found


# The cookie notice


def test_nobody_is_asked_twice(newcomer: Tab, api: Api) -> None:
    newcomer.add_init_script(LISTEN)
    shown(newcomer, api, HOME)
    notice = newcomer.get_by_role("region", name="What we keep on your device")
    expect(notice).to_be_visible()
    assert newcomer.evaluate("document.activeElement === document.body")
    assert newcomer.evaluate("window.told") == []
    names = ("Accept all", "Choose", "Refuse optional")
    answers = [notice.get_by_role("button", name=name) for name in names]
    looks = {
        answer.evaluate("(one) => { const s = getComputedStyle(one);"
                        "return [s.backgroundColor, s.color, s.font, s.borderColor].join(); }")
        for answer in answers
    }  # fmt: skip
    assert len(looks) == 1, "one answer looks more inviting than another"
    answers[2].click()
    expect(notice).to_have_count(0)
    refused = {"version": 3, "allowed": []}
    assert newcomer.evaluate(STORED) == refused
    assert newcomer.evaluate("window.told") == [refused]
    newcomer.reload()
    newcomer.wait_for_selector("link[href='/styles/asking.css']", state="attached")
    newcomer.wait_for_load_state("networkidle")
    assert newcomer.evaluate("window.told") == [refused]
    assert newcomer.locator("#consent").count() == 0


def test_one_may_choose_and_think_again(newcomer: Tab, api: Api) -> None:
    shown(newcomer, api, HOME)
    newcomer.get_by_role("button", name="Choose").click()
    expect(newcomer.get_by_label("Counting")).to_be_focused()
    expect(newcomer.get_by_label("Needed")).to_be_disabled()
    newcomer.get_by_label("Counting").check()
    newcomer.get_by_role("button", name="Save my choice").click()
    assert newcomer.evaluate(STORED) == {"version": 3, "allowed": ["statistics"]}
    again = newcomer.get_by_role("button", name="Cookie choices")
    again.click()
    expect(newcomer.locator("#consent-title")).to_be_focused()
    newcomer.get_by_role("button", name="Choose").click()
    expect(newcomer.get_by_label("Counting")).to_be_checked()
    newcomer.get_by_role("button", name="Refuse optional").click()
    expect(again).to_be_focused()
    assert newcomer.evaluate(STORED)["allowed"] == []


def test_whoever_agreed_to_less_is_asked_again(newcomer: Tab, api: Api) -> None:
    older = json.dumps({"version": 2, "allowed": ["statistics"]})
    newcomer.add_init_script(f"localStorage['storywire-consent'] ??= {json.dumps(older)};{LISTEN}")
    shown(newcomer, api, HOME)
    expect(newcomer.locator("#consent")).to_be_visible()
    assert newcomer.evaluate("window.told") == []
    newcomer.get_by_role("button", name="Accept all").click()
    assert newcomer.evaluate(STORED) == {"version": 3, "allowed": ["statistics"]}


SIZES = [(1280, 900), (1440, 900), (390, 844), (360, 640)]
# As soon as there is a page; what asks comes later.
AT_FIRST = """new MutationObserver(() => {
  window.atFirst ??= document.querySelector(".cover .picture")?.offsetHeight;
}).observe(document, { childList: true, subtree: true });"""
COVERED = """() => {
  const { top } = document.getElementById("consent").getBoundingClientRect();
  const one = document.activeElement;
  return !one.closest("#consent") && one !== document.body && one.getBoundingClientRect().top >= top
    ? one.outerHTML.slice(0, 200) : "";
}"""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("code", ["en", "ar"])
def test_the_notice_covers_neither_the_title_nor_what_has_the_focus(
    newcomer: Tab, api: Api, code: str, size: tuple[int, int]
) -> None:
    newcomer.set_viewport_size({"width": size[0], "height": size[1]})
    newcomer.add_init_script(AT_FIRST)
    covered = (page for page in api.content.pages.values() if page["cover"])
    story = next(page for page in covered if page["type"] == "story" and page["body"])
    story |= {"locale": code, "dir": "rtl" if code == "ar" else "ltr", "path": f"/{code}/told/"}
    api.content.pages[story["path"]] = story
    shown(newcomer, api, story["path"])
    notice = newcomer.locator("#consent")
    expect(notice).to_be_visible()
    title, asking = newcomer.locator("main h1").bounding_box(), notice.bounding_box()
    assert title
    assert asking
    assert title["y"] + title["height"] <= asking["y"]
    cover = newcomer.locator(".cover .picture").first
    assert cover.evaluate("(one) => one.offsetHeight === window.atFirst"), "the page has moved"
    for answer in notice.get_by_role("button").all():
        box = answer.bounding_box()
        assert not answer.is_visible() or (box and box["y"] + box["height"] <= size[1])
    for _step in range(40):
        newcomer.keyboard.press("Tab")
        assert newcomer.evaluate(COVERED) == ""


@pytest.mark.parametrize("kept", ["{", "7", '{"version": "9"}', '{"version": 9, "allowed": 1}'])
def test_nonsense_that_is_kept_counts_as_no_answer(newcomer: Tab, api: Api, kept: str) -> None:
    newcomer.add_init_script(f"localStorage['storywire-consent'] = {json.dumps(kept)}")
    shown(newcomer, api, HOME)
    expect(newcomer.locator("#consent")).to_be_visible()


def test_the_notice_speaks_the_language_of_the_page(newcomer: Tab, api: Api) -> None:
    shown(newcomer, api, HOME)
    expect(newcomer.locator("#consent")).to_have_attribute("lang", "en")
    newcomer.locator(".languages a[lang=ar]").click()
    expect(newcomer.locator("#consent")).to_have_attribute("dir", "rtl")
    # No notice was written in French.
    newcomer.locator(".languages a[lang=fr]").click()
    expect(newcomer.locator("#consent")).to_have_count(0)


# Menu, banner, foot


def test_what_is_below_an_entry_opens_and_closes_by_keys(tab: Tab, api: Api) -> None:
    shown(tab, api, HOME)
    tab.wait_for_selector("[data-scripted]")
    button = tab.get_by_role("button", name="More in Home")
    menu = tab.locator("#masthead nav").first
    below = menu.get_by_role("link", name="About en", include_hidden=True)
    expect(below).to_be_hidden()
    button.focus()
    tab.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(below).to_be_visible()
    tab.keyboard.press("Tab")
    expect(below).to_be_focused()
    tab.keyboard.press("Escape")
    expect(below).to_be_hidden()
    expect(button).to_be_focused()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    expect(below).to_be_hidden()
    button.click()
    below.click()
    expect(tab.locator("h1")).to_have_text("About en")


def test_banner_and_profiles_are_there(tab: Tab, api: Api) -> None:
    shown(tab, api, HOME)
    banner = tab.get_by_role("region", name="Announcement")
    expect(banner).to_contain_text("We meet.")
    expect(banner.get_by_role("link")).to_have_attribute("href", "/en/about/")
    profile = tab.get_by_role("navigation", name="Our accounts").get_by_role("link")
    expect(profile).to_have_text("X @Coalition")
    expect(profile).to_have_attribute("href", "https://x.com/coalition")


def test_a_silent_page_says_what_the_site_does(tab: Tab, api: Api) -> None:
    site = api.content.sites["en"]
    kept = site["seo"]
    site["seo"] = {"description": "Slow stories.", "image": None}
    shown(tab, api, api.content.of_type("standard")["path"])
    site["seo"] = kept
    assert tab.locator("head meta[name=description]").get_attribute("content") == "Slow stories."


def test_a_withdrawn_page_says_why(tab: Tab, api: Api) -> None:
    api.answers["/en/gone/"] = (410, {**GONE, "reason": "A person in it asked us to."})
    shown(tab, api, "/en/gone/")
    expect(tab.locator(".standfirst")).to_have_text("A person in it asked us to.")


def test_about_says_what_the_coalition_is(tab: Tab, api: Api) -> None:
    shown(tab, api, api.content.of_type("about")["path"])
    expect(tab.locator(".facts-line")).to_contain_text("Formed in September 2014")
    expect(tab.locator(".facts-line")).to_contain_text("3 members")
    expect(tab.locator(".lines li")).to_have_text("Finance Cutting it off.")


# The tour


def test_a_tour_points_to_what_it_speaks_of(tab: Tab, api: Api) -> None:
    shown(tab, api, HOME)
    tab.wait_for_selector("[data-scripted]")
    there = tab.locator("[data-place]").evaluate_all("all => all.map(one => one.dataset.place)")
    sections = [block["type"] for block in api.content.pages[HOME]["sections"]]
    assert {"navigation", "languages", "search", "footer", *sections} == set(there)


def test_a_tour_leads_from_step_to_step(tab: Tab, api: Api) -> None:
    shown(tab, api, HOME)
    tab.wait_for_selector("[data-scripted]")
    start = tab.locator("[data-tour-start]")
    expect(start).to_have_text("Look around")
    start.click()
    box = tab.get_by_role("dialog", name="Up here")
    expect(box.get_by_role("heading")).to_be_focused()
    expect(box).to_contain_text("1 of 2")
    expect(tab.locator("#masthead nav[data-live-toured]")).to_have_count(1)
    box.get_by_role("button", name="Next").click()
    box = tab.get_by_role("dialog", name="Who we are")
    expect(box.get_by_role("heading")).to_be_focused()
    expect(tab.locator("[data-live-toured]")).to_have_count(0)
    box.get_by_role("button", name="Back").click()
    expect(tab.get_by_role("dialog", name="Up here")).to_be_visible()
    tab.keyboard.press("Escape")
    expect(tab.locator("dialog")).to_have_count(0)
    expect(tab.locator("[data-live-toured]")).to_have_count(0)
    expect(start).to_be_focused()
    expect(start).to_have_text("Take the tour again")
    assert tab.evaluate("localStorage.getItem('storywire-tour')") == "2"
    tab.reload()
    expect(start).to_have_text("Take the tour again")
    start.click()
    tab.get_by_role("button", name="Next").click()
    tab.get_by_role("dialog").get_by_role("link", name="About en").click()
    expect(tab.locator("dialog")).to_have_count(0)
    expect(tab.locator("h1")).to_have_text("About en")


# For everybody


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_axe_finds_nothing_in_what_asks(newcomer: Tab, api: Api, locale: str) -> None:
    shown(newcomer, api, f"/{locale}/")
    newcomer.wait_for_selector("#consent")
    newcomer.locator("[data-consent=choose]").click()
    assert violations(newcomer) == []
    newcomer.locator("[data-consent=refuse]").click()
    newcomer.locator("[data-discloses]").click()
    assert violations(newcomer) == []
    newcomer.locator("[data-tour-start]").click()
    newcomer.wait_for_selector("dialog[open]")
    assert violations(newcomer) == []
