"""Podcasts in a browser: heard, read, and heard from what was read."""

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from tests.renderers.api import Api
from tests.renderers.conftest import shown

pytestmark = pytest.mark.django_db


def test_a_podcast_leads_to_its_episodes(tab: Tab, api: Api) -> None:
    page = api.content.of_type("podcast")
    shown(tab, api, page["path"])
    feed = page["feeds"][0]["url"]
    expect(tab.locator("link[type='application/rss+xml']")).to_have_attribute("href", feed)
    expect(tab.locator("main a[type='application/rss+xml']")).to_have_attribute("href", feed)
    card = tab.locator(".rows .card")
    expect(card).to_have_count(1)
    expect(card.locator(".kicker")).to_have_text("Season 2 · Episode 6 · Stabilisation")
    expect(card.locator(".card-date")).to_contain_text("0:02")
    expect(tab.locator(".facts-line")).to_contain_text("For adults")
    card.locator("a").click()
    expect(tab.locator("audio")).to_have_count(1)
    expect(tab.locator("main")).to_contain_text("Noor Example, Engineer, UNDP")


def test_a_time_in_the_transcript_leads_there(tab: Tab, api: Api) -> None:
    page = api.content.of_type("episode")
    shown(tab, api, page["path"])
    tab.wait_for_selector("[data-scripted]")
    expect(tab.locator(".cues li")).to_have_count(2)
    expect(tab.locator(".cues li").last).to_contain_text("Noor A bridge opens.")
    link = tab.get_by_role("link", name="Play from 0:01")
    source = page["audio"]["sources"][0]["url"]
    assert link.get_attribute("href") == f"{source}#t=1"
    asked = "HTMLMediaElement.prototype.play = function () { window.played = this.currentTime; "
    tab.evaluate(f"() => {{ {asked} return Promise.resolve(); }} }}")
    before = tab.url
    link.click()
    assert tab.evaluate("window.played") == 1
    assert tab.url == before
    file = tab.locator(".spoken a[type='text/vtt']")
    assert file.get_attribute("href") == page["tracks"][0]["url"]


def test_an_arabic_episode_is_read_from_the_right(tab: Tab, api: Api) -> None:
    shown(tab, api, api.content.of_type("episode", "ar")["path"])
    expect(tab.locator("html")).to_have_attribute("dir", "rtl")
    time, words = tab.locator(".cues li").first.locator("a, p").all()
    left, right = words.bounding_box(), time.bounding_box()
    assert left
    assert right
    assert left["x"] < right["x"]
    expect(time).to_have_text("0:00")
