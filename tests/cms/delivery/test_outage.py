"""PostgreSQL stops and starts while all read and write: what was promised is there afterwards.

All that runs in production runs here, as processes of their own on a database of the test's own.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.cms.delivery.clients import (
    AskingReader,
    Client,
    Heard,
    KeptReader,
    WatchingReader,
    Writer,
    story,
)
from tests.cms.delivery.cluster import Cluster, Way, running_cluster
from tests.cms.delivery.test_live import Listening
from tests.cms.publishing.test_schedule import ROOT
from tests.cms.readers.receiver import Receiver, receiving
from tests.settings.test_serve import free_port

CONVERGED = 10.0
"""Seconds from when the database is back until readers see what is published then."""
TOLD = 20.0
"""Seconds until everybody is told: some messages are tried again 5 seconds after they failed."""
HEAD = "SELECT max(sequence) FROM publishing_change"
PURGED = "SELECT max(up_to_sequence) FROM readers_purge"
WAYS: tuple[Way, ...] = ("fast", "immediate")
GRANIAN = [sys.executable, "-m", "granian", "--host", "127.0.0.1", "--no-ws"]


def until(true: Callable[[], Any], patience: float = 20.0) -> None:
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < patience, "it did not come to pass"
        time.sleep(0.01)


@dataclass
class House:
    """All that runs, and everybody who uses it."""

    cluster: Cluster
    environment: dict[str, str]
    processes: "dict[str, subprocess.Popen[bytes]]"
    hook: Receiver
    listening: Listening
    writer: Writer
    kept: KeptReader
    watching: WatchingReader
    asking: AskingReader
    away: list[tuple[float, float]] = field(default_factory=list)
    """From when to when the database was away."""

    @property
    def clients(self) -> list[Client]:
        return [self.kept, self.watching, self.asking, self.writer]

    @contextmanager
    def outage(self) -> Iterator[None]:
        """Note that the database is away, and see that all goes on soon after it is back."""
        begun = time.monotonic()
        yield
        back = time.monotonic()
        self.away.append((begun, back))
        # What was begun before may be told as well.
        before = self.writer.tried
        until(lambda: self.writer.round > before, CONVERGED)
        published = self.writer.round
        until(lambda: self.watching.seen >= published, CONVERGED)
        assert time.monotonic() - back < CONVERGED

    def command(self, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT, env=self.environment, capture_output=True, timeout=60, check=False,
        )  # fmt: skip

    def was_away(self, heard: Heard) -> bool:
        """Tell whether the database was away at any time from the question to the answer."""
        return any(begun <= heard.given and heard.asked <= back for begun, back in self.away)

    def changes(self) -> list[int]:
        """Return the log's numbers of what was done to stories since all began."""
        rows = self.cluster.rows(
            "SELECT sequence FROM publishing_change WHERE type = 'story'"
            f" AND sequence > {self.listening.first['id']} ORDER BY sequence"
        )
        return [sequence for (sequence,) in rows]


def commands(port: int, live: int) -> dict[str, list[str]]:
    """Return what runs, as in production; that the worker of tasks ends is its supervisor's."""
    return {
        "server": [
            *(*GRANIAN, "--interface", "wsgi", "--port", str(port), "--blocking-threads", "4"),
            "settings.wsgi:application",
        ],
        "live": [*GRANIAN, "--interface", "asgi", "--port", str(live), "settings.live:application"],
        "readers": [sys.executable, "manage.py", "run_readers"],
    }


def environment(cluster: Cluster, cache: Receiver, folder: Path) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "settings.development",
        "DATABASE_URL": cluster.url,
        "STORYWIRE_DATA": str(folder / "data"),
        "DELIVERY_THROTTLE_RATE": "1000000/min",
        "CDN_PURGE": "varnish",
        "VARNISH_URLS": f"http://127.0.0.1:{cache.port}",
    }


@contextmanager
def running(
    commands: dict[str, list[str]], environment: dict[str, str], folder: Path
) -> Iterator["dict[str, subprocess.Popen[bytes]]"]:
    """Run commands beside each other; what they say is kept in a file each."""
    processes = {}
    try:
        for name, command in commands.items():
            with (folder / f"{name}.log").open("wb") as log:
                processes[name] = subprocess.Popen(
                    command, cwd=ROOT, env=environment, stdout=log, stderr=log
                )
        yield processes
    finally:
        for process in processes.values():
            process.terminate()
        for process in processes.values():
            try:
                process.wait(10)
            finally:
                process.kill()


def answers(port: int, path: str) -> bool:
    try:
        return requests.get(f"http://127.0.0.1:{port}{path}", timeout=5).status_code < 500
    except requests.ConnectionError:
        return False


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with ExitStack() as stack:
        cluster = stack.enter_context(running_cluster())
        hook, cache = (stack.enter_context(receiving()) for _ in range(2))
        variables = environment(cluster, cache, tmp_path)
        stage = subprocess.run(
            [sys.executable, "-m", "tests.cms.delivery.outage_stage", hook.url],
            cwd=ROOT, env=variables, stdout=subprocess.PIPE, check=True, timeout=60,
        )  # fmt: skip
        port, live = free_port(), free_port()
        processes = stack.enter_context(running(commands(port, live), variables, tmp_path))
        until(lambda: answers(port, "/livez") and answers(live, "/"), 60)
        # Else who listens is told first of what was there before and is purged only now.
        until(lambda: cluster.rows(PURGED) == cluster.rows(HEAD), 60)
        listening = Listening(live, "?type=story")
        stack.callback(listening.close)
        writer = Writer(port, json.loads(stage.stdout))
        house = House(
            cluster, variables, processes, hook, listening, writer,
            KeptReader(port), WatchingReader(port), AskingReader(port, writer),
        )  # fmt: skip
        for client in house.clients:
            client.start()
            stack.callback(client.stop)
        yield house


def test_the_database_is_stopped_and_started_under_load(house: House) -> None:
    writer, watching = house.writer, house.watching
    until(lambda: len(writer.told) > 3 and len(house.kept.heard) > 20)
    with house.outage():
        house.cluster.stop("immediate")
        stopped = time.monotonic()
        for refused in (house.asking, writer):
            until(lambda refused=refused: any(one.status == 503 for one in refused.since(stopped)))
        read_on = time.monotonic()
        until(lambda: len(house.kept.since(read_on)) > 20)
        house.cluster.start()
    for way in WAYS:
        with house.outage():
            house.cluster.restart(way)
    for client in house.clients:
        client.stop()
    # Nobody asks this time: whoever comes next must not meet a connection that is broken.
    house.cluster.restart("fast")

    # The edge goes on with what it keeps, as if nothing were.
    assert {(one.status, one.body) for one in house.kept.heard} == {(200, house.kept.heard[0].body)}
    for client in house.clients:
        assert client.wrong == []
        for one in client.heard:
            if one.status not in (200, 201):
                assert house.was_away(one), one
                assert (one.status, one.said["code"]) == (503, "unavailable")
                assert int(one.headers["Retry-After"]) > 0

    # What was said to be published is there, and each answer is as its page.
    for slug in writer.told:
        answer = house.kept.send("GET", story(slug))
        assert answer.status == 200
        assert answer.said["page"]["title"] == slug
    [(title,)] = house.cluster.rows("SELECT title FROM wagtailcore_page WHERE slug = 'watched'")
    assert int(title.rpartition(" ")[2]) >= max(writer.round, watching.seen)
    edge = house.watching
    until(lambda: edge.send("GET", story("watched")).said["page"]["title"] == title, CONVERGED)
    verified = house.command("verify_documents")
    assert verified.returncode == 0, verified.stderr

    # Everybody is told of all of it, and nobody had to be started again.
    changes = house.changes()
    assert len(changes) >= len(writer.told)
    told: list[int] = []
    while not told or told[-1] < changes[-1]:
        told.append(int(house.listening.next().id))
    assert told == changes
    until(lambda: {got.said["data"]["sequence"] for got in house.hook.got} == {*changes}, TOLD)
    assert {name: process.poll() for name, process in house.processes.items()} == dict.fromkeys(
        house.processes
    )
