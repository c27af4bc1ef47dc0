"""axe finds nothing on any page: on phone and desk, by day and night, from left and right."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page as Tab

from tests.renderers.api import GONE, Api
from tests.renderers.conftest import shown

pytestmark = pytest.mark.django_db
AXE = Path(__file__).parents[1] / "node" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (options) => {
  const { violations } = await axe.run(document, options);
  const where = (node) => [node.target.join(" "), node.failureSummary];
  return violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(where)]);
}"""
# What the colours of the night can change; all else is the same by day.
BY_NIGHT = ["color-contrast", "link-in-text-block"]
WIDTHS = {390: 844, 1440: 900}


def pages(api: Api, locale: str) -> dict[str, str]:
    api.answers[f"/{locale}/gone/"] = (410, GONE)
    api.answers[f"/{locale}/down/"] = (503, {})
    types = (
        "home", "story_index", "story", "day_in_the_life", "statement_index", "statement", "brief",
        "digest_index", "digest", "partners", "podcast", "episode", "about", "standard",
        "campaign_index", "campaign", "short_video_index", "short_video", "social_wall", "post",
    )  # fmt: skip
    found = {type_: api.content.of_type(type_, locale)["path"] for type_ in types}
    others = {name: f"/{locale}/{name}/" for name in ("missing", "gone", "down")}
    return found | others | {"tag": f"/{locale}/tags/iraq/"}


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_axe_finds_nothing(tab: Tab, api: Api, locale: str) -> None:
    problems: list[Any] = []
    for name, path in pages(api, locale).items():
        shown(tab, api, path)
        tab.wait_for_selector("[data-scripted]")
        tab.evaluate(AXE.read_text("utf-8"))
        for width, height in WIDTHS.items():
            tab.set_viewport_size({"width": width, "height": height})
            scroll = tab.evaluate("document.documentElement.scrollWidth")
            assert scroll == width, f"{name} is {scroll} wide on {width}"
            for scheme in ("light", "dark"):
                tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                options: dict[str, Any] = {"resultTypes": ["violations"], "runOnly": TAGS}
                if scheme == "dark":
                    options["runOnly"] = BY_NIGHT
                found = tab.evaluate(RUN, options)
                problems += [(name, width, scheme, *problem) for problem in found]
    assert problems == []
