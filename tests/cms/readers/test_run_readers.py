"""The process: it sends soon, ends when told, and outlives a database that goes away."""

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import OperationalError, connection

from cms.publishing.log import head
from cms.readers import running
from cms.readers.fan_out import fan_out
from cms.readers.models import Delivery
from cms.readers.queue import LOST_AFTER
from tests.cms.publishing.test_schedule import child
from tests.cms.readers.receiver import Receiver, make_webhook
from tests.factories import make_site, make_story


@contextmanager
def running_readers() -> Iterator[Any]:
    process = child("run_readers")
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def until(true: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.django_db(transaction=True)
def test_it_is_killed_started_again_and_stopped(receiver: Receiver) -> None:
    make_site()
    make_webhook(receiver.url, types=["story"], events=["page.published"])
    hold = threading.Event()
    receiver.before = lambda got: hold.wait(30)
    with running_readers() as process:
        make_story()
        receiver.wait_for(1, 30)
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    row = Delivery.objects.get()
    assert (row.state, row.attempts) == (Delivery.State.WAITING, 0)
    receiver.before = lambda got: None
    hold.set()
    with running_readers() as process:
        receiver.wait_for(2, 30)
        first, again = receiver.got
        assert (first.headers["webhook-id"], first.body) == (
            again.headers["webhook-id"],
            again.body,
        )
        until(lambda: Delivery.objects.get().state == Delivery.State.DELIVERED)
        _break_connections()
        begun = time.monotonic()
        make_story()
        receiver.wait_for(3)
        assert time.monotonic() - begun < 5
        hold.clear()
        receiver.before = lambda got: hold.wait(30)
        make_story()
        receiver.wait_for(4)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=5) == 0
    hold.set()
    assert Delivery.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_what_a_killed_process_was_sending_is_taken_up_within_ten_seconds(
    receiver: Receiver,
) -> None:
    make_site()
    make_webhook(receiver.url, types=["story"], events=["page.published"])
    over, stop = threading.Event(), threading.Event()
    receiver.before = lambda got: over.wait(30)
    other = threading.Thread(target=running.run, args=(stop,), daemon=True)
    with running_readers() as process:
        make_story()
        receiver.wait_for(1, 60)
        receiver.before = lambda got: None
        other.start()
        # As long as it is being sent, nobody else sends it.
        time.sleep(LOST_AFTER.total_seconds() + 1)
        assert len(receiver.got) == 1
        process.send_signal(signal.SIGKILL)
        killed = time.monotonic()
    try:
        receiver.wait_for(2, 10)
        assert time.monotonic() - killed < 10
        until(lambda: Delivery.objects.get().state == Delivery.State.DELIVERED)
    finally:
        over.set()
        stop.set()
        other.join(10)
    first, again = receiver.got
    assert first.headers["webhook-id"] == again.headers["webhook-id"]


def _break_connections() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.mark.django_db
def test_a_database_that_is_away_is_waited_for(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stop, answers = threading.Event(), [OperationalError("away"), OperationalError("away"), None]

    def step(*_: Any) -> None:
        answer = answers.pop(0)
        if not answers:
            stop.set()
        if answer:
            raise answer

    caplog.set_level("WARNING")
    monkeypatch.setattr(running, "step", step)
    monkeypatch.setattr(running, "PAUSE", 0.01)
    monkeypatch.setattr(running, "close_old_connections", lambda: None)
    monkeypatch.setattr(running.connection, "close", lambda: None, raising=False)
    running.run(stop)
    assert (answers, caplog.text.count("did not answer")) == ([], 2)


@pytest.mark.django_db
def test_what_could_not_be_written_down_is_kept(
    site: Any, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_webhook(receiver.url, types=["story"], events=["page.published"])
    make_story()
    while fan_out(head()):
        pass
    gate, sender = running.Gate(head), running.Sender()

    def away(outcome: Any) -> None:
        raise OperationalError("away")

    with monkeypatch.context() as patch:
        patch.setattr("cms.readers.sending.record", away)
        for _ in range(2):
            with pytest.raises(OperationalError):
                running.step(gate, sender, 5)
    running.step(gate, sender, 5)
    assert (len(receiver.got), sender.under_way) == (1, 0)
    assert Delivery.objects.get().state == Delivery.State.DELIVERED
