"""Many pictures’ words in a real browser: filled in at once, moved in by keys."""

from typing import Any

from django.urls import reverse
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from cms.media.models import Image
from tests.e2e.conftest import log_in
from tests.factories import jpeg, make_image, make_user


def test_columns_are_filled_in_and_keys_lead_from_row_to_row(tab: Tab, live_server: Any) -> None:
    small = jpeg((60, 40))
    credits = ["", "Amal Haddad", *[""] * 38]
    images = [make_image(f"River {at}", small, credit=credit) for at, credit in enumerate(credits)]
    log_in(tab, live_server, make_user())
    keys = "&".join(f"id={image.pk}" for image in images)
    at = reverse("wagtail_bulk_action", args=["media", "image", "edit_words"])
    tab.goto(f"{live_server.url}{at}?{keys}&next=/admin/images/")

    def field(number: int, name: str) -> Any:
        return tab.locator(f"[name='image-{images[number].pk}-{name}']")

    def fill_in(name: str) -> None:
        tab.locator(f"[data-fill={name}]").click()

    # Only what is empty, unless told; by the button, or by Enter, which saves nothing.
    tab.locator("[name=all-credit]").fill("The Desk")
    fill_in("credit")
    expect(tab.locator("[data-status]")).to_have_text("Fields filled in: 39")
    expect(field(1, "credit")).to_have_value("Amal Haddad")
    expect(field(39, "credit")).to_have_value("The Desk")
    tab.locator("[name=all-licence]").fill("CC BY 4.0")
    tab.locator("[name=all-licence]").press("Enter")
    expect(field(39, "licence")).to_have_value("CC BY 4.0")
    tab.locator("[data-only-empty]").uncheck()
    tab.locator("[name=all-usable_until]").fill("2030-01-31")
    fill_in("usable_until")
    fill_in("credit")
    expect(tab.locator("[data-status]")).to_have_text("Fields filled in: 1")
    expect(field(1, "credit")).to_have_value("The Desk")

    # Alt and an arrow lead up and down a column, and no further than it goes.
    field(0, "caption").focus()
    tab.keyboard.press("Alt+ArrowUp")
    expect(field(0, "caption")).to_be_focused()
    tab.keyboard.press("Alt+ArrowDown")
    expect(field(1, "caption")).to_be_focused()
    tab.keyboard.type("At dawn")
    tab.keyboard.press("ArrowUp")
    expect(field(1, "caption")).to_be_focused()
    tab.keyboard.press("Alt+ArrowUp")
    expect(field(0, "caption")).to_be_focused()

    with tab.expect_navigation():
        tab.get_by_role("button", name="Save all").click()
    saved = list(Image.objects.order_by("pk"))
    assert {(image.credit, image.licence) for image in saved} == {("The Desk", "CC BY 4.0")}
    assert {str(image.usable_until) for image in saved} == {"2030-01-31"}
    assert [image.caption for image in saved if image.caption] == ["At dawn"]
    assert saved[1].caption
