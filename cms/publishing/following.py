"""Following up: what a unit of work has marked, and what was left for later."""

import logging
from contextvars import ContextVar
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult
from wagtail.models import Site

from cms.publishing.heartbeat import free_tasks_of_killed_workers
from cms.publishing.hidden import hidden
from cms.publishing.models import Dependency, Document, Stale
from cms.publishing.refresh import BATCH, Refresh
from cms.unit_of_work import LOST, mark, unit_of_work

left_for_later: ContextVar[int] = ContextVar("left_for_later", default=0)
"""How many documents this thread has left for later; whoever wants to know sets it to 0 before."""
_log = logging.getLogger(__name__)


def follow(marks: frozenset[str]) -> None:
    """Bring every document up to date; what is much and merely gains something, soon."""
    refresh = Refresh()
    refresh.follow(marks)
    if refresh.deferred:
        catch_up.enqueue()
        left_for_later.set(left_for_later.get() + refresh.deferred)


@task()
def catch_up() -> int:
    """Compile what was left for later, a batch a unit of work; run twice, it does the same.

    Returns how many documents were looked at.
    """
    looked_at = 0
    while count := catch_up_once():
        looked_at += count
    return looked_at


def catch_up_once(limit: int = BATCH) -> int:
    """Compile a batch of what waits, and return how many that were."""
    with unit_of_work():
        waiting = Stale.objects.filter(retry_at__lte=timezone.now()).order_by("attempts", "pk")
        batch = list(waiting[:limit])
        if batch:
            refresh = Refresh()
            refresh.again(batch)
            if refresh.deferred:
                catch_up.enqueue()
    return len(batch)


def follow_the_clock() -> int:
    """Bring documents up to date whose hour has come; return how many these were.

    All go at once, since they show much the same; if that fails, each by itself, so that none holds
    up another. What fails then stays due.
    """
    due = Document.objects.filter(changes_at__lte=timezone.now())
    pks = list(due.values_list("page_id", flat=True))
    if not pks:
        return 0
    # What nobody may see any more leaves all of them at once, however many show it.
    ended = {key for site in Site.objects.all() for key in hidden(_media_in(due), site)}
    keys = [*ended, *(f"page:{pk}" if pk else "site" for pk in pks)]
    try:
        mark(*keys)
    except LOST:
        raise
    except Exception:  # noqa: BLE001  whatever one of them raises
        _log.exception("What the clock has changed could not be followed up; trying it one by one")
        for key in dict.fromkeys(keys):
            _follow_alone(key)
    return len(pks)


def _follow_alone(key: str) -> None:
    try:
        mark(key)
    except LOST:
        raise
    except Exception:  # noqa: BLE001  as above
        _log.exception("What the clock has changed about %s could not be followed up", key)


def _media_in(documents: "QuerySet[Document]") -> set[str]:
    """Return the keys of the pictures, films and files that documents show."""
    media = Q(key__startswith="image:") | Q(key__startswith="snippet:media.")
    shown = Dependency.objects.filter(media, shown=True, document__in=documents.values("pk"))
    return set(shown.values_list("key", flat=True).distinct())


def take_up_again() -> None:
    """See to it that somebody works on what waits, even if a worker was killed over it."""
    free_tasks_of_killed_workers()
    waiting = Stale.objects.filter(retry_at__lte=timezone.now())
    if waiting.exists() and not _under_way().exists():
        catch_up.enqueue()


def _under_way() -> "QuerySet[Any]":
    unfinished = [TaskResultStatus.READY, TaskResultStatus.RUNNING]
    return DBTaskResult.objects.filter(task_path=catch_up.module_path, status__in=unfinished)
