"""Heartbeats: every few seconds a worker says that it still is at its task.

A worker that was killed says nothing any more, and within some seconds its task is another's. One
that cannot say it, since the database or its machine stands still, may find that another has run
the task too: all tasks are safe to run twice.
"""

import logging
import threading
from datetime import timedelta
from typing import Any

from django.db import Error, connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks.signals import task_finished, task_started
from django_tasks_db.models import DBTaskResult

from cms.publishing.models import Heartbeat
from cms.unit_of_work import unit_of_work

EVERY = 3.0
"""After how many seconds a worker says it again."""
PATIENCE = timedelta(seconds=10)
"""How long a task may be silent before it is taken to be nobody's."""
_AT_ONCE = 5000
_log = logging.getLogger(__name__)
_at_work: dict[str, threading.Event] = {}


def connect() -> None:
    """Listen to the workers of this process."""
    # By any sender: workers send the backend they have, not its class.
    task_started.connect(begin, dispatch_uid="publishing.begin")
    task_finished.connect(end, dispatch_uid="publishing.end")


def begin(task_result: Any, **kwargs: Any) -> None:
    """Begin to say that somebody is at a task; when it began it says itself."""
    del kwargs
    task, done = str(task_result.id), threading.Event()
    _at_work[task] = done
    threading.Thread(target=_beat, args=(task, done), name="heartbeat", daemon=True).start()


def end(task_result: Any, **kwargs: Any) -> None:
    """Say it no more."""
    del kwargs
    if done := _at_work.pop(str(task_result.id), None):
        done.set()


def free_tasks_of_killed_workers() -> int:
    """Let tasks run again that nobody can still be running; return how many these were."""
    silent = timezone.now() - PATIENCE
    heard = Heartbeat.objects.filter(at__gte=silent)
    lost = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=silent)
    freed = lost.exclude(pk__in=heard.values("task")).update(status=TaskResultStatus.READY)
    if freed:
        Heartbeat.objects.filter(at__lt=silent).delete()
        _log.warning("%s tasks of killed workers run again.", freed)
    return freed


def forget_finished_tasks(days: int) -> int:
    """Forget tasks that ended longer ago than some days, a part at a time; return how many.

    Every save leaves some behind, and nobody else removes them.
    """
    old = timezone.now() - timedelta(days=days)
    ended = [TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED]
    with unit_of_work():
        tasks = DBTaskResult.objects.filter(status__in=ended, finished_at__lt=old)
        part = list(tasks.order_by("finished_at").values_list("pk", flat=True)[:_AT_ONCE])
        DBTaskResult.objects.filter(pk__in=part).delete()
    return len(part)


def _beat(task: str, done: threading.Event) -> None:
    said = False
    while not done.wait(EVERY):
        said = _say(task) or said
    if said:
        _fall_silent(task)
    connection.close()


def _say(task: str) -> bool:
    try:
        Heartbeat.objects.bulk_create(
            [Heartbeat(task=task, at=timezone.now())],
            update_conflicts=True,
            unique_fields=["task"],
            update_fields=["at"],
        )
    except Error as error:
        _log.warning("That a task is being worked on could not be said: %s", error)
        connection.close()
        return False
    return True


def _fall_silent(task: str) -> None:
    try:
        Heartbeat.objects.filter(task=task).delete()
    except Error as error:
        _log.warning("The last word on a task could not be taken back: %s", error)
