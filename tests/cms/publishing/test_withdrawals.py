"""Withdrawals: readers are told why a page is gone, or led elsewhere, until it is back."""

from typing import Any

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry, PageViewRestriction, Site

from cms.publishing.models import Withdrawal
from tests.factories import index_page, make_story, make_user
from tests.translations import publish, say, submit

RESOLVE = "/delivery/v1/resolve"


@pytest.fixture
def editor(site: Site) -> Client:
    client = Client()
    client.force_login(make_user("Publisher"))
    return client


def withdraw(editor: Client, page: Page, **said: Any) -> Any:
    form = {f"withdrawal-{name}": value for name, value in said.items() if name != "below"}
    below = {"include_descendants": "on"} if said.get("below") else {}
    return editor.post(f"/admin/pages/{page.pk}/unpublish/", form | below)


def changes(client: Client, after: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get("/delivery/v1/changes", {"after": after}).json()[
        "items"
    ]
    return found


def now(client: Client) -> str:
    cursor: str = client.get("/delivery/v1/changes").json()["cursor"]
    return cursor


def test_readers_are_told_why_until_it_is_back(editor: Client, client: Client) -> None:
    page = make_story(slug="gone")
    start = now(client)
    assert withdraw(editor, page, reason="A person in it asked us to.").status_code == 302
    answer = client.get(RESOLVE, {"path": "/en/stories/gone/"})
    assert answer.status_code == 410
    assert (answer.json()["code"], answer.json()["reason"]) == (
        "gone", "A person in it asked us to.",
    )  # fmt: skip
    told = {item["path"]: item.get("reason") for item in changes(client, start)}
    assert told["/en/stories/gone/"] == "A person in it asked us to."
    assert [told[path] for path in told if path != "/en/stories/gone/"] == [None]
    Page.objects.get(pk=page.pk).specific.save_revision().publish()
    assert client.get(RESOLVE, {"path": "/en/stories/gone/"}).status_code == 200
    Page.objects.get(pk=page.pk).specific.unpublish()
    answer = client.get(RESOLVE, {"path": "/en/stories/gone/"})
    assert answer.status_code == 410
    assert "reason" not in answer.json()


def test_an_alias_tells_what_its_original_does(editor: Client, client: Client) -> None:
    page, other = make_story(slug="gone"), make_story(slug="other")
    page.create_alias(update_slug="twin")
    for said, status in (({"reason": "Because."}, 410), ({"redirect_to": other.pk}, 200)):
        assert withdraw(editor, page, **said).status_code == 302
        for path in ("/en/stories/gone/", "/en/stories/twin/"):
            answer = client.get(RESOLVE, {"path": path})
            assert answer.status_code == status
            told = answer.json().get("reason") or answer.json()["location"]
            assert told in ("Because.", "/en/stories/other/")
        Page.objects.get(pk=page.pk).specific.save_revision().publish()
        for path in ("/en/stories/gone/", "/en/stories/twin/"):
            assert client.get(RESOLVE, {"path": path}).json()["kind"] == "page"
    assert not Withdrawal.objects.exists()


def test_readers_are_led_elsewhere_until_it_is_back(editor: Client, client: Client) -> None:
    page, other = make_story(slug="old"), make_story(slug="new")
    start = now(client)
    assert withdraw(editor, page, redirect_to=other.pk).status_code == 302
    found = client.get(RESOLVE, {"path": "/en/stories/old/"}).json()
    assert found == {"kind": "redirect", "location": "/en/stories/new/", "status": 301}
    assert {"withdrawn", "redirects"} <= {item["kind"] for item in changes(client, start)}
    other.unpublish()
    assert client.get(RESOLVE, {"path": "/en/stories/old/"}).status_code == 410
    start = now(client)
    Page.objects.get(pk=page.pk).specific.save_revision().publish()
    assert client.get(RESOLVE, {"path": "/en/stories/old/"}).json()["kind"] == "page"
    assert not Redirect.objects.exists()
    assert not Withdrawal.objects.exists()
    assert {"published", "redirects"} <= {item["kind"] for item in changes(client, start)}


def test_what_was_told_before_is_told_no_more(editor: Client, client: Client) -> None:
    page, other = make_story(slug="gone"), make_story()
    withdraw(editor, page, redirect_to=other.pk)
    # A script that makes it live again tells nobody.
    Page.objects.filter(pk=page.pk).update(live=True)
    withdraw(editor, page, reason="Because.")
    assert not Redirect.objects.exists()
    assert client.get(RESOLVE, {"path": "/en/stories/gone/"}).json()["reason"] == "Because."
    Page.objects.filter(pk=page.pk).update(live=True)
    withdraw(editor, page)
    assert "reason" not in client.get(RESOLVE, {"path": "/en/stories/gone/"}).json()


def test_a_scheduled_publication_takes_nothing_back(editor: Client, client: Client) -> None:
    page = make_story(slug="later")
    withdraw(editor, page, reason="Not yet.")
    page = Page.objects.get(pk=page.pk).specific
    page.go_live_at = "2100-01-01T00:00:00Z"
    page.save_revision().publish()
    assert client.get(RESOLVE, {"path": "/en/stories/later/"}).json()["reason"] == "Not yet."


def test_of_a_private_page_nothing_is_told(editor: Client, client: Client) -> None:
    page = make_story(slug="private")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    withdraw(editor, page, reason="A secret.")
    answer = client.get(RESOLVE, {"path": "/en/stories/private/"})
    assert answer.status_code == 404
    assert "secret" not in answer.content.decode()


def test_it_is_kept_on_record(editor: Client) -> None:
    page, other = make_story(), make_story("Elsewhere")
    withdraw(editor, page, reason="Because.")
    page.save_revision().publish()
    withdraw(editor, page, redirect_to=other.pk)
    entries = PageLogEntry.objects.filter(page=page.pk, action="storywire.withdrawal")
    assert [entry.message for entry in entries.order_by("pk")] == [
        "Readers are told why: Because.", "Readers are led to “Elsewhere”.",
    ]  # fmt: skip
    history = editor.get(f"/admin/pages/{page.pk}/history/").content.decode()
    assert "Readers are told why: Because." in history


@pytest.mark.parametrize("target", ["both", "draft", "itself", "below", "missing", "long"])
def test_what_can_not_be_is_refused_and_nothing_is_lost(editor: Client, target: str) -> None:
    other = make_story(publish=target != "draft")
    page: Any = index_page() if target == "below" else make_story(slug="kept")
    said: dict[str, Any] = {"redirect_to": other.pk}
    if target == "both":
        said["reason"] = "Because."
    elif target == "itself":
        said["redirect_to"] = page.pk
    elif target == "below":
        said["below"] = True
    elif target == "missing":
        said["redirect_to"] = 999_999
    elif target == "long":
        page.slug = "long-" * 50
        page.save_revision().publish()
    answer = withdraw(editor, page, **said)
    assert answer.status_code == 200
    form = answer.context["request"].withdrawal_form
    assert form.errors["redirect_to"]
    assert form.errors["redirect_to"][0] in answer.content.decode()
    assert Page.objects.get(pk=page.pk).live
    assert not Redirect.objects.exists()
    if target == "both":
        assert "Because." in answer.content.decode()


def test_too_long_a_reason_is_refused(editor: Client) -> None:
    page = make_story()
    assert withdraw(editor, page, reason="x" * 501).status_code == 200
    assert Page.objects.get(pk=page.pk).live


def test_the_editor_is_asked(editor: Client) -> None:
    page = make_story()
    html = editor.get(f"/admin/pages/{page.pk}/unpublish/").content.decode()
    assert 'name="withdrawal-reason"' in html
    assert 'name="withdrawal-redirect_to"' in html
    assert "page-chooser" in html


def test_a_page_below_may_take_the_place_of_the_one_above(editor: Client, client: Client) -> None:
    below = make_story(slug="stays")
    withdraw(editor, index_page(), redirect_to=below.pk)
    answer = client.get(RESOLVE, {"path": "/en/stories/"}).json()
    assert answer["location"] == "/en/stories/stays/"


def test_a_deleted_page_leaves_its_redirect(editor: Client, client: Client) -> None:
    page, other = make_story(slug="old"), make_story(slug="new")
    withdraw(editor, page, redirect_to=other.pk)
    Page.objects.get(pk=page.pk).specific.delete()
    answer = client.get(RESOLVE, {"path": "/en/stories/old/"}).json()
    assert answer["location"] == "/en/stories/new/"
    assert not Withdrawal.objects.exists()


def test_the_editor_is_told_which_languages_stay(editor: Client) -> None:
    page = make_story("Dawn")
    translation = submit(page, "fr")
    french = translation.get_target_instance()
    unpublishing = f"/admin/pages/{french.pk}/unpublish/"
    assert unpublishing not in editor.get(f"/admin/pages/{page.pk}/unpublish/").content.decode()
    say(translation)
    publish(translation)
    html = editor.get(f"/admin/pages/{page.pk}/unpublish/").content.decode()
    assert "Readers still see it in other languages." in html
    assert unpublishing in html
