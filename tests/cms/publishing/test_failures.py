"""What fails by itself: it holds up nothing else, shows nothing withdrawn, and is tried again."""

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import DataError, OperationalError, connection
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Site

from cms.publishing import globals as around
from cms.publishing import refresh
from cms.publishing.following import catch_up_once, follow_the_clock
from cms.publishing.models import Change, Document, Stale
from cms.publishing.rebuilding import verify
from cms.publishing.store import store
from home.models import HomePage, Navigation
from stories.models import StoryPage
from tests.factories import (
    end_rights,
    image_value,
    locale,
    make_image,
    make_story,
    make_user,
    text,
)

pytestmark = pytest.mark.django_db
SITE = "/delivery/v1/site"
ALL = {"en", "fr", "ar"}


def differing() -> list[str]:
    return [line for progress in verify() for line in progress.failed]


def navigate(site: Site, *pages: Page, code: str = "en", **fields: Any) -> Navigation:
    links = [{"type": "page", "value": {"page": page.pk, "label": ""}} for page in pages]
    place = {"site": site, "locale": locale(code)}
    return Navigation.objects.create(**place, main=json.dumps(links), **fields)


def titles(client: Client) -> list[str]:
    return [link["label"] for link in client.get(SITE).json()["navigation"]]


class Way:
    """One who knows some of what stands around, and says it unless something is broken."""

    broken = False

    def __call__(self, context: Any, locale: str) -> dict[str, Any]:
        if self.broken:
            raise RuntimeError("no way around")
        return {}


@pytest.fixture
def way(monkeypatch: pytest.MonkeyPatch) -> Way:
    way = Way()
    monkeypatch.setattr(around, "_providers", [*around._providers, way])
    return way


# Globals


@pytest.mark.parametrize("how", ["unpublish", "delete", "private"])
def test_globals_that_fail_hold_up_no_withdrawal(
    site: Site, client: Client, way: Way, how: str
) -> None:
    page, other = make_story("A secret"), make_story("Known to all")
    navigate(site, page, other, footer_note="What we are", description="About A secret")
    assert titles(client) == ["A secret", "Known to all"]
    way.broken = True
    if how == "private":
        client.force_login(make_user("Administrator"))
        form = {"restriction_type": "login"}
        client.post(f"/admin/pages/{page.pk}/privacy/", form)
        client.logout()
    else:
        getattr(page, how)()
    assert not Document.objects.filter(page=page).exists()
    answer = client.get(SITE).json()
    assert [link["label"] for link in answer["navigation"]] == ["Known to all"]
    assert answer["footer_note"] == "What we are"
    waiting = Stale.objects.get(page_id=0, locale="en")
    assert (waiting.attempts, waiting.error) == (1, "RuntimeError: no way around")
    assert Change.objects.filter(kind=Change.Kind.SITE).latest("sequence").keys == [
        "changes",
        "site",
    ]


def test_globals_that_failed_are_as_they_should_be_once_they_can(
    site: Site, client: Client, way: Way
) -> None:
    page = make_story("As it was")
    navigate(site, page)
    way.broken = True
    page.title = "As it is"
    page.save_revision().publish()
    assert titles(client) == ["As it was"]
    assert [line for line in differing() if "no way around" in line]
    with pytest.raises(CommandError, match=r"site \d+ en: RuntimeError: no way around"):
        call_command("rebuild_documents", verbosity=0)
    client.force_login(make_user("Administrator"))
    assert "no way around" in client.get("/admin/reports/publishing/").content.decode()
    way.broken = False
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        while catch_up_once():
            pass
    assert titles(client) == ["As it is"]
    assert not Stale.objects.exists()
    assert differing() == []


def test_a_language_that_is_withdrawn_leaves_globals_that_fail(
    site: Site, client: Client, way: Way
) -> None:
    assert {item["code"] for item in client.get(SITE).json()["locales"]} == ALL
    way.broken = True
    HomePage.objects.get(locale=locale("fr")).unpublish()
    assert {item["code"] for item in client.get(SITE).json()["locales"]} == ALL - {"fr"}


def test_globals_of_which_that_is_in_doubt_are_answered_honestly(
    site: Site, client: Client, way: Way
) -> None:
    page = make_story("A secret")
    navigation = navigate(site, page)
    way.broken = True
    # Nothing tells which part of the globals came from it.
    navigation.delete()
    assert not Document.objects.filter(site=site, page=None, locale="en").exists()
    answer = client.get(SITE)
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert answer["retry-after"]
    assert Stale.objects.filter(page_id=0, locale="en").exists()


# The clock


def test_one_whose_hour_has_come_holds_up_no_other(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = make_story("First"), make_story("Second")
    past = timezone.now() - timedelta(minutes=1)
    Document.objects.filter(page__in=[first.pk, second.pk]).update(changes_at=past)
    whole = refresh.Refresh._bring

    def bring(self: Any, site: Site, targets: Any) -> None:
        if first.pk in targets.named:
            raise RuntimeError("whatever it is")
        whole(self, site, targets)

    monkeypatch.setattr(refresh.Refresh, "_bring", bring)
    assert follow_the_clock() == 2
    assert Document.objects.get(page=second).changes_at is None
    assert Document.objects.get(page=first).changes_at == past


def test_globals_that_fail_do_not_hold_up_the_clock(site: Site, client: Client, way: Way) -> None:
    image = make_image()
    photo = {"image": image_value(image, alt=""), "caption": ""}
    photos = {"type": "photos", "value": {"layout": "single", "photos": [photo]}}
    page = make_story("Shown", body=[photos])
    navigate(site, page, share_image=image)
    way.broken = True
    past = timezone.now() - timedelta(minutes=1)
    Document.objects.filter(site=site).update(changes_at=past)
    end_rights(image)
    follow_the_clock()
    assert not Document.objects.exclude(page=None).filter(changes_at=past).exists()
    stored = b"".join(bytes(row.body) for row in Document.objects.all())
    assert image.version.encode() not in stored
    # The clock may have changed anything of the globals.
    assert client.get(SITE).status_code == 503


# The database


@pytest.fixture
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refresh, "AT_ONCE", 2)


def picture_in(count: int) -> tuple[Any, list[StoryPage]]:
    image = make_image(alt="Before")
    photo = {"image": image_value(image, alt=""), "caption": ""}
    photos = {"type": "photos", "value": {"layout": "single", "photos": [photo]}}
    return image, [make_story(body=[photos]) for _ in range(count)]


def refuse(error: Exception) -> None:
    with connection.cursor() as cursor:
        # Of its own accord SQLite refuses next to nothing.
        cursor.execute("SELECT 1/0")
    raise error


@pytest.mark.parametrize("at", ["compiled", "stored"])
def test_what_the_database_refuses_holds_up_no_other(
    site: Site, client: Client, few_at_once: None, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    image, pages = picture_in(5)
    image.alt = "After"
    image.save()
    bad = pages[0].pk
    whole = StoryPage.to_document

    def to_document(self: StoryPage, context: Any) -> Any:
        if self.pk == bad:
            refuse(DataError("too long"))
        return whole(self, context)

    def store_all(compiled: Any, *args: Any, **options: Any) -> None:
        store(compiled, *args, **options)
        if any(item.columns["page_id"] == bad for item in compiled):
            refuse(DataError("too long"))

    with monkeypatch.context() as patch:
        if at == "compiled":
            patch.setattr(StoryPage, "to_document", to_document)
        else:
            patch.setattr(refresh, "store", store_all)
        assert catch_up_once() == 6
    waiting = Stale.objects.get()
    assert (waiting.page_id, waiting.attempts) == (bad, 1)
    assert "DataError" in waiting.error
    alts = [json.loads(bytes(Document.objects.get(page=page).body))["cover"]["alt"]
            for page in pages]  # fmt: skip
    assert alts == ["Before", *["After"] * 4]
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        assert catch_up_once() == 1
    assert differing() == []


def test_a_database_that_is_away_is_nobodys_fault(
    site: Site, few_at_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    image, _pages = picture_in(3)
    image.alt = "After"
    image.save()

    def to_document(self: StoryPage, context: Any) -> Any:
        raise OperationalError("the connection was lost")

    monkeypatch.setattr(StoryPage, "to_document", to_document)
    with pytest.raises(OperationalError):
        catch_up_once()
    assert set(Stale.objects.values_list("attempts", flat=True)) == {0}


def test_a_page_that_the_database_refuses_is_not_published(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make_story("Fine")
    page.body = json.dumps([text("<p>Other.</p>")])
    revision = page.save_revision()
    monkeypatch.setattr(
        StoryPage, "to_document", lambda self, context: refuse(DataError("too long"))
    )
    with pytest.raises(Exception, match="DataError: "):
        revision.publish()
