"""Stored documents: what refuses, what waits, what is mended, and how much is read."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.coreutils import get_content_languages
from wagtail.models import Page, PageViewRestriction, Site

from cms.blocks.text import TextBlock
from cms.media.models import Image
from cms.publishing import refresh
from cms.publishing.following import catch_up_once, take_up_again
from cms.publishing.models import Change, Document, Stale
from cms.publishing.rebuilding import verify
from cms.unit_of_work import unit_of_work
from stories.models import StoryPage
from tests.factories import (
    end_rights,
    image_value,
    index_page,
    make_image,
    make_story,
    make_user,
    text,
)

RESOLVE = "/delivery/v1/resolve"
BAD = "<p>unspeakable</p>"


@pytest.fixture
def unspeakable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one text be impossible to compile."""
    whole = TextBlock.to_document

    def to_document(self: TextBlock, value: Any, *args: Any) -> Any:
        if "unspeakable" in value.source:
            raise RuntimeError("no words")
        return whole(self, value, *args)

    monkeypatch.setattr(TextBlock, "to_document", to_document)


def differing() -> list[str]:
    return [line for progress in verify() for line in progress.failed]


def document(client: Client, page: Page) -> Any:
    answer = client.get(f"/delivery/v1/pages/{page.translation_key}")
    return answer.json() if answer.status_code == 200 else None


def photos(image: Image) -> list[dict[str, Any]]:
    photo = {"image": image_value(image, alt=""), "caption": ""}
    return [{"type": "photos", "value": {"layout": "single", "photos": [photo]}}]


# What can't be compiled


def test_a_page_that_cannot_be_compiled_refuses_to_be_published(
    site: Site, client: Client, unspeakable: None
) -> None:
    page = make_story("Fine")
    page.body = json.dumps([text(BAD)])
    revision = page.save_revision()
    with pytest.raises(ValidationError, match="no words"):
        revision.publish()
    assert document(client, page)["body"][0]["fallback"] == "Once."
    assert differing() == []


def test_the_editor_reads_why_beside_what_was_typed(
    site: Site, client: Client, unspeakable: None
) -> None:
    page = make_story("Fine")
    client.force_login(make_user())
    form = {
        "title": "Typed with care", "slug": page.slug, "standfirst": "", "cover": "",
        "action-publish": "yes", "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0,
    }  # fmt: skip
    for name in ("authors", "related", "corrections", "sources", "partners"):
        form[f"{name}-count"] = 0
    value = {"blocks": [{"key": "a", "type": "unstyled", "text": "unspeakable"}], "entityMap": {}}
    form |= {
        "body-count": 1, "body-0-type": "text", "body-0-order": 0, "body-0-deleted": "",
        "body-0-id": "", "body-0-value": json.dumps(value),
        "safeguarding_note": "null", "editors_note": "null",
    }  # fmt: skip
    answer = client.post(f"/admin/pages/{page.pk}/edit/", form)
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert "can’t be published" in shown
    assert "no words" in shown
    assert "Typed with care" in shown
    assert StoryPage.objects.get(pk=page.pk).title == "Fine"


def test_a_dependent_that_cannot_be_compiled_keeps_its_document_and_is_tried_again(
    site: Site, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = make_image(alt="Before")
    page, other = make_story(body=photos(image)), make_story(body=photos(image))
    whole = StoryPage.to_document

    def to_document(self: StoryPage, context: Any) -> Any:
        if self.pk == page.pk:
            raise RuntimeError("not today")
        return whole(self, context)

    with monkeypatch.context() as patch:
        patch.setattr(StoryPage, "to_document", to_document)
        image.alt = "After"
        image.save()
        assert document(client, other)["cover"]["alt"] == "After"
        assert document(client, page)["cover"]["alt"] == "Before"
        waiting = Stale.objects.get()
        assert (waiting.page_id, waiting.attempts) == (page.pk, 1)
        assert "not today" in waiting.error
        assert catch_up_once() == 0, "It is not tried again at once."
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        assert catch_up_once() == 1
    assert document(client, page)["cover"]["alt"] == "After"
    assert not Stale.objects.exists()


def test_a_dependent_that_cannot_be_compiled_shows_nothing_withdrawn(
    site: Site, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = make_story("A secret")
    page = make_story(related=json.dumps([{"type": "page", "value": secret.pk}]))
    whole = StoryPage.to_document

    def to_document(self: StoryPage, context: Any) -> Any:
        if self.pk == page.pk:
            raise RuntimeError("not today")
        return whole(self, context)

    monkeypatch.setattr(StoryPage, "to_document", to_document)
    secret.unpublish()
    everything = b"".join(bytes(row.body) for row in Document.objects.all())
    assert b"A secret" not in everything


# What is left for later


@pytest.fixture
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refresh, "AT_ONCE", 2)


def test_what_gains_is_left_for_later_and_done_once(
    site: Site, client: Client, few_at_once: None
) -> None:
    image = make_image(alt="Before")
    pages = [make_story(body=photos(image)) for _ in range(5)]
    image.alt = "After"
    image.save()
    # The home page shows the five as well.
    assert Stale.objects.count() == 6
    assert DBTaskResult.objects.filter(task_path__endswith="catch_up").exists()
    assert catch_up_once(limit=4) == 4
    assert catch_up_once(limit=4) == 2
    assert catch_up_once() == 0
    assert {document(client, page)["cover"]["alt"] for page in pages} == {"After"}
    assert differing() == []


def test_a_published_page_itself_never_waits(site: Site, client: Client, few_at_once: None) -> None:
    target = make_story("Old title")
    related = json.dumps([{"type": "page", "value": target.pk}])
    pages = [make_story(related=related) for _ in range(5)]
    target.title = "New title"
    target.save_revision().publish()
    assert document(client, target)["title"] == "New title"
    while catch_up_once():
        pass
    assert {document(client, page)["related"][0]["page"]["title"] for page in pages} == {
        "New title"
    }


@pytest.mark.parametrize("how", ["unpublish", "private", "delete", "parent"])
def test_what_is_withdrawn_is_out_of_every_document_at_once(
    site: Site, client: Client, few_at_once: None, how: str
) -> None:
    secret = make_story("A secret")
    related = json.dumps([{"type": "page", "value": secret.pk}])
    pages = [make_story(related=related) for _ in range(5)]
    if how == "unpublish":
        secret.unpublish()
    elif how == "private":
        PageViewRestriction.objects.create(page=secret, restriction_type="login")
    elif how == "delete":
        secret.delete()
    else:
        secret.move(Page.objects.get(depth=1), pos="last-child")
    assert [document(client, page)["related"] for page in pages] == [[]] * 5
    assert document(client, secret) is None


def test_a_picture_put_out_of_sight_is_out_of_every_document_at_once(
    site: Site, client: Client, few_at_once: None
) -> None:
    image = make_image()
    pages = [make_story(body=photos(image)) for _ in range(5)]
    end_rights(image)
    assert [document(client, page)["body"] for page in pages] == [[]] * 5


@pytest.mark.parametrize("can_be_compiled", [True, False])
def test_the_log_names_a_picture_that_is_gone(
    site: Site, monkeypatch: pytest.MonkeyPatch, can_be_compiled: bool
) -> None:
    cover, image = make_image(), make_image()
    page = make_story(body=[*photos(cover), *photos(image)])
    whole = StoryPage.to_document

    def to_document(self: StoryPage, context: Any) -> Any:
        if self.pk == page.pk and not can_be_compiled:
            raise RuntimeError("not today")
        return whole(self, context)

    monkeypatch.setattr(StoryPage, "to_document", to_document)
    key = f"image:{image.pk}"
    end_rights(image)
    change = Change.objects.latest("sequence")
    assert (change.kind, change.page_id) == (Change.Kind.UPDATED, page.pk)
    assert key in change.keys, "Caches are told to forget it."


def test_what_is_out_of_sight_goes_at_once_though_much_else_changes_with_it(
    site: Site, client: Client, few_at_once: None
) -> None:
    image = make_image()
    page = make_story(body=photos(image))
    drafts = [make_story(publish=False) for _ in range(4)]
    with unit_of_work():
        for draft in drafts:
            draft.save_revision().publish()
        end_rights(image)
    assert document(client, page)["body"] == []


def test_what_a_killed_worker_left_is_taken_up_again(
    site: Site, client: Client, few_at_once: None
) -> None:
    image = make_image(alt="Before")
    for _ in range(3):
        make_story(body=photos(image))
    image.alt = "After"
    image.save()
    task = DBTaskResult.objects.filter(task_path__endswith="catch_up").get()
    task.status, task.started_at = TaskResultStatus.RUNNING, timezone.now()
    task.save()
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        take_up_again()
        task.refresh_from_db()
        assert task.status == TaskResultStatus.READY
    DBTaskResult.objects.all().delete()
    take_up_again()
    assert DBTaskResult.objects.filter(task_path__endswith="catch_up").count() == 1


def test_the_editor_is_told_what_follows_and_sees_how_far_it_is(
    site: Site, client: Client, few_at_once: None
) -> None:
    image = make_image(alt="Before")
    for _ in range(5):
        make_story(body=photos(image))
    client.force_login(make_user("Administrator"))
    form = {"title": image.title, "alt": "After", "collection": image.collection_id}
    told = client.post(f"/admin/images/{image.pk}/", form, follow=True).content.decode()
    assert "6 pages that show this are brought up to date within a minute." in told
    address = re.findall(r'data-publishing-progress="([^"]+)"', told)[0].replace("&amp;", "&")
    assert 'role="status"' in told
    assert re.search(r'<progress value="0"\s+max="6"', told)
    catch_up_once(limit=4)
    editor = Client()
    editor.force_login(make_user("Publisher"))
    assert editor.get(address).json() == {
        "done": 4, "total": 6, "sentence": "Brought up to date: 4 of 6",
    }  # fmt: skip
    report = "/admin/reports/publishing/"
    assert re.search(r'<progress value="0"\s+max="2"', client.get(report).content.decode())
    Stale.objects.all().delete()
    assert editor.get(address).json()["done"] == 6
    assert editor.get("/admin/publishing/progress/?since=x&total=2").status_code == 400
    assert Client().get(address).status_code == 302
    image.alt = "Again"
    image.save()
    assert "6 pages are being brought up to date" in client.get(report).content.decode()
    while catch_up_once():
        pass
    assert "No page waits to be brought up to date" in client.get(report).content.decode()


def test_what_failed_is_listed_and_tried_again_by_hand(
    site: Site, client: Client, unspeakable: None
) -> None:
    page = make_story("Speechless")
    StoryPage.objects.filter(pk=page.pk).update(body=json.dumps([text(BAD)]))
    with pytest.raises(CommandError):
        call_command("rebuild_documents", verbosity=0)
    client.force_login(make_user("Administrator"))
    report = "/admin/reports/publishing/"
    shown = client.get(report).content.decode()
    assert "Speechless" in shown
    assert "no words" in shown
    StoryPage.objects.filter(pk=page.pk).update(body=json.dumps([text()]))
    client.post(report)
    assert catch_up_once() == 1
    assert "Speechless" not in client.get(report).content.decode()


def test_the_report_is_for_administrators(site: Site, client: Client) -> None:
    client.force_login(make_user("Publisher"))
    assert client.get("/admin/reports/publishing/").status_code == 302
    assert client.post("/admin/reports/publishing/").status_code == 302


# The clock


def test_a_link_to_an_expired_page_is_gone_before_the_scheduler_has_run(
    site: Site, client: Client
) -> None:
    soon = make_story("Soon gone", expire_at=timezone.now() + timedelta(hours=1))
    page = make_story(related=json.dumps([{"type": "page", "value": soon.pk}]))
    assert document(client, page)["related"]
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert document(client, page)["related"] == []
        assert document(client, soon) is None
        call_command("publish_scheduled", verbosity=0)
        assert not Document.objects.filter(page=soon).exists()
        assert differing() == []


# Rebuilding and verifying


def test_what_was_written_behind_our_back_is_found_and_mended(site: Site, client: Client) -> None:
    page = make_story("As it was")
    call_command("verify_documents", verbosity=0)
    Page.objects.filter(pk=page.pk).update(title="Behind our back")
    with pytest.raises(CommandError, match="etag differs"):
        call_command("verify_documents", verbosity=0)
    call_command("rebuild_documents", verbosity=0)
    call_command("verify_documents", verbosity=0)
    assert document(client, page)["title"] == "Behind our back"


def test_everything_can_be_built_from_nothing(site: Site, client: Client) -> None:
    page = make_story()
    before = document(client, page)
    Document.objects.all().delete()
    with pytest.raises(CommandError, match="public, but not stored"):
        call_command("verify_documents", verbosity=0)
    call_command("rebuild_documents", verbosity=0)
    assert document(client, page) == before


def test_globals_in_a_language_that_is_no_more_are_withdrawn_and_never_tried(
    site: Site, settings: Any
) -> None:
    left = Stale(site_id=site.pk, locale="ar", since=timezone.now(), retry_at=timezone.now())
    left.save()
    every = settings.WAGTAIL_CONTENT_LANGUAGES
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [
        one for one in every if one[0] != "ar"
    ]
    get_content_languages.cache_clear()
    try:
        # Nor does what waited bring it back, or wait for ever.
        assert catch_up_once() == 1
        call_command("rebuild_documents", verbosity=0)
        call_command("verify_documents", verbosity=0)
        assert catch_up_once() == 0
    finally:
        get_content_languages.cache_clear()
    assert not Document.objects.filter(page=None, locale="ar").exists()
    change = Change.objects.filter(kind=Change.Kind.SITE, locale="ar").last()
    assert change is not None
    assert "site" in change.keys


def test_rebuilding_names_what_cannot_be_compiled(
    site: Site, unspeakable: None, capsys: pytest.CaptureFixture[str]
) -> None:
    page = make_story()
    StoryPage.objects.filter(pk=page.pk).update(body=json.dumps([text(BAD)]))
    with pytest.raises(CommandError, match=f"page {page.pk}: RuntimeError: no words"):
        call_command("rebuild_documents", verbosity=0)
    assert "documents" in capsys.readouterr().out


# How much is read


def count(act: Any) -> int:
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


def test_a_read_is_a_look_up(site: Site, client: Client) -> None:
    image = make_image()
    page = make_story(slug="told", body=[*photos(image), text()], tags=["Mosul"])
    for _ in range(4):
        make_story(body=photos(make_image()), tags=["Mosul"])
    address = f"/delivery/v1/pages/{page.translation_key}"
    assert count(lambda: client.get(address)) == 2
    assert count(lambda: client.get(address, {"include": "html"})) == 2
    assert count(lambda: client.get(RESOLVE, {"path": "/en/stories/told/"})) == 1
    assert count(lambda: client.get("/delivery/v1/site")) == 2
    for query in ({}, {"tag": "mosul"}, {"type": "story", "locale": "en"}, {"include": "document"}):
        assert count(lambda query=query: client.get("/delivery/v1/pages", query)) <= 3


def test_a_page_that_has_no_path_is_published_and_not_delivered(site: Site, client: Client) -> None:
    page = make_story()
    page.move(index_page("fr"), pos="last-child")
    page = StoryPage.objects.get(pk=page.pk)
    page.save_revision().publish()
    assert document(client, page) is None
    assert differing() == []
