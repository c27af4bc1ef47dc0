"""live: the real process, asked by real sockets; and its parts where sockets can't be slow."""

import asyncio
import http.client
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, NamedTuple

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from cms.delivery.filters import LiveQuery
from cms.delivery.live import events, hub, listener
from cms.delivery.live.events import Event
from cms.delivery.live.hub import Hub
from cms.delivery.live.journal import Journal, Part, Place
from cms.delivery.live.listener import Listener
from cms.publishing.log import BEHIND, head, prune
from cms.publishing.models import Change
from home.models import Navigation
from tests.cms.publishing.test_schedule import ROOT, environment
from tests.factories import index_page, locale, make_site, make_story

LIVE = "/delivery/v1/live"
MOST = 3


class Told(NamedTuple):
    id: str
    kind: str
    data: Any


class Listening:
    """A client that reads an event stream."""

    def __init__(self, port: int, query: str = "", last: str | None = None) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        headers = {} if last is None else {"Last-Event-ID": last}
        self._connection.request("GET", LIVE + query, headers=headers)
        self.answer = self._connection.getresponse()
        assert self.answer.status == 200, self.answer.read()
        self.first = self.block()

    def block(self) -> dict[str, str]:
        """Give the next block of fields."""
        fields: dict[str, str] = {}
        while (line := self.answer.readline().decode()) != "\n":
            assert line, "The stream has ended."
            name, _colon, value = line.rstrip("\n").partition(": ")
            fields[name] = value
        return fields

    def next(self) -> Told:
        """Give the next event."""
        while "data" not in (fields := self.block()):
            pass
        return Told(fields["id"], fields["event"], json.loads(fields["data"]))

    def stories(self, number: int) -> list[tuple[str, str]]:
        """Give the kinds and paths of the next events of stories."""
        found: list[tuple[str, str]] = []
        while len(found) < number:
            told = self.next()
            if told.data["type"] == "story":
                found.append((told.kind, told.data["path"]))
        return found

    def close(self) -> None:
        self.answer.close()
        self._connection.close()


@contextmanager
def serving() -> Iterator[tuple[int, "subprocess.Popen[bytes]"]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "granian", "--interface", "asgi", "settings.live:application"),
            *("--host", "127.0.0.1", "--port", str(port), "--no-ws"),
        ],
        cwd=ROOT, env=environment() | {"LIVE_MOST": str(MOST)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        deadline = time.monotonic() + 30
        with socket.socket() as probe:
            while probe.connect_ex(("127.0.0.1", port)) != 0:
                assert process.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.05)
        yield port, process
    finally:
        process.terminate()
        try:
            process.wait(10)
        finally:
            process.kill()


@pytest.fixture(scope="module")
def port(django_db_setup: None) -> Iterator[int]:
    with serving() as (number, _process):
        yield number


@pytest.fixture
def listen(transactional_db: None, port: int) -> Iterator[Any]:
    make_site()
    made: list[Listening] = []

    def begin(query: str = "", last: str | None = None) -> Listening:
        made.append(Listening(port, query, last))
        return made[-1]

    yield begin
    for one in made:
        one.close()
    # Else who listens next would meet who has read the log that is emptied now.
    time.sleep(3 * Hub.pause)


def refused(port: int, url: str, method: str = "GET", last: str = "") -> tuple[int, Any, Any]:
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    client.request(method, url, headers={"Last-Event-ID": last})
    answer = client.getresponse()
    status, headers, body = answer.status, answer.headers, answer.read()
    client.close()
    assert headers["Content-Type"] == "application/problem+json"
    assert headers["Access-Control-Allow-Origin"] == "*"
    return status, headers, json.loads(body)


def test_what_is_published_is_told_soon_and_as_in_changes(listen: Any, client: Client) -> None:
    one = listen()
    assert one.first == {"retry": "3000", "id": str(head())}
    assert one.answer.headers["Content-Type"] == "text/event-stream"
    assert one.answer.headers["Cache-Control"] == "no-store"
    assert one.answer.headers["Access-Control-Allow-Origin"] == "*"
    assert one.answer.headers["X-Accel-Buffering"] == "no"
    begun, start = time.monotonic(), head()
    make_story("Told", slug="told")
    committed = time.monotonic()
    items = client.get("/delivery/v1/changes", {"after": start}).json()["items"]
    told = [one.next() for _ in items]
    assert time.monotonic() - committed < 2, committed - begun
    assert [each.data for each in told] == items
    assert [(each.id, each.kind) for each in told] == [
        (str(item["sequence"]), item["kind"]) for item in items
    ]


def test_filters_let_through_what_has_no_type_or_language(listen: Any) -> None:
    french = listen("?type=story&locale=fr,ar")
    elsewhere = listen("?site=localhost&type=day_in_the_life")
    make_story("English")
    make_story("Récit", slug="recit", parent=index_page("fr"))
    Navigation.objects.create(site=Site.objects.get(), locale=locale("en"), footer_note="Demo")
    Redirect.add_redirect("/old/", "https://example.org/")
    assert [french.next()[1:2] for _ in range(2)] == [("published",), ("redirects",)]
    kinds = [(told.kind, told.data["locale"]) for told in (elsewhere.next(), elsewhere.next())]
    assert kinds == [("site", "en"), ("redirects", "")]


def test_who_comes_back_is_told_of_what_was_missed_and_of_nothing_twice(listen: Any) -> None:
    one = listen("?type=story")
    make_story(slug="first")
    seen = one.next()
    one.close()
    missed = make_story(slug="missed")
    missed.unpublish()
    again = listen("?type=story&after=0", last=seen.id)
    assert again.first["id"] == seen.id
    make_story(slug="later")
    assert again.stories(3) == [
        ("published", "/en/stories/missed/"),
        ("withdrawn", "/en/stories/missed/"),
        ("published", "/en/stories/later/"),
    ]
    by_parameter = listen(f"?type=story&after={seen.id}")
    assert by_parameter.stories(1) == [("published", "/en/stories/missed/")]


def test_who_was_away_for_too_long_is_told_to_read_anew(listen: Any) -> None:
    make_story()
    Change.objects.update(at=timezone.now() - timedelta(days=40))
    start = head()
    assert sum(prune(30))
    for last in (str(start - 2), str(start + 1000)):
        told = listen(last=last).next()
        assert told == Told(str(start), "reset", {"cursor": str(start)})


def test_too_much_is_not_told_one_by_one(listen: Any) -> None:
    start = head()
    at = timezone.now()
    Change.objects.bulk_create(Change(kind="redirects", at=at) for _ in range(501))
    exactly, more = listen(last=str(start + 1)), listen(last=str(start))
    assert [exactly.next().kind for _ in range(500)] == ["redirects"] * 500
    assert more.next() == Told(str(head()), "reset", {"cursor": str(head())})
    make_story(slug="on")
    assert [one.stories(1) for one in (exactly, more)] == [[("published", "/en/stories/on/")]] * 2


def test_what_goes_on_while_connections_break_is_told_afterwards(listen: Any) -> None:
    one = listen("?type=story")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
    make_story(slug="kept")
    make_story(slug="too")
    assert one.stories(2) == [
        ("published", "/en/stories/kept/"),
        ("published", "/en/stories/too/"),
    ]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("?tag=mosul", "tag"),
        ("?type=novel", "type"),
        ("?locale=tlh", "locale"),
        ("?after=-1", "after"),
        ("?after=now", "after"),
        ("?site=", "site"),
        ("?type=story&type=home", "type"),
    ],
)
def test_what_is_wrong_is_named(port: int, query: str, name: str) -> None:
    status, headers, problem = refused(port, LIVE + query)
    assert (status, problem["code"], problem["parameter"]) == (400, "bad_parameter", name)
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.django_db(transaction=True)
def test_other_ways_to_ask_are_problems_too(port: int) -> None:
    make_site()
    for last in ("-1", "latest", "٣", str(2**63), "9" * 5000, "0" * 5000, "0" * 20 + "9" * 20):
        if last.isascii():
            status, _headers, problem = refused(port, LIVE, last=last)
            assert (status, problem["parameter"]) == (400, "Last-Event-ID")
    assert refused(port, "/delivery/v1/pages")[0] == 404
    assert refused(port, f"{LIVE}?site=nowhere.example")[0] == 404
    assert refused(port, LIVE, "POST")[0] == 405
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    client.request("OPTIONS", LIVE)
    answer = client.getresponse()
    assert (answer.status, answer.headers["Allow"]) == (204, "GET, OPTIONS")
    client.close()


def test_no_more_listen_than_may(listen: Any, port: int) -> None:
    listening = [listen() for _ in range(MOST)]
    status, headers, problem = refused(port, LIVE)
    assert (status, problem["code"]) == (503, "unavailable")
    assert int(headers["Retry-After"]) > 0
    listening[0].close()
    time.sleep(0.3)
    listen()


@pytest.mark.django_db(transaction=True)
def test_streams_end_with_the_server() -> None:
    make_site()
    with serving() as (port, process):
        one = Listening(port)
        begun = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert one.answer.read() == b""
        assert process.wait(5) == 0
        assert time.monotonic() - begun < 5
        one.close()


def test_the_server_says_where_live_updates_are(client: Client, site: Site) -> None:
    answer = client.get(LIVE)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert "process of their own" in answer.json()["detail"]
    assert client.get(LIVE, {"tag": "mosul"}).json()["parameter"] == "tag"


# Parts


def event(sequence: int) -> Event:
    return Event(sequence, None, "", "", b"%d " % sequence)


def awaited(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """Return what comes of it, in a thread of its own: a browser test leaves a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


def test_who_is_too_slow_is_let_go_and_nobody_else() -> None:
    async def run() -> None:
        told = Hub(Journal(head))
        slow, quick = Listener(1, LiveQuery()), Listener(1, LiveQuery())
        told._listeners = {slow, quick}
        for one in (slow, quick):
            one.begin(0)
        for number in range(1, listener.ROOM + 2):
            told.tell(Part([event(number)], Place(number)))
            assert await quick.take(1) == b"%d " % number
        assert (slow.ended.is_set(), quick.ended.is_set()) == (True, False)

    awaited(run())


class Failing(Journal):
    """A log that is there every other time, with one more change each time."""

    def __init__(self) -> None:
        super().__init__(head)
        self.calls = 0

    def begin(self) -> Place:
        return Place()

    def read(self, place: Place) -> Part:
        self.calls += 1
        if self.calls % 3:
            raise OperationalError("away")
        return Part([event(place.sequence + 1)], Place(place.sequence + 1))


def test_nothing_is_lost_and_nothing_told_twice_while_the_log_is_away(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(Hub, "pause", 0.01)
    monkeypatch.setattr("cms.delivery.live.journal.connection.close", lambda: None, raising=False)

    async def run() -> bytes:
        told, one = Hub(Failing()), Listener(1, LiveQuery())
        async with told.joined(one, None) as place:
            assert place == 0
            heard = b""
            while len(heard.split()) < 4:
                heard += await one.take(5)
        await asyncio.sleep(0.1)
        assert told._poller
        assert told._poller.done()
        return heard

    assert awaited(run()).split()[:4] == [b"1", b"2", b"3", b"4"]
    assert "trying again" in caplog.text


@pytest.mark.django_db
def test_the_log_is_told_one_round_late_and_not_past_what_is_purged(site: Site) -> None:
    purged = [head()]
    journal = Journal(lambda: purged[0])
    place = journal.begin()
    make_story()
    for _ in range(3):
        assert journal.read(place).events == []
    purged[0] = head()
    assert journal.read(place).events == []
    part = journal.read(place)
    assert part.place.sequence == head()
    assert [each.sequence for each in part.events][-1] == head()
    assert journal.read(part.place).events == []


@pytest.mark.django_db
def test_another_log_is_a_reset(site: Site) -> None:
    make_story()
    journal = Journal(head)
    place = journal.begin()
    Change.objects.filter(sequence=place.sequence).update(at=timezone.now())
    part = journal.read(place)
    assert (part.broken, part.place.sequence, list(part.events)) == (True, head(), [])
    told, one = Hub(journal), Listener(site.pk, LiveQuery())
    told._listeners = {one}
    told.tell(part)
    assert awaited(one.take(1)) == events.reset(head())


def test_silence_is_broken_by_a_heartbeat_that_says_how_far() -> None:
    assert awaited(Listener(1, LiveQuery()).take(0.01)) == b""
    assert events.heartbeat(7) == b": still here\nid: 7\n\n"
    assert hub.Hub.pause == BEHIND
