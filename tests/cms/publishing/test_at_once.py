"""How much is done before a unit commits: what was acted on, and what is somewhere else now."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from cms.publishing import refresh
from cms.publishing.following import catch_up_once
from cms.publishing.models import Change, Document, Facet, Stale
from cms.publishing.rebuilding import verify
from cms.unit_of_work import unit_of_work
from stories.models import StoryIndexPage
from tests.factories import index_page, make_story
from tests.social import make_post, make_wall

pytestmark = pytest.mark.django_db
RESOLVE, PAGES = "/delivery/v1/resolve", "/delivery/v1/pages"


@pytest.fixture(autouse=True)
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refresh, "AT_ONCE", 2)


def differing() -> list[str]:
    return [line for progress in verify() for line in progress.failed]


def at(client: Client, path: str) -> Any:
    answer = client.get(RESOLVE, {"path": path})
    return answer.json().get("page") if answer.status_code == 200 else None


def rename_index() -> None:
    index = StoryIndexPage.objects.get(pk=index_page().pk)
    index.slug = index.title = "tales"
    index.save_revision().publish()


def test_what_lies_below_a_new_slug_is_there_at_once(site: Site, client: Client) -> None:
    pages = [make_story(slug=f"s{number}") for number in range(4)]
    rename_index()
    assert at(client, "/en/tales/")["title"] == "tales"
    assert at(client, "/en/stories/") is None
    for page in pages:
        assert at(client, f"/en/stories/{page.slug}/") is None
        assert at(client, f"/en/tales/{page.slug}/")["path"] == f"/en/tales/{page.slug}/"
    while catch_up_once():
        pass
    assert differing() == []


@pytest.mark.parametrize("how", ["slug", "move"])
def test_of_very_many_the_addresses_are_others_at_once(
    site: Site, client: Client, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(refresh, "MOVED_AT_ONCE", 3)
    pages = [make_story(slug=f"s{number}") for number in range(5)]
    start = Change.objects.latest("sequence").sequence
    if how == "slug":
        rename_index()
        new = "/en/tales/"
    else:
        below = StoryIndexPage(title="Below", slug="below", locale=index_page().locale)
        index_page().get_parent().add_child(instance=below)
        index_page().move(below, pos="last-child")
        new = "/en/below/stories/"
    assert at(client, new) is not None
    for page in pages:
        assert at(client, f"/en/stories/{page.slug}/") is None
        assert at(client, f"{new}{page.slug}/")["id"] == str(page.translation_key)
    moved = Change.objects.filter(sequence__gt=start, page_id__in=[page.pk for page in pages])
    assert {(change.kind, change.previous_path, change.path) for change in moved} == {
        ("moved", f"/en/stories/{page.slug}/", f"{new}{page.slug}/") for page in pages
    }
    for row in Document.objects.filter(page__in=pages):
        assert Change.objects.get(sequence=row.version).etag == row.etag
    waiting = set(Stale.objects.values_list("page_id", flat=True))
    assert {page.pk for page in pages} <= waiting
    while catch_up_once():
        pass
    for page in pages:
        assert at(client, f"{new}{page.slug}/")["path"] == f"{new}{page.slug}/"
    assert differing() == []


def test_what_was_acted_on_never_waits_however_much_it_is(site: Site, client: Client) -> None:
    pages = [make_story(slug=f"s{number}") for number in range(5)]
    with unit_of_work():
        for page in pages:
            page.title = "New title"
            page.save_revision().publish()
    assert {at(client, f"/en/stories/{page.slug}/")["title"] for page in pages} == {"New title"}


# What was damaged, and what is merely found otherwise


@pytest.mark.parametrize("column", ["body", "card"])
def test_damaged_bytes_are_mended_and_caches_are_told(
    site: Site, client: Client, column: str
) -> None:
    page = make_story(slug="whole")
    before = {name: bytes(getattr(Document.objects.get(page=page), name)) for name in
              ("body", "card")}  # fmt: skip
    Document.objects.filter(page=page).update(**{column: b'{"broken": true}'})
    Document.objects.filter(site=site, page=None, locale="en").update(body=b"{}")
    start = Change.objects.latest("sequence").sequence
    assert differing()
    call_command("rebuild_documents", verbosity=0)
    call_command("verify_documents", verbosity=0)
    row = Document.objects.get(page=page)
    assert {name: bytes(getattr(row, name)) for name in before} == before
    told = Change.objects.filter(sequence__gt=start)
    assert sorted((change.kind, change.page_id) for change in told) == [
        ("site", None), ("updated", page.pk),
    ]  # fmt: skip
    call_command("rebuild_documents", verbosity=0)
    assert told.count() == 2, "What is whole is not written again."


def test_an_ordinary_refresh_reads_no_bodies(
    site: Site,
) -> None:
    page = make_story()
    with CaptureQueriesContext(connection) as captured:
        page.save_revision().publish()
    table = Document._meta.db_table
    asked = [query["sql"] for query in captured if query["sql"].startswith("SELECT")]
    assert not [sql for sql in asked if f'"{table}"."body"' in sql]


def test_a_page_that_is_found_otherwise_is_logged(site: Site, client: Client) -> None:
    wall = make_wall()
    post = make_post("Hello #Mosul", listed=True)
    lists = {"wall": str(wall.translation_key)}
    assert client.get(PAGES, lists).json()["total"] == 1
    before = Document.objects.get(page=post)
    post = type(post).objects.get(pk=post.pk)
    post.listed = False
    post.save()
    after = Document.objects.get(page=post)
    assert after.etag == before.etag
    assert not Facet.objects.filter(document__page=post, name="wall").exists()
    change = Change.objects.filter(page_id=post.pk).latest("sequence")
    assert (change.kind, change.etag) == ("updated", before.etag)
    assert {"pages", f"page:{post.pk}"} <= set(change.keys)
    answer = client.get(PAGES, lists).json()
    assert (answer["total"], answer["items"]) == (0, [])
    count = Change.objects.count()
    post.save()
    assert Change.objects.count() == count, "No difference, no change."
