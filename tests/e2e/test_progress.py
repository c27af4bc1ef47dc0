"""How far that is which a save has left for the worker, as whoever saved sees it."""

from typing import Any

import pytest
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from cms.media.models import Image
from cms.publishing.following import catch_up_once
from cms.publishing.models import Stale
from cms.publishing.refresh import AT_ONCE
from cms.unit_of_work import unit_of_work
from tests.e2e.test_webhooks import AXE, TAGS, log_in
from tests.factories import make_image, make_story

KEPT = "sessionStorage.getItem('publishing-progress')"
RUN = """async (tags) => {
  const { violations } = await axe.run(".messages", { resultTypes: ["violations"], runOnly: tags });
  return violations.map(({ id, nodes }) => [id, nodes[0].failureSummary]);
}"""
MORE = 8


@pytest.fixture
def used_in_many(committed_site: Any) -> Image:
    """A picture in more stories than are brought up to date at once."""
    image = make_image(alt="Before")
    with unit_of_work():
        for number in range(AT_ONCE + MORE):
            make_story(str(number), cover=image, publish=True)
    return image


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_it_is_followed_to_the_end_on_every_page(
    tab: Tab, live_server: Any, used_in_many: Image, language: str
) -> None:
    with translation.override(language):
        so_far = gettext("Brought up to date: %(done)s of %(total)s")
        done = gettext("Everything that waited is up to date.")
    log_in(tab, live_server.url, language)
    tab.goto(f"{live_server.url}/admin/images/{used_in_many.pk}/")
    tab.locator("[name=alt]").fill("After")
    with tab.expect_navigation():
        tab.locator("main form button[type=submit]").first.click()
    total = Stale.objects.count()
    assert total >= AT_ONCE + MORE
    words = tab.locator(".messages [role=status]")
    bar = tab.locator(".messages progress")
    expect(words).to_have_text(so_far % {"done": 0, "total": total})
    # Messages fade in, and are judged as they are then.
    expect(tab.locator(".messages > ul")).to_have_css("opacity", "1")
    tab.evaluate(AXE.read_text("utf-8"))
    assert tab.evaluate(RUN, TAGS) == []

    # On the next page it is still said, and goes on.
    tab.goto(f"{live_server.url}/admin/account/")
    assert catch_up_once(5) == 5
    expect(words).to_have_text(so_far % {"done": 5, "total": total})
    assert bar.evaluate("(one) => [one.value, one.max]") == [5, total]
    seen = bar.bounding_box()
    assert seen
    assert seen["width"] > 100
    while catch_up_once():
        pass
    expect(words).to_have_text(done)
    assert tab.evaluate(KEPT) is None
    tab.goto(f"{live_server.url}/admin/")
    expect(words).to_have_count(0)


def test_whoever_is_signed_out_is_not_told_for_ever(
    tab: Tab, live_server: Any, used_in_many: Image
) -> None:
    log_in(tab, live_server.url, "en")
    tab.goto(f"{live_server.url}/admin/images/{used_in_many.pk}/")
    tab.locator("[name=alt]").fill("After")
    with tab.expect_navigation():
        tab.locator("main form button[type=submit]").first.click()
    expect(tab.locator(".messages progress")).to_be_visible()
    tab.context.clear_cookies()
    tab.wait_for_function(f"{KEPT} === null")
