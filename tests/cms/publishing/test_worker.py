"""A worker's tasks beside those who write at the same time, and that they are known to run."""

import time
from threading import Event, Thread
from typing import Any

import pytest
from django.db import connection
from django_tasks import TaskContext, task
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from wagtail.models import ReferenceIndex, Site

from cms.accounts.models import User
from cms.publishing.models import Heartbeat
from tests.factories import make_image, make_story

pytestmark = pytest.mark.django_db(transaction=True)


def work_off() -> None:
    """Work off every task that waits, as the worker's process does."""
    Worker(
        queue_names=["default"], interval=0, batch=True, backend_name="default",
        startup_delay=False, max_tasks=None, worker_id="test", excluded_queue_names=[],
    ).run()  # fmt: skip


class Beside:
    """Writes by a connection of its own as soon as the reference index was read."""

    def __init__(self) -> None:
        self.written = Event()
        self.thread = Thread(target=self._write)

    def __call__(self, execute: Any, sql: str, *arguments: Any) -> Any:
        found = execute(sql, *arguments)
        reads = sql.startswith("SELECT") and ReferenceIndex._meta.db_table in sql
        if reads and connection.in_atomic_block and not self.thread.ident:
            self.thread.start()
            # Whoever has the lock is not waited for by the other, who comes after.
            self.written.wait(0.5)
        return found

    def _write(self) -> None:
        User.objects.create(username="beside")
        self.written.set()
        connection.close()


def test_a_task_that_reads_and_then_writes_is_not_refused(site: Site) -> None:
    story = make_story("Told", cover=make_image(), publish=True)
    work_off()
    # What the task will find to write, since nothing is left to be done by itself.
    ReferenceIndex.objects.all().delete()
    ReferenceIndex.create_or_update_for_object(story)
    ReferenceIndex.objects.filter(object_id=str(story.pk)).first().delete()
    DBTaskResult.objects.all().delete()
    story.save(update_fields=["draft_title"])
    beside = Beside()
    with connection.execute_wrapper(beside):
        work_off()
    beside.thread.join()
    assert beside.written.is_set()
    assert {(one.status, one.traceback) for one in DBTaskResult.objects.all()} == {
        ("SUCCESSFUL", "")
    }


@task(takes_context=True)
def is_heard(context: TaskContext) -> bool:
    """Tell whether the worker says that it is at this."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if Heartbeat.objects.filter(task=context.task_result.id).exists():
            return True
        time.sleep(0.05)
    return False


def test_a_worker_says_that_it_is_at_a_task(site: Site) -> None:
    result = is_heard.enqueue()
    work_off()
    result.refresh()
    assert result.return_value is True


def test_what_comes_after_a_task_begins_as_before(site: Site) -> None:
    make_story("Told")
    before = getattr(connection, "transaction_mode", None)
    work_off()
    assert getattr(connection, "transaction_mode", None) == before
