"""publish_scheduled and run_scheduler: each item whole, and none holds up another."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, PageLogEntry, Revision, Site
from wagtail.signals import page_published, page_unpublished

from cms.publishing import schedule
from cms.publishing.following import catch_up
from stories.models import StoryPage
from tests.factories import make_site, make_story

HOUR = timedelta(hours=1)
ROOT = Path(__file__).resolve().parents[3]


@contextmanager
def refusing(signal_: Any, title: str) -> Iterator[None]:
    """Make one page fail."""

    def receive(instance: Page, **kwargs: Any) -> None:
        if instance.title == title:
            # With the database in a state that has to be rolled back.
            with connection.cursor() as cursor:
                cursor.execute("SELECT * FROM no_such_table")

    signal_.connect(receive)
    try:
        yield
    finally:
        signal_.disconnect(receive)


def going_live(title: str, ago: timedelta = HOUR) -> Revision:
    """Return a revision of a page that is scheduled; its hour came some time ago."""
    page = make_story(title, publish=False)
    page.go_live_at = timezone.now() + HOUR
    revision = page.save_revision()
    revision.publish()
    hour = timezone.now() - ago
    content = revision.content | {"go_live_at": hour.isoformat()}
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=hour, content=content)
    return Revision.objects.get(pk=revision.pk)


def expiring(title: str) -> StoryPage:
    page = make_story(title)
    StoryPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - HOUR)
    return page


def live(title: str) -> bool:
    return Page.objects.get(title=title).live


def run(**options: Any) -> str:
    out = StringIO()
    call_command("publish_scheduled", stdout=out, **options)
    return out.getvalue()


def test_what_is_due_goes_out_and_comes_down(site: Site) -> None:
    going_live("Due")
    going_live("Later", ago=-HOUR)
    expiring("Over")
    answer = run()
    assert (live("Due"), live("Later"), live("Over")) == (True, False, False)
    assert "Due: publish" in answer
    assert "Later" not in answer
    assert Page.objects.get(title="Over").expired
    actions = PageLogEntry.objects.values_list("action", flat=True)
    assert {"wagtail.publish.scheduled", "wagtail.unpublish.scheduled"} <= set(actions)
    assert run() == ""


def test_withdrawals_come_first(site: Site) -> None:
    going_live("Due")
    expiring("Over")
    assert [item.label.split(": ")[1] for item in schedule.due()] == ["unpublish", "publish"]


def test_the_earliest_goes_out_first(site: Site) -> None:
    going_live("Second", ago=HOUR)
    going_live("First", ago=2 * HOUR)
    assert run().splitlines() == ["First: publish", "Second: publish"]


def test_a_dry_run_only_lists(site: Site) -> None:
    going_live("Due")
    expiring("Over")
    answer = run(dryrun=True)
    assert len(answer.splitlines()) == 2
    assert (live("Due"), live("Over")) == (False, True)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("broken", ["A", "B", "C"])
def test_one_failing_item_holds_up_no_other(broken: str) -> None:
    make_site()
    for title in "ABC":
        going_live(title)
    with refusing(page_published, broken), pytest.raises(CommandError, match=f"{broken}: publish"):
        run()
    assert [live(title) for title in "ABC"] == [title != broken for title in "ABC"]
    scheduled = Revision.objects.exclude(approved_go_live_at=None)
    assert [revision.object_str for revision in scheduled] == [broken]
    log = PageLogEntry.objects.filter(action="wagtail.publish.scheduled")
    assert sorted(log.values_list("page__title", flat=True)) == sorted(set("ABC") - {broken})
    run()
    assert live(broken)


@pytest.mark.django_db(transaction=True)
def test_a_failing_withdrawal_holds_up_no_other() -> None:
    make_site()
    expiring("A")
    expiring("B")
    going_live("C")
    with refusing(page_unpublished, "A"), pytest.raises(CommandError, match="unpublish"):
        run()
    assert (live("A"), live("B"), live("C")) == (True, False, True)
    run()
    assert not live("A")


@pytest.mark.django_db(transaction=True)
def test_a_page_with_a_block_that_is_not_installed_stays_due_and_is_reported() -> None:
    make_site()
    broken = going_live("Broken")
    content = broken.content | {"body": '[{"type": "gone", "value": "x", "id": "1"}]'}
    Revision.objects.filter(pk=broken.pk).update(content=content)
    going_live("Whole")
    with pytest.raises(CommandError, match="Broken: publish"):
        run()
    assert (live("Broken"), live("Whole")) == (False, True)
    assert Revision.objects.get(pk=broken.pk).approved_go_live_at


@pytest.mark.django_db(transaction=True)
def test_a_revision_that_cannot_be_read_holds_up_no_other() -> None:
    make_site()
    broken = going_live("Broken", ago=2 * HOUR)
    Revision.objects.filter(pk=broken.pk).update(content={"pk": "nonsense"})
    going_live("Whole")
    with pytest.raises(CommandError, match="Broken"):
        run()
    assert live("Whole")


def test_an_hour_that_an_editor_has_moved_meanwhile_is_kept(site: Site) -> None:
    revision = going_live("Moved")
    page = expiring("Kept")
    items = list(schedule.due())
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() + HOUR)
    StoryPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() + HOUR)
    for item in items:
        item.act()
    assert (live("Moved"), live("Kept")) == (False, True)


def child(*arguments: str, output: int = subprocess.PIPE) -> "subprocess.Popen[str]":
    """Start a command against the database of this test; who reads nothing of it, gives no pipe."""
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT, env=environment(), stdout=output, stderr=output, text=True,
    )  # fmt: skip


def environment() -> dict[str, str]:
    """Return what makes another process use the database of this test."""
    name = connection.settings_dict["NAME"]
    url = f"sqlite:///{name}" if connection.vendor == "sqlite" else _postgres_url(str(name))
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "settings.development",
        "LOG_LEVEL": "INFO",
        "DATABASE_URL": url,
        "STORYWIRE_DATA": str(settings.DATA_DIR),
    }


def _postgres_url(name: str) -> str:
    where = connection.settings_dict
    login = where["USER"] + (f":{where['PASSWORD']}" if where["PASSWORD"] else "")
    return f"postgres://{login}@{where['HOST']}:{where['PORT'] or 5432}/{name}"


@pytest.mark.django_db(transaction=True)
def test_the_command_ends_with_1_and_says_what_failed() -> None:
    make_site()
    broken = going_live("Broken")
    content = broken.content | {"body": '[{"type": "gone", "value": "x", "id": "1"}]'}
    Revision.objects.filter(pk=broken.pk).update(content=content)
    going_live("Whole")
    process = child("publish_scheduled")
    out, err = process.communicate(timeout=60)
    assert process.returncode == 1, err
    assert "Whole: publish" in out
    assert "Broken: publish" in err


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_scheduler_works_and_stops_when_told(number: signal.Signals) -> None:
    make_site()
    going_live("Due")
    old = ended_task(31)
    process = child("run_scheduler", "--interval", "60")
    # One that never says so is ended, and its output with it.
    too_late = threading.Timer(60, process.kill)
    too_late.start()
    try:
        # From when it says so it waits for the next minute: in that wait it is told to stop.
        said: list[str] = []
        assert process.stderr
        while not any("Done: Due" in line for line in said):
            line = process.stderr.readline()
            assert line, "".join(said)
            said.append(line)
        assert live("Due")
        assert old not in tasks()
        process.send_signal(number)
        assert process.wait(timeout=20) == 0
    finally:
        too_late.cancel()
        process.kill()
        process.communicate()


def ended_task(days_ago: int, status: str = TaskResultStatus.SUCCESSFUL) -> str:
    """Return the id of a task that ended some days ago, or has not ended at all."""
    catch_up.enqueue()
    task = DBTaskResult.objects.latest("enqueued_at")
    at = timezone.now() - timedelta(days=days_ago)
    DBTaskResult.objects.filter(pk=task.pk).update(
        status=status,
        enqueued_at=at,
        started_at=at,
        finished_at=None if status == TaskResultStatus.READY else at,
    )
    return str(task.pk)


def tasks() -> set[str]:
    return {str(pk) for pk in DBTaskResult.objects.values_list("pk", flat=True)}


@pytest.mark.django_db
def test_tasks_that_ended_long_ago_are_forgotten() -> None:
    old = {ended_task(31), ended_task(40, TaskResultStatus.FAILED)}
    kept = {ended_task(1), ended_task(29, TaskResultStatus.FAILED), ended_task(40, "READY")}
    assert tasks() >= old | kept
    call_command("prune_changes", verbosity=0)
    assert tasks() == kept


@pytest.mark.django_db
def test_the_scheduler_waits_for_a_database_that_is_away(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    answers: list[Any] = [OperationalError("away"), ([], ["A: it fails"]), (["B"], [])]

    def run_due() -> Any:
        answer = answers.pop(0)
        if not answers:
            signal.raise_signal(signal.SIGTERM)
        if isinstance(answer, Exception):
            raise answer
        return answer

    caplog.set_level("INFO")
    module = "cms.publishing.management.commands.run_scheduler"
    monkeypatch.setattr(f"{module}.run_due", run_due)
    monkeypatch.setattr(f"{module}.close_old_connections", lambda: None)
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        call_command("run_scheduler", interval=0.01)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert answers == []
    assert "did not answer" in caplog.text
    assert "failed and stay due" in caplog.text


def status_of(client: Client, page: StoryPage) -> int:
    status: int = client.get(f"/delivery/v1/resolve?path=/en/stories/{page.slug}/").status_code
    return status


@pytest.mark.django_db
def test_what_was_published_after_its_expiry_was_never_here(site: Site, client: Client) -> None:
    page = make_story("Too late", publish=False)
    page.expire_at = timezone.now() - HOUR
    page.save_revision().publish()
    assert status_of(client, page) == 404
    call_command("publish_scheduled", verbosity=0)
    assert status_of(client, page) == 404
    # Nor was what the scheduler came too late for.
    revision = going_live("Missed", ago=2 * HOUR)
    content = revision.content | {"expire_at": (timezone.now() - HOUR).isoformat()}
    Revision.objects.filter(pk=revision.pk).update(content=content)
    call_command("publish_scheduled", verbosity=0)
    assert status_of(client, StoryPage.objects.get(title="Missed")) == 404
    # Once its hour is put off it is public, since now.
    page = StoryPage.objects.get(pk=page.pk)
    page.expire_at = None
    page.save_revision().publish()
    assert status_of(client, page) == 200
    assert StoryPage.objects.get(pk=page.pk).first_published_at > timezone.now() - HOUR


@pytest.mark.django_db
def test_what_was_public_and_is_published_after_its_expiry_is_gone(
    site: Site, client: Client
) -> None:
    page = make_story("Was here")
    page.expire_at = timezone.now() - HOUR
    page.save_revision().publish()
    assert status_of(client, page) == 410
    call_command("publish_scheduled", verbosity=0)
    assert status_of(client, page) == 410
