"""What stands around every page: menu, profiles, cookie notice, banner, tour."""

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Site

from cms.contract.context import DocumentContext
from cms.publishing.following import follow_the_clock
from cms.publishing.globals import site_document
from cms.publishing.models import Change
from home.models import Announcement, CookieNotice, Navigation, Tour
from tests.factories import index_page, locale, make_image, make_story, make_user

SITE = "/delivery/v1/site"
NOTICE = "<p>We keep what you choose.</p>"


def around(client: Client, code: str = "en") -> dict[str, Any]:
    answer = client.get(SITE, {"locale": code})
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


def page(pk: int, **parts: Any) -> dict[str, Any]:
    return {"type": "page", "value": {"page": pk, "label": "", **parts}}


def outside(label: str = "Out", **parts: Any) -> dict[str, Any]:
    value = {"label": label, "url": "https://example.org/", **parts}
    return {"type": "outside", "value": value}


def category(key: str, required: bool = False) -> dict[str, Any]:
    value = {"key": key, "name": key.title(), "purpose": "To remember.", "required": required}
    return {"type": "category", "value": value}


def make_notice(site: Site, code: str = "en", **fields: Any) -> CookieNotice:
    fields = {"text": NOTICE, "categories": json.dumps([category("necessary", True)])} | fields
    return CookieNotice.objects.create(site=site, locale=locale(code), **fields)


def announce(site: Site, starts: int, ends: int, text: str = "Said", **fields: Any) -> Announcement:
    now = timezone.now()
    return Announcement.objects.create(
        site=site, locale=locale("en"), text=text, starts=now + timedelta(hours=starts),
        ends=now + timedelta(hours=ends), **fields,
    )  # fmt: skip


def make_tour(site: Site, *steps: dict[str, Any]) -> Tour:
    return Tour.objects.create(
        site=site, locale=locale("en"), title="Around", steps=json.dumps(steps)
    )


def clean_bill() -> None:
    """Raise ``SystemExit`` if any stored document differs from a fresh compile."""
    call_command("verify_documents")


# Without any of it


def test_a_site_without_any_of_it_says_so(site: Site, client: Client) -> None:
    said = around(client)
    assert (said["navigation"], said["footer"], said["profiles"]) == ([], [], [])
    assert (said["cookie_notice"], said["banner"], said["tour"]) == (None, None, None)
    assert said["seo"] == {"description": "", "image": None}


# Menu and foot


def test_a_menu_has_one_level_below(site: Site, client: Client) -> None:
    draft = make_story("Hidden", publish=False)
    below = [page(index_page().pk), page(draft.pk), outside()]
    main = [page(site.root_page_id, children=below), outside("Alone", children=[])]
    Navigation.objects.create(site=site, locale=locale("en"), main=json.dumps(main))
    first, second = around(client)["navigation"]
    assert (first["href"], first["page"]["path"]) == ("/en/", "/en/")
    assert [(link["kind"], link["label"]) for link in first["children"]] == [
        ("page", "Stories"), ("outside", "Out"),
    ]  # fmt: skip
    assert (second["label"], second["children"]) == ("Alone", [])
    draft.save_revision().publish()
    assert [link["label"] for link in around(client)["navigation"][0]["children"]] == [
        "Stories", "Hidden", "Out",
    ]  # fmt: skip
    clean_bill()


def test_what_is_below_a_page_goes_with_it(site: Site, client: Client) -> None:
    parent = make_story("Above")
    main = [page(parent.pk, children=[page(index_page().pk)])]
    Navigation.objects.create(site=site, locale=locale("en"), main=json.dumps(main))
    assert len(around(client)["navigation"]) == 1
    parent.unpublish()
    assert around(client)["navigation"] == []
    clean_bill()


def test_a_menu_that_was_stored_without_a_level_below_is_read(site: Site, client: Client) -> None:
    Navigation.objects.create(site=site, locale=locale("en"), main=json.dumps([outside()]))
    assert around(client)["navigation"][0]["children"] == []


def test_profiles_and_what_is_said_of_silent_pages(site: Site, client: Client) -> None:
    image = make_image(alt="A river")
    profile = {"platform": "x", "handle": "@Coalition", "url": "https://x.com/coalition"}
    row = Navigation.objects.create(
        site=site, locale=locale("en"), description="Slow stories.", share_image=image,
        profiles=json.dumps([{"type": "profile", "value": profile}]),
    )  # fmt: skip
    said = around(client)
    assert said["profiles"] == [profile]
    assert said["seo"]["description"] == "Slow stories."
    assert said["seo"]["image"]["alt"] == "A river"
    path = said["seo"]["image"]["url"].partition("/media/")[2]
    assert client.get(f"/media/{path}").status_code == 200
    row.delete()
    assert client.get(f"/media/{path}").status_code == 404
    clean_bill()


# Cookies


def test_a_notice_says_what_is_asked(site: Site, client: Client) -> None:
    policy = make_story("Cookies")
    asked = [category("necessary", True), category("statistics")]
    make_notice(site, policy_page=policy, categories=json.dumps(asked))
    notice = around(client)["cookie_notice"]
    assert notice["text"]["content"][0]["children"][0]["text"] == "We keep what you choose."
    assert notice["policy"]["path"] == "/en/stories/cookies/"
    assert [(one["key"], one["required"]) for one in notice["categories"]] == [
        ("necessary", True), ("statistics", False),
    ]  # fmt: skip
    policy.unpublish()
    assert around(client)["cookie_notice"]["policy"] is None
    assert around(client, "fr")["cookie_notice"] is None
    clean_bill()


def test_its_version_rises_with_what_readers_agree_to(site: Site, client: Client) -> None:
    notice = make_notice(site)
    versions = [around(client)["cookie_notice"]["version"]]

    def changed(**fields: Any) -> bool:
        for name, value in fields.items():
            setattr(notice, name, value)
        notice.save()
        versions.append(around(client)["cookie_notice"]["version"])
        return bool(versions[-1] > versions[-2])

    assert not changed()
    assert not changed(policy_page=make_story())
    assert changed(text="<p>We keep more.</p>")
    assert changed(categories=json.dumps([category("necessary", True), category("marketing")]))
    assert not changed(categories=json.dumps([category("necessary", True), category("marketing")]))
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        notice.delete()
        make_notice(site)
    assert around(client)["cookie_notice"]["version"] > versions[-1]


def test_a_translation_begins_with_the_version_it_was_made_from(site: Site) -> None:
    notice = make_notice(site, version=7)
    translation = notice.copy_for_translation(locale("fr"))
    translation.save()
    assert translation.version == 7


@pytest.mark.parametrize(
    ("keys", "refused"), [(("necessary", "marketing"), False), (("marketing",) * 2, True)]
)
def test_a_category_is_asked_once(
    site: Site, client: Client, keys: tuple[str, ...], refused: bool
) -> None:
    client.force_login(make_user())
    form = {
        "site": site.pk, "text": '{"blocks": [{"key": "a", "text": "Hi", "type": "unstyled"}]}',
        "policy_page": "", "categories-count": len(keys),
    }  # fmt: skip
    for position, key in enumerate(keys):
        block = f"categories-{position}"
        form |= {f"{block}-type": "category", f"{block}-order": position, f"{block}-deleted": ""}
        form |= {f"{block}-value-{name}": key for name in ("key", "name", "purpose")}
    answer = client.post("/admin/snippets/home/cookienotice/add/", form)
    assert (answer.status_code == 200) == refused
    assert CookieNotice.objects.exists() != refused
    if refused:
        assert "This category is there already." in answer.content.decode()


# The banner


def test_a_banner_comes_and_goes_by_the_clock(site: Site, client: Client) -> None:
    make_story()
    announce(site, 1, 3, "Soon", kind="event")
    announce(site, 2, 5, "Sooner or later")
    before = timezone.now()
    shown = []
    for hour in (0, 1.5, 2.5, 4, 6):
        with time_machine.travel(before + timedelta(hours=hour), tick=False):
            at_once = around(client)["banner"]
            follow_the_clock()
            assert around(client)["banner"] == at_once
            clean_bill()
            shown.append(at_once and at_once["text"])
    assert shown == [None, "Soon", "Sooner or later", "Sooner or later", None]


def test_a_banner_leads_somewhere(site: Site, client: Client) -> None:
    target = make_story("There")
    announcement = announce(site, -1, 1, kind="warning", page=target)
    banner = around(client)["banner"]
    assert (banner["kind"], banner["link"]["kind"]) == ("warning", "page")
    assert (banner["link"]["label"], banner["link"]["href"]) == ("There", "/en/stories/there/")
    target.unpublish()
    assert around(client)["banner"]["link"] is None
    announcement.page, announcement.url = None, "https://example.org/"
    announcement.link_label = "Watch"
    announcement.save()
    assert around(client)["banner"]["link"] == {
        "kind": "outside", "label": "Watch", "href": "https://example.org/",
    }  # fmt: skip
    assert around(client, "fr")["banner"] is None
    clean_bill()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"ends": "2020-01-01 00:00"}, "It must end after it starts."),
        ({"url": "https://example.org/"}, "Say where the link leads."),
        ({"url": "ftp://example.org/", "link_label": "Go"}, "Enter a valid URL."),
        ({"url": "https://example.org/", "page": "home"}, "not both"),
        ({}, None),
    ],
)
def test_an_announcement_is_checked(
    site: Site, client: Client, fields: dict[str, Any], message: str | None
) -> None:
    client.force_login(make_user("Editor"))
    form: dict[str, Any] = {
        "site": site.pk, "kind": "event", "text": "We meet", "starts": "2026-01-01 00:00",
        "ends": "2026-01-02 00:00", "page": "", "url": "", "link_label": "",
    }  # fmt: skip
    form |= fields
    form["page"] = site.root_page_id if form["page"] else ""
    answer = client.post("/admin/snippets/home/announcement/add/", form)
    if message:
        assert message in answer.content.decode()
    assert Announcement.objects.exists() == (message is None)


# The tour


def part(target: str, title: str = "Here") -> dict[str, Any]:
    return {"type": "part", "value": {"title": title, "text": "Look.", "target": target}}


def test_a_tour_leads_to_parts_and_public_pages(site: Site, client: Client) -> None:
    story = make_story("Seen")
    there = {"type": "page", "value": {"title": "There", "text": "Go.", "page": story.pk}}
    row = make_tour(site, part("navigation"), there)
    tour = around(client)["tour"]
    assert tour["title"] == "Around"
    assert [(step["target"], step["page"] and step["page"]["title"]) for step in tour["steps"]] == [
        ("navigation", None), (None, "Seen"),
    ]  # fmt: skip
    story.unpublish()
    assert len(around(client)["tour"]["steps"]) == 1
    assert around(client)["tour"]["version"] == tour["version"]
    row.steps = json.dumps([part("digest")])
    row.save()
    assert around(client)["tour"]["version"] > tour["version"]
    clean_bill()


def test_a_tour_that_leads_nowhere_is_none(site: Site, client: Client) -> None:
    story = make_story(publish=False)
    make_tour(site, {"type": "page", "value": {"title": "There", "text": "Go.", "page": story.pk}})
    assert around(client)["tour"] is None


# All of it


def test_what_nobody_sees_changes_nothing(site: Site) -> None:
    make_tour(site, part("navigation"))
    announce(site, -2, -1)
    before = Change.objects.count()
    announce(site, -3, -2)
    make_story("Beside it")
    assert list(Change.objects.all()[before:].values_list("kind", flat=True)).count("site") == 0


def test_more_of_it_asks_no_more_queries(site: Site) -> None:
    def write(count: int) -> Navigation:
        links = [page(make_story().pk, children=[page(make_story().pk)]) for _ in range(count)]
        row = Navigation.objects.filter(site=site).first()
        row = row or Navigation(site=site, locale=locale("en"))
        row.main = json.dumps(links)
        row.save()
        return row

    make_notice(site, policy_page=make_story())
    make_tour(site, part("navigation"))
    announce(site, -1, 1, page=make_story())
    counts = []
    for count in (1, 6):
        write(count)
        with CaptureQueriesContext(connection) as asked:
            site_document(DocumentContext(site), "en")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_draft_banner_is_previewed_before_its_hour(site: Site) -> None:
    context = DocumentContext(site)
    context.show_draft(Announcement(
        site=site, locale=locale("en"), text="Not yet", starts=timezone.now() + timedelta(days=1),
        ends=timezone.now() + timedelta(days=2),
    ))  # fmt: skip
    banner = site_document(context, "en").banner
    assert banner
    assert banner.text == "Not yet"
