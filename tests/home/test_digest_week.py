"""Digests are written an issue a week: in the admin, by token, and by several at once."""

from threading import Barrier, Thread
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import Site
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from home.models import DigestIndexPage, DigestIssuePage, HomePage
from stories.models import Outlet
from tests.cms.api_v3.tokens import Api, make_token
from tests.digests import make_archive, make_digest, make_outlet, report
from tests.factories import make_site, make_user
from tests.homes import section


def on_home(client: Client) -> Any:
    page = client.get("/delivery/v1/resolve", {"path": "/en/"}).json()["page"]
    shown = section(page, "digest")
    return shown and shown["digest"]


def form(**changes: Any) -> dict[str, Any]:
    """Return an issue as the admin's form sends it."""
    fields: dict[str, Any] = {
        "title": "The week",
        "slug": "",
        "week": "2019-08-21",
        "standfirst": "",
        "cover": "",
        "items": streamfield([]),
        "seo_title": "",
        "search_description": "",
        "tags": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "1",
    }
    return dict(nested_form_data(fields | changes))


def item_form(by: Outlet, **changes: Any) -> Any:
    people = {"people-count": "0"}
    value = {
        "headline": "A bridge opens",
        "summary": rich_text("<p>Again.</p>", features=["bold", "italic", "link"]),
        "outlet": str(by.pk),
        "url": "",
        "language": "",
        "date": "",
    }
    return streamfield([("digest_item", value | people | changes)])


def test_a_second_issue_of_a_week_is_refused(site: Site) -> None:
    first = make_digest("2019-08-19", title="First")
    with pytest.raises(ValidationError, match="First"):
        make_digest("2019-08-25", title="Second")
    make_digest("2019-08-26", title="The next week")
    make_digest("2019-08-19", title="Une", parent=make_archive("fr"))
    first.standfirst = "It can be changed."
    first.save_revision().publish()
    first.unpublish()
    make_digest("2019-08-20", title="Instead")
    with pytest.raises(ValidationError, match="Instead"):
        first.get_latest_revision().publish()


@pytest.fixture
def editor(site: Site, client: Client) -> Client:
    client.force_login(make_user("Publisher"))
    return client


def add_url() -> str:
    arguments = ("home", "digestissuepage", make_archive().pk)
    return reverse("wagtailadmin_pages:add", args=arguments)


def test_an_issue_is_written_in_the_admin(editor: Client) -> None:
    answer = editor.post(add_url(), form(items=item_form(make_outlet())))
    assert answer.status_code == 302, answer.context["form"].errors
    digest = on_home(editor)
    assert (digest["week"], digest["title"]) == ("2019-08-19", "The week")
    assert digest["items"][0]["headline"] == "A bridge opens"
    edit = reverse("wagtailadmin_pages:edit", args=[DigestIssuePage.objects.get().pk])
    assert editor.get(edit).status_code == 200
    assert editor.post(edit, form(items=item_form(make_outlet()))).status_code == 302


def test_the_form_says_which_issue_has_the_week(editor: Client) -> None:
    make_digest("2019-08-19", title="First")
    answer = editor.post(add_url(), form(items=item_form(make_outlet())))
    assert "“First”" in str(answer.context["form"].errors["week"])
    other = make_digest("2019-08-26", title="Other")
    edit = reverse("wagtailadmin_pages:edit", args=[other.pk])
    answer = editor.post(edit, form(items=item_form(make_outlet())))
    assert "“First”" in str(answer.context["form"].errors["week"])
    assert DigestIssuePage.objects.get(pk=other.pk).week.isoformat() == "2019-08-26"


@pytest.mark.parametrize(
    "bad",
    [
        {"url": "ftp://courier.example/a"},
        {"url": "javascript:alert(1)"},
        {"date": "autumn"},
        {"language": "tlh"},
        {"outlet": ""},
        {"headline": ""},
    ],
)
def test_the_form_refuses_what_is_no_report(editor: Client, bad: dict[str, str]) -> None:
    answer = editor.post(add_url(), form(items=item_form(make_outlet(), **bad)))
    assert answer.status_code == 200
    assert "items" in answer.context["form"].errors
    assert not DigestIssuePage.objects.exists()


def test_a_copy_waits_as_a_draft_for_a_week_of_its_own(editor: Client) -> None:
    issue = make_digest(title="First")
    copied = {
        "new_title": "Copy", "new_slug": "copy", "new_parent_page": str(make_archive().pk),
        "publish_copies": "on",
    }  # fmt: skip
    answer = editor.post(reverse("wagtailadmin_pages:copy", args=[issue.pk]), copied)
    assert answer.status_code == 302
    copy = DigestIssuePage.objects.get(title="Copy")
    assert not copy.live
    assert on_home(editor)["title"] == "First"
    with pytest.raises(ValidationError):
        copy.save_revision()
    copy.week = "2019-09-02"
    copy.save_revision().publish()
    assert on_home(editor)["title"] == "Copy"


def test_an_alias_says_what_its_original_says(site: Site, client: Client) -> None:
    issue = make_digest(title="First")
    issue.create_alias(update_slug="again")
    cards = client.get("/delivery/v1/pages", {"type": "digest"}).json()["items"]
    assert {card["path"]: card["week"] for card in cards} == {
        "/en/digest/first/": "2019-08-19",
        "/en/digest/again/": "2019-08-19",
    }
    issue.save_revision().publish()
    call_command("verify_documents")


def test_an_archive_lives_below_home_once(site: Site, client: Client) -> None:
    home = HomePage.objects.get(pk=site.root_page_id)
    assert DigestIndexPage.can_create_at(home)
    archive = make_archive()
    assert not DigestIndexPage.can_create_at(home)
    assert DigestIssuePage.can_create_at(archive)
    assert not DigestIssuePage.can_create_at(home)


def test_an_issue_is_written_by_token(site: Site, client: Client) -> None:
    api = Api(make_token(make_user("Publisher")))
    archive = make_archive()
    answer = api.post("snippets/stories.Outlet/", {"name": "The Courier", "meta": {}})
    assert answer.status_code == 201, answer.content
    written = Outlet.objects.get()
    meta = {"type": "home.DigestIssuePage", "parent_id": archive.pk, "action": "publish"}
    issue = {"title": "By token", "week": "2019-08-21", "items": [report(written)], "meta": meta}
    answer = api.post("pages/", issue)
    assert answer.status_code == 201, answer.content
    assert (on_home(client)["title"], on_home(client)["week"]) == ("By token", "2019-08-19")
    answer = api.post("pages/", issue | {"title": "Again"})
    assert answer.status_code == 422, answer.content
    assert [error["place"] for error in answer.json()["errors"]] == ["week"]
    copied = api.post(f"pages/{DigestIssuePage.objects.get().pk}/actions/copy/", {})
    assert copied.status_code < 500, copied.content
    assert DigestIssuePage.objects.live().count() == 1


def test_an_outlet_is_a_web_site_or_none(editor: Client) -> None:
    add = reverse(Outlet.snippet_viewset.get_url_name("add"))
    said = {"name": "The Courier", "url": "ftp://courier.example/"}
    assert editor.post(add, said).context["form"].errors["url"]
    answer = editor.post(add, said | {"url": ""})
    assert answer.status_code == 302, list(get_messages(answer.wsgi_request))
    assert Outlet.objects.get().url == ""


class TestOnPostgreSQL:
    """SQLite has one writer at a time."""

    __test__ = connection.vendor == "postgresql"

    @pytest.mark.django_db(transaction=True)
    def test_of_two_issues_published_at_once_one_is_refused(self) -> None:
        make_site()
        for _round in range(5):
            drafts = [make_digest(title=f"Draft {number}", publish=False) for number in range(2)]
            together, refused = Barrier(2), []

            def publish(pk: int) -> None:
                issue = DigestIssuePage.objects.get(pk=pk)
                revision = issue.get_latest_revision()
                together.wait(timeout=10)  # noqa: B023  as above
                try:
                    revision.publish()
                except ValidationError:
                    refused.append(pk)  # noqa: B023  as above
                finally:
                    connection.close()

            threads = [Thread(target=publish, args=[draft.pk]) for draft in drafts]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(timeout=30)
            assert len(refused) == 1
            assert DigestIssuePage.objects.live().count() == 1
            for draft in DigestIssuePage.objects.all():
                draft.delete()
