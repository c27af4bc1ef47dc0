"""The pages of webhooks in a real browser: without violations of WCAG 2.2 AA, by keyboard too."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page as Tab
from wagtail.users.models import UserProfile

from cms.readers.models import Delivery, Webhook
from tests.factories import make_user

AXE = Path(settings.BASE_DIR) / "tests" / "node" / "node_modules" / "axe-core" / "axe.min.js"
PAYLOAD = '{"data": {"path": "/en/", "previous_path": null}}'
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# The button that takes a filter off is Wagtail’s: its label leaves out a word of what it shows.
RUN = """async (tags) => {
  const where = { include: ["main"], exclude: [".w-dropdown__toggle"] };
  const { violations } = await axe.run(where, { resultTypes: ["violations"], runOnly: tags });
  const told = (node) => [node.target.join(" "), node.failureSummary];
  return violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(told)]);
}"""


def log_in(tab: Tab, url: str, language: str) -> None:
    user = make_user("Administrator")
    UserProfile.objects.create(user=user, preferred_language=language)
    client = Client()
    client.force_login(user)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}
    tab.context.add_cookies([cookie])  # type: ignore[list-item]  # these three are enough


@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing(tab: Tab, live_server: Any, language: str) -> None:
    log_in(tab, live_server.url, language)
    webhook = Webhook.objects.create(name="Site", url="https://www.example.org/hook")
    for number, state in enumerate(Delivery.State):
        Delivery.objects.create(
            webhook=webhook, sequence=number, event="page.updated", payload=PAYLOAD, state=state
        )
    base, problems = f"{live_server.url}/admin/webhooks/", []
    pages = ("", "new/", f"edit/{webhook.pk}/", "deliveries/?state=dead", f"rotate/{webhook.pk}/")
    for page in pages:
        tab.goto(base + page)
        tab.evaluate(AXE.read_text("utf-8"))
        problems += [(page, *problem) for problem in tab.evaluate(RUN, TAGS)]
        if page == "":
            icon = tab.locator("a[href$='/webhooks/deliveries/'] svg").first.bounding_box()
            assert icon
            assert icon["width"] < 30
    tab.locator("main form button[type=submit]").focus()
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#webhook-secret")
    tab.evaluate(AXE.read_text("utf-8"))
    problems += [("secret", *problem) for problem in tab.evaluate(RUN, TAGS)]
    assert tab.locator("#webhook-secret").input_value().startswith("whsec_")
    assert tab.get_attribute("html", "dir") == ("rtl" if language == "ar" else "ltr")
    assert problems == []
