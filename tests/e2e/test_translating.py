"""Translating in the real admin, segment by segment: source beside target, each as it is read."""

import json
import re
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as Tab
from wagtail.models import Site

from home.models import Tour
from stories.models import Person
from tests.e2e.conftest import log_in
from tests.factories import locale, make_user

WORDS = {
    "Noor": "نور", "Baker": "خبّازة", "She bakes before dawn.": "تخبز قبل الفجر.",
    "Look around": "جولة", "Up here": "هنا في الأعلى", "Look.": "انظر.",
}  # fmt: skip
STEP = {"title": "Up here", "text": "Look.", "target": "navigation"}


def made(site: Site) -> dict[str, Any]:
    english = locale("en")
    about = {"name": "Noor", "role": "Baker", "bio": "She bakes before dawn."}
    steps = json.dumps([{"type": "part", "value": STEP}])
    return {
        "a snippet": lambda: Person.objects.create(locale=english, **about),
        "a global": lambda: Tour.objects.create(
            locale=english, site=site, title="Look around", steps=steps
        ),
    }


@pytest.mark.parametrize("kind", ["a snippet", "a global"])
def test_it_is_translated_segment_by_segment(
    tab: Tab, live_server: Any, committed_site: Site, kind: str
) -> None:
    item = made(committed_site)[kind]()
    model = type(item)
    role = "Translator" if kind == "a snippet" else "Administrator"
    log_in(tab, live_server, make_user(role))
    names = model._meta.app_label, model._meta.model_name
    at = reverse("wagtail_localize:submit_snippet_translation", args=[*names, item.pk])
    tab.goto(live_server.url + at)
    tab.get_by_label("العربية").check()
    tab.locator("main form [type=submit]").click()
    segments = tab.locator(".js-translation-editor li:has(> p)")
    expect(segments.first).to_be_visible()
    for number in range(segments.count()):
        translate(tab, segments.nth(number))
    tab.get_by_role("button", name=re.compile("Publish in")).first.click()
    expect(tab.locator(".messages .success")).to_be_visible()
    arabic = model.objects.get(locale=locale("ar"))
    if kind == "a snippet":
        assert (arabic.name, arabic.role) == ("نور", "خبّازة")
        assert arabic.bio == "تخبز قبل الفجر."
        return
    site = tab.request.get(f"{live_server.url}/delivery/v1/site", params={"locale": "ar"}).json()
    assert (site["tour"]["title"], site["tour"]["steps"][0]["title"]) == ("جولة", "هنا في الأعلى")


def translate(tab: Tab, segment: Locator) -> None:
    """Write one segment in Arabic, and look at how both sides stand."""
    source, target = segment.locator("> p"), segment.locator("> p + div")
    said = source.inner_text().strip()
    segment.get_by_role("button", name="Translate").click()
    area = segment.locator("textarea")
    expect(area).to_have_attribute("dir", "rtl")
    expect(area).to_have_attribute("lang", "ar")
    expect(source).to_have_attribute("dir", "ltr")
    left, right = source.bounding_box(), target.bounding_box()
    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"] + 1
    assert abs(left["y"] - right["y"]) < max(left["height"], right["height"])
    area.fill(WORDS[said])
    segment.get_by_role("button", name="Save").click()
    expect(area).to_have_count(0)
    expect(target).to_contain_text(WORDS[said])
