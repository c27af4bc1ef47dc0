"""The renderer in a browser: every page, and the ways between them."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as Tab

from tests.renderers.api import GONE, Api
from tests.renderers.conftest import shown

pytestmark = pytest.mark.django_db
INDEX = "/en/stories/"
SAID = ("json_ld", "breadcrumbs")


def story(api: Api, locale: str = "en") -> dict[str, Any]:
    return api.content.of_type("story", locale)


@pytest.mark.parametrize(
    "type_",
    [
        "home",
        "story_index",
        "story",
        "day_in_the_life",
        "statement_index",
        "statement",
        "brief",
        "digest_index",
        "digest",
        "podcast",
        "episode",
        "about",
        "standard",
        "campaign_index",
        "campaign",
        "short_video_index",
        "short_video",
    ],
)
def test_a_page_is_shown_with_what_stands_around_it(tab: Tab, api: Api, type_: str) -> None:
    page = api.content.of_type(type_)
    shown(tab, api, page["path"])
    expect(tab.locator("main h1")).to_have_text(page["title"])
    expect(tab.locator("#masthead nav").last).to_contain_text("العربيّة")
    expect(tab.locator("html")).to_have_attribute("lang", "en")
    for block in page.get("body", []):
        assert tab.locator(f'[data-block="{block["id"]}"]').count() == 1


def test_the_head_says_what_the_page_is(tab: Tab, api: Api) -> None:
    page = story(api)
    shown(tab, api, page["path"])
    assert page["seo"]["title"] in tab.title()
    head = tab.locator("head")
    assert head.locator("[rel=canonical]").get_attribute("href") == api.renderer + page["path"]
    languages = head.locator("[rel=alternate][hreflang]").evaluate_all(
        "all => all.map((one) => one.hreflang)"
    )
    assert sorted(languages) == ["ar", "en"]
    feeds = head.locator("[rel=alternate][type]").evaluate_all(
        "all => all.map((one) => [one.type, one.href])"
    )
    base, query = f"{api.origin}/delivery/v1", f"?locale={page['locale']}"
    assert feeds == [
        ["application/atom+xml", f"{base}/feeds/atom{query}"],
        ["application/feed+json", f"{base}/feeds/json{query}"],
        ["text/markdown", f"{base}/pages/{page['id']}.md{query}"],
    ]
    said = head.locator("script[type='application/ld+json']").all_text_contents()
    assert [json.loads(one) for one in said] == [page["seo"][name] for name in SAID]
    social = dict(
        head.locator("[property^='og:']").evaluate_all(
            "all => all.map((one) => [one.getAttribute('property'), one.content])"
        )
    )
    graph = page["seo"]["open_graph"]
    assert social["og:type"] == "article"
    assert social["og:site_name"] == graph["site_name"]
    assert social["og:locale:alternate"] in graph["locale_alternate"]
    assert social["og:image:width"] == str(graph["image"]["width"])
    tab.locator("#masthead .name a").click()
    expect(tab.locator("head [rel=canonical]")).not_to_have_attribute(
        "href", api.renderer + page["path"]
    )
    assert head.locator("script[type='application/ld+json']").count() == 1


def test_arabic_is_read_from_the_right(tab: Tab, api: Api) -> None:
    page = story(api, "ar")
    shown(tab, api, page["path"])
    expect(tab.locator("html")).to_have_attribute("dir", "rtl")
    wire = tab.locator(".wire").bounding_box()
    assert wire
    assert wire["x"] > 720
    font = "getComputedStyle(document.querySelector('h1')).fontFamily"
    assert "Markazi" in tab.evaluate(font)
    assert tab.evaluate("document.fonts.load('16px \"Markazi Text\"', 'قصة').then((f) => f.length)")


def test_a_link_is_followed_and_the_way_back_leads_to_where_one_was(tab: Tab, api: Api) -> None:
    shown(tab, api, INDEX)
    tab.evaluate("window.same = true")
    first = tab.locator(".rows .card a").last
    first.scroll_into_view_if_needed()
    tab.wait_for_timeout(250)
    left = tab.evaluate("scrollY")
    assert left > 100
    first.click()
    expect(tab.locator("article.told h1")).to_be_focused()
    assert tab.evaluate("scrollY") == 0
    tab.go_back()
    expect(tab.locator(".rows .card")).to_have_count(12)
    assert abs(tab.evaluate("scrollY") - left) < 3
    assert tab.evaluate("window.same")


def test_a_list_has_parts(tab: Tab, api: Api) -> None:
    shown(tab, api, INDEX)
    expect(tab.locator(".rows .card")).to_have_count(12)
    tab.get_by_role("link", name="Earlier stories").click()
    expect(tab.locator(".rows .card")).to_have_count(3)
    assert "cursor=" in tab.url
    tab.get_by_role("link", name="Back to the latest").click()
    expect(tab.locator(".rows .card")).to_have_count(12)


def test_more_posts_are_added_below_and_read_on(tab: Tab, api: Api) -> None:
    shown(tab, api, api.content.of_type("social_wall")["path"])
    tab.wait_for_selector("[data-scripted]")
    expect(tab.locator(".post.is-pinned")).to_have_count(1)
    expect(tab.locator(".posts > li")).to_have_count(7)
    more = tab.get_by_role("link", name="More posts")
    assert "cursor=" in str(more.get_attribute("href"))
    more.click()
    expect(tab.locator(".posts > li:nth-child(8)")).to_be_focused()
    expect(tab.locator(".posts > li")).to_have_count(11)
    expect(more).to_have_count(0)
    arabic = tab.locator('.post-text[lang="ar"]').first
    expect(arabic).to_have_attribute("dir", "rtl")
    expect(arabic.get_by_role("link", name="#الموصل")).to_be_visible()


def test_statements_and_briefs_are_listed_by_their_index(tab: Tab, api: Api) -> None:
    shown(tab, api, api.content.of_type("statement_index")["path"])
    expect(tab.locator(".rows .card")).to_have_count(4)
    card = tab.locator(".rows .card", has_text="A group is formed")
    expect(card.locator(".kicker")).to_have_text("Statement · Small Group")
    expect(card.locator("time")).to_have_text("2 December 2021")
    card.locator("a").click()
    expect(tab.locator("main")).to_contain_text("Amal Haddad, Envoy, Iraq")
    shown(tab, api, next(path for path in api.content.pages if path.endswith("/elsewhere/")))
    link = tab.get_by_role("link", name="A paper")
    assert link.get_attribute("href") == "https://example.org/"


def test_a_tag_leads_to_all_that_has_it(tab: Tab, api: Api) -> None:
    shown(tab, api, story(api)["path"])
    tab.locator(".tags a", has_text="iraq").click()
    expect(tab.locator("h1")).to_have_text("#iraq")
    assert tab.url == f"{api.renderer}/en/tags/iraq/"
    assert tab.title().startswith("#iraq")
    expect(tab.locator(".standfirst")).to_have_text("14 stories")
    expect(tab.locator(".rows .card")).to_have_count(12)
    tab.get_by_role("link", name="Earlier stories").click()
    expect(tab.locator(".rows .card")).to_have_count(2)


def test_a_reader_searches_from_every_page(tab: Tab, api: Api) -> None:
    shown(tab, api, story(api)["path"])
    field = tab.get_by_role("searchbox")
    field.fill("restored")
    field.press("Enter")
    heading = tab.locator("h1")
    expect(heading).to_have_text("“restored”")
    expect(heading).to_be_focused()
    assert tab.url == f"{api.renderer}/en/search/?q=restored"
    expect(tab.locator("main mark").first).to_have_text(re.compile("restored", re.IGNORECASE))
    expect(tab.locator("head meta[name=robots]")).to_have_attribute("content", "noindex")
    again = tab.locator("main [type=search]")
    expect(again).to_have_value("restored")
    again.fill("zeppelin")
    tab.locator("main [data-search] button").click()
    expect(tab.locator("main .standfirst")).to_contain_text("No page holds all of these words")
    tab.go_back()
    expect(heading).to_have_text("“restored”")
    shown(tab, api, "/ar/search/")
    expect(heading).to_have_text("بحث")


def test_a_series_leads_to_all_that_belongs_to_it(tab: Tab, api: Api) -> None:
    shown(tab, api, story(api)["path"])
    # By the keyboard, which hits it however the page still moves.
    tab.locator(".entry a", has_text="Sixty seconds").press("Enter")
    expect(tab.locator("h1")).to_have_text("Sixty seconds in…")
    expect(tab.locator(".rows .card")).to_have_count(2)


def test_a_tag_that_nothing_has_is_no_page(tab: Tab, api: Api) -> None:
    shown(tab, api, "/en/tags/nowhere/")
    expect(tab.locator(".notice.is-not-found")).to_be_visible()
    expect(tab.locator("head meta[name=robots]")).to_have_attribute("content", "noindex")


def test_the_address_that_tags_had_leads_to_theirs(tab: Tab, api: Api) -> None:
    shown(tab, api, "/en/?tag=iraq")
    expect(tab.locator("h1")).to_have_text("#iraq")
    assert tab.url == f"{api.renderer}/en/tags/iraq/"


def test_a_campaign_leads_to_its_pieces_and_they_lead_back(tab: Tab, api: Api) -> None:
    campaign = api.content.of_type("campaign")
    shown(tab, api, api.content.of_type("campaign_index")["path"])
    card = tab.locator(".rows .card")
    expect(card.locator(".kicker")).to_have_text("#DenyDaeshCash")
    expect(card.locator("time")).to_have_text(["1 January 2022", "31 December 2022"])
    card.locator("a").click()
    expect(tab.locator("h1")).to_have_text(campaign["title"])
    expect(tab.locator(".rows .card h2")).to_have_text(
        [piece["title"] for piece in campaign["pieces"]]
    )
    expect(tab.locator(".record")).to_contain_text("Iraq")
    hashtag = tab.locator(".facts-line a")
    assert hashtag.get_attribute("href") == "/en/tags/DenyDaeshCash/"
    piece = tab.locator(".rows .card", has_text="restored")
    expect(piece).to_contain_text("min read")
    piece.locator("a").click()
    expect(tab.locator(".byline")).to_contain_text("min read")
    expect(tab.locator(".record")).to_contain_text("Sixty seconds in…")
    tab.locator(".record a", has_text=campaign["title"]).click()
    expect(tab.locator("h1")).to_have_text(campaign["title"])


def test_a_short_video_stands_as_it_is_held_with_its_words(tab: Tab, api: Api) -> None:
    page = api.content.of_type("short_video")
    shown(tab, api, page["path"])
    box = tab.locator(".screen").bounding_box()
    assert box
    assert box["height"] > box["width"]
    expect(tab.locator("main")).to_contain_text("Dawn.")
    expect(tab.locator(".facts-line")).to_contain_text("Sixty seconds in…")
    expect(tab.locator(".facts-line time")).to_have_text("1 min")
    assert tab.locator("track").get_attribute("srclang") == "en"


def test_the_language_switch_leads_to_the_same_story(tab: Tab, api: Api) -> None:
    shown(tab, api, story(api)["path"])
    tab.locator(".languages a[lang=ar]").click()
    expect(tab.locator("h1")).to_have_text(story(api, "ar")["title"])
    expect(tab.locator("html")).to_have_attribute("dir", "rtl")
    # Without a translation it leads to the home page of that language.
    assert tab.locator(".languages a[lang=fr]").get_attribute("href") == "/fr/"


def test_a_redirect_is_followed(tab: Tab, api: Api) -> None:
    page = story(api)
    api.answers["/en/old/"] = (200, {"kind": "redirect", "location": page["path"], "status": 301})
    shown(tab, api, "/en/old/")
    expect(tab.locator("h1")).to_have_text(page["title"])
    assert tab.url == api.renderer + page["path"]


def test_redirects_in_a_circle_end(tab: Tab, api: Api) -> None:
    api.answers["/en/old/"] = (200, {"kind": "redirect", "location": "/en/old/", "status": 301})
    shown(tab, api, "/en/old/")
    expect(tab.locator(".notice.is-down")).to_be_visible()


def test_the_root_leads_to_the_readers_language(tab: Tab, api: Api) -> None:
    tab.goto(api.renderer + "/")
    tab.wait_for_url(api.renderer + "/en/")


@pytest.mark.parametrize(("status", "kind"), [(404, "is-not-found"), (410, "is-gone")])
def test_what_is_not_there_is_said(tab: Tab, api: Api, status: int, kind: str) -> None:
    api.answers["/fr/rien/"] = (status, GONE)
    shown(tab, api, "/fr/rien/")
    expect(tab.locator(f".notice.{kind}")).to_be_visible()
    expect(tab.locator("html")).to_have_attribute("lang", "fr")
    assert tab.locator("head meta[name=robots]").get_attribute("content") == "noindex"


def test_when_the_api_is_down_one_may_try_again(tab: Tab, api: Api) -> None:
    api.down = True
    shown(tab, api, INDEX)
    expect(tab.locator(".notice.is-down")).to_be_visible()
    api.down = False
    tab.get_by_role("button", name="Try again").click()
    expect(tab.locator("h1")).to_have_text("Stories")


def test_the_warned_may_skip_or_go_on(tab: Tab, api: Api) -> None:
    shown(tab, api, story(api)["path"])
    expect(tab.locator(".warning")).to_contain_text("This story speaks of loss.")
    tab.get_by_role("link", name="Skip the story").click()
    assert tab.evaluate("document.activeElement.id") == "after"
    expect(tab.locator("#after")).to_be_in_viewport()
    tab.get_by_role("link", name="Go on reading").click()
    assert tab.evaluate("document.activeElement.id") == "story"


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_keys_slide_between_before_and_after(tab: Tab, api: Api, locale: str) -> None:
    shown(tab, api, story(api, locale)["path"])
    tab.wait_for_selector("[data-scripted]")
    slider = tab.locator("[data-compare] input")
    slider.focus()
    pair = tab.locator("[data-compare]").bounding_box()
    assert pair
    assert abs(_middle(tab.locator(".handle")) - pair["x"] - pair["width"] / 2) < 3
    tab.keyboard.press("Home")
    # The earlier picture stands where reading starts.
    edge = pair["x"] + (pair["width"] if locale == "ar" else 0)
    assert abs(_middle(tab.locator(".handle")) - edge) < 3
    assert "0%" in (slider.get_attribute("aria-valuetext") or "")


def _middle(element: Locator) -> float:
    box = element.bounding_box()
    assert box
    return box["x"] + box["width"] / 2


def test_a_slideshow_turns(tab: Tab, api: Api) -> None:
    shown(tab, api, story(api)["path"])
    tab.wait_for_selector("[data-scripted]")
    show = tab.locator(".is-slideshow")
    show.scroll_into_view_if_needed()
    expect(show.locator(".position")).to_have_text("1 of 3")
    show.get_by_role("button", name="Next picture").click()
    expect(show.locator(".position")).to_have_text("2 of 3")
    show.get_by_role("button", name="Previous picture").click()
    expect(show.locator(".position")).to_have_text("1 of 3")


def test_nothing_is_loaded_from_anybody_else(tab: Tab, api: Api) -> None:
    hosts: set[str] = set()
    tab.on("request", lambda request: hosts.add("/".join(request.url.split("/")[:3])))
    shown(tab, api, story(api)["path"])
    tab.mouse.wheel(0, 20_000)
    tab.wait_for_load_state("networkidle")
    assert hosts == {api.renderer, api.origin}


def test_a_hostile_title_stays_text(tab: Tab, api: Api) -> None:
    page = story(api)
    page["title"] = page["seo"]["json_ld"]["headline"] = "</script><img src=x onerror=alert(1)>"
    shown(tab, api, page["path"])
    expect(tab.locator("h1")).to_have_text(page["title"])
    assert tab.locator("img[src=x]").count() == 0


def test_the_first_tab_stop_skips_to_the_content(tab: Tab, api: Api) -> None:
    shown(tab, api, "/en/")
    tab.keyboard.press("Tab")
    expect(tab.locator(".skip")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.locator("main")).to_be_focused()
