"""What frames a site is previewed before it is first saved, and whatever it holds."""

import json

import pytest
from django.test import Client
from wagtail.models import Site

from home.models import Announcement, CommemorativeDay
from tests.cms.preview.test_preview import code_of, exchange, open_preview, read, store_form
from tests.factories import locale, make_user
from tests.homes import section, show

BANNER = {
    "kind": "warning",
    "text": "Water is back.",
    "starts": "2030-01-01 10:00",
    "ends": "2030-01-02 10:00",
}
TEXT = json.dumps({"blocks": [{"text": "Words.", "type": "unstyled"}], "entityMap": {}})
NEW: dict[str, dict[str, str]] = {
    "announcement": BANNER,
    "cookienotice": {"text": TEXT, "categories-count": "0"},
    "navigation": {f"{name}-count": "0" for name in ("main", "footer", "profiles")},
}


@pytest.fixture
def editor(site: Site) -> Client:
    client = Client()
    client.force_login(make_user("Administrator"))
    return client


@pytest.mark.parametrize("model", NEW)
def test_what_is_new_is_seen_in_the_language_it_is_written_in(
    editor: Client, site: Site, model: str
) -> None:
    show(code="fr")
    page = editor.get(f"/admin/snippets/home/{model}/add/?locale=fr")
    url = f"/admin/snippets/home/{model}/preview/?locale=fr"
    assert url in page.content.decode()
    # Often it is the only site.
    assert page.context["form"]["site"].value() == site.pk
    store_form(editor, url, NEW[model] | {"site": str(site.pk)})
    opened = exchange(code_of(editor.get(f"{url}&in_preview_panel=true")))
    assert opened["page"]["path"] == "/fr/"
    shown = read(opened["token"], "site", locale="fr")
    assert shown["locale"] == "fr"
    if model == "announcement":
        assert (shown["banner"]["text"], shown["banner"]["starts"]) == (
            "Water is back.",
            "2030-01-01T10:00:00Z",
        )
        assert read(opened["token"], "site", locale="en")["banner"] is None


def test_a_banner_is_seen_before_its_hour(editor: Client, site: Site) -> None:
    stored = BANNER | {"starts": "2030-01-01T10:00Z", "ends": "2030-01-02T10:00Z"}
    banner = Announcement.objects.create(site=site, locale=locale("en"), **stored)
    url = f"/admin/snippets/home/announcement/preview/{banner.pk}/"
    store_form(editor, url, BANNER | {"site": str(site.pk), "text": "Water is here."})
    opened = open_preview(editor, url)
    assert read(opened["token"], "site", locale="en")["banner"]["text"] == "Water is here."
    assert Client().get("/delivery/v1/site", {"locale": "en"}).json()["banner"] is None


def test_a_new_day_is_seen_on_the_home_page(editor: Client) -> None:
    show(("commemoration", {"title": "Today"}))
    url = "/admin/snippets/home/commemorativeday/preview/?locale=en"
    rule = {"month": "8", "day": "21", "nth": "", "weekday": ""}
    said = {"name": "A day", "text": TEXT, "home_text": "We remember."}
    store_form(editor, url, rule | said)
    opened = open_preview(editor, url)
    shown = section(read(opened["token"], "resolve", path="/en/")["page"], "commemoration")
    assert shown["day"]["name"] == "A day"
    assert not CommemorativeDay.objects.exists()
