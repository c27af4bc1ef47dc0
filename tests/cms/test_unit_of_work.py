"""unit_of_work: whole or absent, and nobody waits who need not."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext
from taggit.models import Tag
from wagtail.models import PageLogEntry

from cms.unit_of_work import unit_of_work
from stories.models import StoryPage
from tests.factories import make_site, make_story

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 30


class RefusedError(Exception):
    """Raised on purpose."""


def in_other_connection(act: Callable[[], Any]) -> Any:
    """Run something in a thread, which has a connection of its own."""

    def run() -> Any:
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result(PATIENCE)


def names() -> set[str]:
    return set(Tag.objects.values_list("name", flat=True))


def test_commits_at_the_end_and_not_before() -> None:
    with unit_of_work():
        Tag.objects.create(name="a")
        assert in_other_connection(names) == set()
    assert in_other_connection(names) == {"a"}


def fail_after(name: str) -> None:
    Tag.objects.create(name=name)
    raise RefusedError


@unit_of_work()
def failing_unit(name: str) -> None:
    fail_after(name)


def test_an_exception_leaves_nothing() -> None:
    with pytest.raises(RefusedError):
        failing_unit("a")
    assert names() == set()


@unit_of_work()
def fail_after_a_nested_unit() -> None:
    with unit_of_work():
        Tag.objects.create(name="inner")
    assert in_other_connection(names) == set()
    fail_after("outer")


def test_a_nested_unit_is_part_of_the_outer_one() -> None:
    with pytest.raises(RefusedError):
        fail_after_a_nested_unit()
    assert names() == set()


def test_a_nested_unit_that_fails_can_be_survived() -> None:
    with unit_of_work():
        Tag.objects.create(name="outer")
        with pytest.raises(RefusedError):
            failing_unit("inner")
    assert names() == {"outer"}


@transaction.atomic
def fail_after_joining() -> None:
    with unit_of_work():
        Tag.objects.create(name="a")
    raise RefusedError


def test_joins_a_transaction_that_is_open_already() -> None:
    with pytest.raises(RefusedError):
        fail_after_joining()
    assert names() == set()


def test_a_reader_does_not_wait_for_an_open_unit() -> None:
    Tag.objects.create(name="before")
    with unit_of_work():
        Tag.objects.create(name="during")
        assert in_other_connection(names) == {"before"}


def test_writes_wait_their_turn() -> None:
    barrier = threading.Barrier(4)

    def read_then_write(worker: int) -> None:
        try:
            barrier.wait(PATIENCE)
            for number in range(5):
                with unit_of_work():
                    # To read first is what would make SQLite refuse the write later.
                    names()
                    Tag.objects.create(name=f"{worker}-{number}")
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(read_then_write, range(4), timeout=PATIENCE))
    assert len(names()) == 20


def test_publishing_one_page_at_once_neither_deadlocks_nor_tears() -> None:
    make_site()
    page = make_story("Start")
    revision = page.save_revision()
    barrier = threading.Barrier(4)

    def publish(worker: int) -> None:
        try:
            barrier.wait(PATIENCE)
            for number in range(5):
                if worker == 0:
                    # As the scheduler does: it publishes what was saved long before.
                    revision.refresh_from_db()
                    revision.publish()
                    continue
                with unit_of_work():
                    mine = StoryPage.objects.get(pk=page.pk)
                    mine.title = f"{worker}-{number}"
                    mine.save_revision().publish()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(publish, range(4), timeout=PATIENCE * 2))
    page = StoryPage.objects.get(pk=page.pk)
    assert PageLogEntry.objects.filter(page_id=page.pk, action="wagtail.publish").count() == 21
    assert page.title == page.live_revision.content["title"]
    assert page.latest_revision_id == page.revisions.order_by("-created_at", "-pk")[0].pk
    assert page.has_unpublished_changes == (page.live_revision_id != page.latest_revision_id)


class TestOnSqlite:
    """What SQLite alone needs: PostgreSQL has no single write lock."""

    __test__ = connection.vendor == "sqlite"

    def begins(self, act: Callable[[], Any]) -> list[str]:
        with CaptureQueriesContext(connection) as queries:
            act()
        return [query["sql"] for query in queries if query["sql"].startswith("BEGIN")]

    def test_only_the_outermost_unit_takes_the_write_lock_at_once(self) -> None:
        def work() -> None:
            with unit_of_work(), unit_of_work():
                names()

        def read() -> None:
            with transaction.atomic():
                names()

        assert self.begins(work) == ["BEGIN IMMEDIATE"]
        assert self.begins(read) == ["BEGIN"]

    def test_an_open_unit_keeps_other_writers_out(self) -> None:
        def write() -> None:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA busy_timeout = 50")
            Tag.objects.create(name="impatient")

        with unit_of_work(), pytest.raises(OperationalError, match="locked"):
            in_other_connection(write)

    def test_the_mode_is_put_back_after_a_failure(self) -> None:
        before = connection.transaction_mode
        with pytest.raises(RefusedError), unit_of_work():
            raise RefusedError
        assert connection.transaction_mode == before
