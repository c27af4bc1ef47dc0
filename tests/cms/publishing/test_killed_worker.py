"""A worker that is killed in the middle of its work: another takes it up within seconds."""

import signal
import subprocess
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cms.publishing import heartbeat
from cms.publishing.following import catch_up
from cms.publishing.models import Document, Heartbeat, Stale
from cms.publishing.refresh import BATCH
from cms.unit_of_work import unit_of_work
from tests.cms.publishing.test_schedule import child
from tests.factories import image_value, make_image, make_site, make_story

pytestmark = pytest.mark.django_db(transaction=True)
TAKEN_UP_WITHIN = 30
TO_BEGIN = 90
"""Seconds that starting four processes of Django may take where others are at work too."""


def until(is_so: Callable[[], Any], seconds: float) -> Any:
    end = time.monotonic() + seconds
    while not (found := is_so()):
        assert time.monotonic() < end, "It took too long."
        time.sleep(0.005)
    return found


def start(name: str) -> "subprocess.Popen[str]":
    """Start a worker, or the scheduler."""
    if name == "scheduler":
        return child("run_scheduler", output=subprocess.DEVNULL)
    worker = ("db_worker", "--interval", "0.2", "--no-startup-delay", "--worker-id", name)
    return child(*worker, output=subprocess.DEVNULL)


def keep_running(processes: dict[str, "subprocess.Popen[str]"], but: str = "") -> None:
    """Start again what has ended, as whoever supervises it does: a busy database may end one."""
    for name, process in processes.items():
        if name != but and process.poll() is not None:
            processes[name] = start(name)


@pytest.fixture
def processes() -> Iterator[dict[str, "subprocess.Popen[str]"]]:
    """Two workers and the scheduler, each a process of its own."""
    started = {name: start(name) for name in ("one", "two", "scheduler")}
    try:
        yield started
    finally:
        for process in started.values():
            process.kill()
            process.communicate()


def test_what_a_killed_worker_was_at_is_another_s_within_seconds(
    processes: dict[str, "subprocess.Popen[str]"],
) -> None:
    make_site()
    image = make_image(alt="Before")
    photo = {"image": image_value(image, alt=""), "caption": ""}
    photos = {"type": "photos", "value": {"layout": "single", "photos": [photo]}}
    with unit_of_work():
        pages = [make_story(body=[photos]) for _ in range(BATCH + 10)]
    until(lambda: both_have_worked(processes), TO_BEGIN)
    DBTaskResult.objects.all().delete()
    image.alt = "After"
    image.save()
    mine = DBTaskResult.objects.filter(task_path=catch_up.module_path)
    until(lambda: mine.filter(status=TaskResultStatus.RUNNING).exists(), TO_BEGIN)
    # One batch is done, the other is not.
    until(lambda: Stale.objects.count() <= len(pages) + 1 - BATCH, TO_BEGIN)
    killed = mine.get().worker_ids[-1]
    processes[killed].send_signal(signal.SIGKILL)
    processes[killed].wait()
    assert Stale.objects.exists(), "It was killed too late to leave anything."
    assert mine.get().status == TaskResultStatus.RUNNING

    def is_taken_up() -> bool:
        keep_running(processes, but=killed)
        return len(mine.get().worker_ids) == 2

    until(is_taken_up, TAKEN_UP_WITHIN)
    assert mine.get().worker_ids == [killed, "two" if killed == "one" else "one"]
    until(lambda: mine.get().status == TaskResultStatus.SUCCESSFUL, 30)
    assert not Stale.objects.exists()
    stored = Document.objects.filter(page__in=[page.pk for page in pages])
    assert all(b'"After"' in bytes(row.body) for row in stored)


def both_have_worked(processes: dict[str, "subprocess.Popen[str]"]) -> bool:
    """Give the workers something to do, and tell whether both have done some of it."""
    keep_running(processes)
    catch_up.enqueue()
    time.sleep(0.2)
    done = DBTaskResult.objects.filter(status=TaskResultStatus.SUCCESSFUL)
    unfinished = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    left = DBTaskResult.objects.filter(status__in=unfinished)
    return len({str(row.worker_ids) for row in done}) == 2 and not left.exists()


def running(ago: timedelta) -> DBTaskResult:
    """Return a task that a worker began some time ago."""
    catch_up.enqueue()
    task: DBTaskResult = DBTaskResult.objects.get()
    task.status, task.started_at = TaskResultStatus.RUNNING, timezone.now() - ago
    task.save()
    return task


def test_a_worker_that_says_it_is_at_work_keeps_its_task_however_long_it_takes() -> None:
    task = running(timedelta(hours=1))
    said = Heartbeat.objects.create(task=task.pk, at=timezone.now() - heartbeat.PATIENCE / 2)
    assert heartbeat.free_tasks_of_killed_workers() == 0
    said.at = timezone.now() - heartbeat.PATIENCE * 2
    said.save()
    assert heartbeat.free_tasks_of_killed_workers() == 1
    task.refresh_from_db()
    assert task.status == TaskResultStatus.READY
    assert not Heartbeat.objects.exists()


def test_one_that_has_only_just_begun_need_not_have_said_so() -> None:
    running(heartbeat.PATIENCE / 2)
    assert heartbeat.free_tasks_of_killed_workers() == 0


def test_a_worker_says_so_while_it_works_and_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heartbeat, "EVERY", 0.05)
    task = SimpleNamespace(id=str(uuid.uuid4()))
    heartbeat.begin(task)
    first = until(Heartbeat.objects.first, 20)
    until(lambda: Heartbeat.objects.get().at > first.at, 20)
    heartbeat.end(task)
    until(lambda: not Heartbeat.objects.exists(), 20)
