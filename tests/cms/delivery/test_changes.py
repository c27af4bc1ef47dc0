"""changes: the log, for whoever keeps a copy."""

from datetime import timedelta
from typing import Any

import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site

from cms.publishing.models import Change, Document
from home.models import Navigation
from tests.factories import locale, make_story

CHANGES = "/delivery/v1/changes"


def changes(client: Client, **query: Any) -> Any:
    answer = client.get(CHANGES, query)
    assert answer.status_code == 200, answer.content
    return answer.json()


def now(client: Client) -> str:
    answer = changes(client)
    assert answer["items"] == []
    cursor: str = answer["cursor"]
    return cursor


def test_each_kind_of_change_is_told_once(site: Site, client: Client) -> None:
    start = now(client)
    page = make_story("Told", slug="told")
    page.title = "Told better"
    page.save_revision().publish()
    page.slug = "retold"
    page.save_revision().publish()
    page.unpublish()
    # The home page lists the latest stories, and so changes with each.
    mine = [item for item in changes(client, after=start)["items"] if item["type"] == "story"]
    assert [(item["kind"], item["path"], item["previous_path"]) for item in mine] == [
        ("published", "/en/stories/told/", ""),
        ("updated", "/en/stories/told/", ""),
        ("moved", "/en/stories/retold/", "/en/stories/told/"),
        ("withdrawn", "/en/stories/retold/", ""),
    ]
    assert {item["id"] for item in mine} == {str(page.translation_key)}
    assert [bool(item["etag"]) for item in mine] == [True, True, True, False]


def test_what_makes_no_difference_is_no_change(site: Site, client: Client) -> None:
    page = make_story()
    start = now(client)
    page.save()
    page.title = "A draft"
    page.save_revision()
    make_story(publish=False)
    assert changes(client, after=start)["items"] == []


def test_what_lists_a_story_changes_with_it_and_nothing_else_does(
    site: Site, client: Client
) -> None:
    make_story("Untouched")
    start = now(client)
    make_story("New")
    told = [(item["type"], item["locale"]) for item in changes(client, after=start)["items"]]
    assert sorted(told) == [("home", "en"), ("story", "en")]


def test_globals_and_redirects_are_told(site: Site, client: Client) -> None:
    start = now(client)
    Navigation.objects.create(site=site, locale=locale("fr"), footer_note="Demo")
    Redirect.add_redirect("/old/", "https://example.org/")
    items = changes(client, after=start)["items"]
    assert [(item["kind"], item["locale"], item["id"]) for item in items] == [
        ("site", "fr", None),
        ("redirects", "", None),
    ]


def test_documents_come_along_at_their_last_change(site: Site, client: Client) -> None:
    start = now(client)
    page = make_story("One")
    page.title = "Two"
    page.save_revision().publish()
    gone = make_story("Gone")
    gone.unpublish()
    items = changes(client, after=start, include="document,html")["items"]
    mine = [item for item in items if item["id"] == str(page.translation_key)]
    assert [item.get("document", {}).get("title") for item in mine] == [None, "Two"]
    whole = mine[-1]["document"]
    theirs = [item for item in items if item["id"] == str(gone.translation_key)]
    assert [item["kind"] for item in theirs] == ["published", "withdrawn"]
    assert not any("document" in item for item in theirs)
    assert whole["body"][0]["text"]["html"] == "<p>Once.</p>"


def test_parts_follow_each_other_to_the_end(site: Site, client: Client) -> None:
    start = now(client)
    for _ in range(3):
        make_story()
    whole = changes(client, after=start)
    assert whole["next"] is None
    seen, after = [], start
    while True:
        part = changes(client, after=after, limit=2)
        seen += part["items"]
        after = part["cursor"]
        if part["next"] is None:
            break
        assert f"after={after}" in part["next"]
    assert seen == whole["items"]
    assert changes(client, after=after) == {"items": [], "cursor": after, "next": None}


def test_a_cursor_from_before_what_is_kept_is_gone(site: Site, client: Client) -> None:
    start = now(client)
    make_story("Old")
    with time_machine.travel(timezone.now() + timedelta(days=40)):
        make_story("New")
        call_command("prune_changes", days=30, verbosity=0)
        answer = client.get(CHANGES, {"after": start})
        assert answer.status_code == 410
        assert answer.json()["code"] == "cursor_too_old"
        assert client.get(CHANGES, {"after": int(now(client)) + 1}).status_code == 410
        first = Change.objects.order_by("sequence")[0].sequence
        assert changes(client, after=first - 1)["items"]
        # Nor is the whole of it there any more.
        assert client.get(CHANGES, {"after": 0}).status_code == 410


def test_a_cursor_of_an_empty_log_is_good_until_what_came_after_is_forgotten(
    site: Site, client: Client
) -> None:
    Change.objects.all().delete()
    start = now(client)
    make_story("First")
    told = changes(client, after=start)["items"]
    assert [item["type"] for item in told if item["kind"] == "published"] == ["story"]
    with time_machine.travel(timezone.now() + timedelta(days=40)):
        make_story("New")
        call_command("prune_changes", days=30, verbosity=0)
        assert client.get(CHANGES, {"after": start}).status_code == 410
        # Emptied by hand, it has a cursor all the same.
        Change.objects.all().delete()
        again = now(client)
        assert changes(client, after=again)["items"] == []
        make_story("Newer")
        assert changes(client, after=again)["items"]


def test_replaying_the_log_from_its_beginning_gives_every_page_or_nothing(
    site: Site, client: Client
) -> None:
    make_story("Old")
    with time_machine.travel(timezone.now() + timedelta(days=40)):
        public = set(Document.objects.exclude(page=None).values_list("translation_key", flat=True))
        told = {item["id"] for item in changes(client, after=0, limit=500)["items"]}
        assert {str(key) for key in public} <= told
        make_story("New")
        call_command("prune_changes", days=30, verbosity=0)
        assert client.get(CHANGES, {"after": 0, "limit": 500}).status_code == 410


def test_the_latest_change_is_never_forgotten(site: Site, client: Client) -> None:
    make_story()
    head = now(client)
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        call_command("prune_changes", days=1, verbosity=0)
        assert now(client) == head
        assert changes(client, after=head)["items"] == []


def test_a_page_made_private_is_told_as_withdrawn(site: Site, client: Client) -> None:
    page = make_story("Secret", slug="secret")
    start = now(client)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    items = [item for item in changes(client, after=start)["items"] if item["type"] == "story"]
    assert [item["kind"] for item in items] == ["withdrawn"]


def test_more_changes_take_no_more_queries(site: Site, client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            changes(client, after=start, include="document")
        return len(captured)

    start = now(client)
    make_story()
    few = queries()
    for _ in range(5):
        make_story()
    assert queries() == few
