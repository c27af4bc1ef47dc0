"""The weekly digest: an issue a week, its archive, and the latest on the home page."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    PageViewRestriction,
    Site,
)

from cms.contract.context import DocumentContext
from cms.publishing.compile import compile_documents
from cms.publishing.models import Change
from home.models import DigestIssuePage, HomePage
from stories.models import Person
from tests.digests import make_archive, make_digest, make_outlet, report
from tests.factories import locale, make_image, make_story
from tests.homes import section

PAGES = "/delivery/v1/pages"
RESOLVE = "/delivery/v1/resolve"


def page_at(client: Client, path: str) -> dict[str, Any]:
    answer = client.get(RESOLVE, {"path": path})
    assert answer.status_code == 200, answer.content
    page: dict[str, Any] = answer.json()["page"]
    return page


def on_home(client: Client, code: str = "en") -> Any:
    shown = section(page_at(client, f"/{code}/"), "digest")
    return shown and shown["digest"]


def changed(before: int) -> set[tuple[str, str]]:
    found = Change.objects.filter(sequence__gt=before)
    return set(found.values_list("kind", "path"))


def latest_change() -> int:
    found = Change.objects.order_by("-sequence").values_list("sequence", flat=True).first()
    return found or 0


def clean_bill() -> None:
    """Raise ``SystemExit`` if any stored document differs from a fresh compile."""
    call_command("verify_documents")


# What is delivered


def test_an_issue_is_delivered_whole(site: Site, client: Client) -> None:
    person = Person.objects.create(name="Amal", locale=locale("en"))
    outlet = make_outlet(url="https://courier.example/")
    items = [
        report(outlet, url="https://courier.example/a", language="ar", date="2019-08-20"),
        report(outlet, "A school opens", people=[person.pk]),
    ]
    issue = make_digest("2019-08-22", items, title="In brief")
    page = page_at(client, "/en/digest/in-brief/")
    assert (page["type"], page["title"]) == ("digest", "In brief")
    assert (page["week"], page["iso_week"]) == ("2019-08-19", "2019-W34")
    assert page["headline_count"] == 2
    first, second = page["items"]
    assert first["outlet"] == {
        "id": str(outlet.translation_key),
        "name": "The Courier",
        "url": "https://courier.example/",
    }
    assert (first["url"], first["language"]) == ("https://courier.example/a", "ar")
    assert (first["date"], first["people"]) == ("2019-08-20", [])
    assert (second["url"], second["language"], second["date"]) == (None, None, None)
    assert [one["name"] for one in second["people"]] == ["Amal"]
    assert second["fallback"] == "A school opens\nLorries cross by day.\nThe Courier\nAmal"
    assert [crumb["path"] for crumb in page["breadcrumbs"]] == ["/en/", "/en/digest/"]
    [card] = client.get(PAGES, {"type": "digest"}).json()["items"]
    assert (card["iso_week"], card["headline_count"]) == ("2019-W34", 2)
    assert "items" not in card
    assert client.get(PAGES, {"q": "school"}).json()["items"][0]["id"] == str(issue.translation_key)


def test_the_archive_is_a_page(site: Site, client: Client) -> None:
    make_archive()
    assert page_at(client, "/en/digest/")["type"] == "digest_index"


@pytest.mark.parametrize(
    ("day", "monday", "iso"),
    [
        ("2019-12-30", "2019-12-30", "2020-W01"),
        ("2021-01-03", "2020-12-28", "2020-W53"),
        ("0001-01-01", "0001-01-01", "0001-W01"),
        ("9999-12-31", "9999-12-27", "9999-W52"),
    ],
)
def test_a_week_is_kept_by_its_monday(
    site: Site, client: Client, day: str, monday: str, iso: str
) -> None:
    make_digest(day)
    assert (on_home(client)["week"], on_home(client)["iso_week"]) == (monday, iso)


# The home page


def test_home_shows_the_issue_of_the_latest_week(site: Site, client: Client) -> None:
    assert on_home(client) is None
    make_digest("2019-08-19", title="Later week")
    make_digest("2019-08-12", title="Earlier week")
    make_digest("2019-08-26", title="Draft", publish=False)
    digest = on_home(client)
    assert digest["title"] == "Later week"
    assert digest["path"] == "/en/digest/later-week/"
    assert digest["headline_count"] == len(digest["items"]) == 1
    assert digest["items"][0]["outlet"]["name"] == "The Courier"
    assert on_home(client, "fr") is None
    clean_bill()


def test_each_language_has_its_own(site: Site, client: Client) -> None:
    make_digest(title="In brief")
    make_digest(title="En bref", parent=make_archive("fr"))
    assert (on_home(client)["title"], on_home(client, "fr")["title"]) == ("In brief", "En bref")
    assert on_home(client, "ar") is None


def test_publishing_an_issue_refreshes_the_home_page_and_nothing_else(site: Site) -> None:
    make_story("Beside it")
    make_archive("fr")
    make_digest("2019-08-19")
    before = latest_change()
    make_digest("2019-08-26")
    path = "/en/digest/week-of-2019-08-26/"
    assert changed(before) == {("published", path), ("updated", "/en/")}
    before = latest_change()
    make_digest("2019-08-12")
    assert changed(before) == {("published", "/en/digest/week-of-2019-08-12/")}


def test_home_follows_what_its_digest_names(site: Site, client: Client) -> None:
    person = Person.objects.create(name="Amal", locale=locale("en"))
    outlet = make_outlet()
    make_digest("2019-08-19", [report(outlet, people=[person.pk])], title="Shown")
    make_digest("2019-08-12", [report(make_outlet("Another"))])
    before = latest_change()
    outlet.name = "The Messenger"
    outlet.save()
    assert changed(before) == {("updated", "/en/digest/shown/"), ("updated", "/en/")}
    assert on_home(client)["items"][0]["outlet"]["name"] == "The Messenger"
    person.delete()
    assert on_home(client)["items"][0]["people"] == []
    outlet.delete()
    assert on_home(client)["items"][0]["outlet"] is None
    clean_bill()


def test_what_home_does_not_show_does_not_change_it(site: Site) -> None:
    make_digest("2019-08-19")
    earlier = make_digest("2019-08-12")
    before = latest_change()
    earlier.standfirst = "Changed"
    earlier.save_revision().publish()
    assert changed(before) == {("updated", "/en/digest/week-of-2019-08-12/")}


def test_a_withdrawn_issue_leaves_home_to_the_one_before(site: Site, client: Client) -> None:
    make_digest("2019-08-12", title="Before")
    latest = make_digest("2019-08-19", title="Latest")
    PageViewRestriction.objects.create(page=latest, restriction_type=PageViewRestriction.LOGIN)
    assert on_home(client)["title"] == "Before"
    PageViewRestriction.objects.all()[0].delete()
    assert on_home(client)["title"] == "Latest"
    latest.unpublish()
    assert on_home(client)["title"] == "Before"
    make_archive().unpublish()
    assert on_home(client)["title"] == "Before"
    for issue in DigestIssuePage.objects.all():
        issue.unpublish()
    assert on_home(client) is None
    clean_bill()


def test_an_issue_elsewhere_is_not_shown(site: Site, client: Client) -> None:
    issue = make_digest(title="Astray")
    issue.move(make_archive("fr"), pos="last-child")
    assert on_home(client) is None
    assert on_home(client, "fr") is None


def test_a_link_to_a_draft_and_a_private_portrait_do_not_show(site: Site, client: Client) -> None:
    apart = Collection.get_first_root_node().add_child(name="Apart")
    CollectionViewRestriction.objects.create(
        collection=apart, restriction_type=CollectionViewRestriction.LOGIN
    )
    person = Person.objects.create(
        name="Amal", portrait=make_image(collection=apart), locale=locale("en")
    )
    draft = make_story("Secret", publish=False)
    summary = f'<p>See <a linktype="page" id="{draft.pk}">it</a>.</p>'
    make_digest(items=[report(make_outlet(), summary=summary, people=[person.pk])])
    [item] = on_home(client)["items"]
    assert item["people"][0]["portrait"] is None
    assert item["summary"]["content"][0]["markDefs"] == []
    draft.save_revision().publish()
    [item] = on_home(client)["items"]
    assert item["summary"]["content"][0]["markDefs"][0]["page"]["title"] == "Secret"
    clean_bill()


def test_more_reports_ask_no_more_queries(site: Site) -> None:
    few = make_digest("2019-08-19", [report(make_outlet())])
    home = HomePage.objects.get(pk=site.root_page_id)
    with CaptureQueriesContext(connection) as short:
        compile_documents([home, few], DocumentContext(site))
    people = [Person.objects.create(name=f"P{n}", locale=locale("en")) for n in range(5)]
    items = [report(make_outlet(f"O{n}"), people=[people[n].pk]) for n in range(5)]
    many = make_digest("2019-08-26", items)
    one_more_model = 1
    with CaptureQueriesContext(connection) as long:
        compile_documents([home, many], DocumentContext(site))
    assert len(long) <= len(short) + one_more_model
    more = make_digest("2019-09-02", items * 5)
    with CaptureQueriesContext(connection) as longest:
        compile_documents([home, many, more], DocumentContext(site))
    assert len(longest) == len(long)


def test_a_withdrawn_digest_leaves_a_home_page_that_can_not_be_compiled(
    site: Site, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlet, kept = make_outlet("Zanzibar Post"), make_outlet("The Courier")
    issue = make_digest(items=[report(outlet), report(kept, "Zebras")], title="Zebras again")

    def broken(_self: Any, _context: Any) -> Any:
        raise RuntimeError("not today")

    with monkeypatch.context() as patched:
        patched.setattr(HomePage, "to_document", broken)
        outlet.delete()
        assert [item["outlet"] and item["outlet"]["name"] for item in on_home(client)["items"]] == [
            None, "The Courier",
        ]  # fmt: skip
        assert "Zanzibar" not in str(on_home(client))
        issue.unpublish()
        assert on_home(client) is None
        assert "Zebras" not in str(page_at(client, "/en/"))
