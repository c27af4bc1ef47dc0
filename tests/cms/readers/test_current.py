"""Whoever is told of a change, and whoever asks after a purge, gets what is new."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from cms.delivery.edge.follower import Follower
from cms.publishing.log import BEHIND
from cms.readers import running
from cms.readers.place import place_of
from stories.models import StoryPage
from tests.cms.delivery.test_edge import Front, until
from tests.cms.readers.receiver import Got, Receiver, make_webhook, receiving
from tests.factories import make_site, make_story

pytestmark = pytest.mark.django_db(transaction=True)
TOLD = "/delivery/v1/resolve?path=/en/stories/told/"
ROUNDS = 8


@pytest.fixture
def front(monkeypatch: pytest.MonkeyPatch) -> Iterator[Front]:
    """Give a server process that is as far behind the log as one may be."""
    monkeypatch.setattr(Follower, "pause", BEHIND - 0.05)
    make_site()
    make_story("Round 0", slug="told")
    front = Front().ready()
    yield front
    front.edge.close()


@contextmanager
def readers() -> Iterator[None]:
    stop = threading.Event()
    thread = threading.Thread(target=running.run, args=(stop,), daemon=True)
    thread.start()
    try:
        # Where nothing has happened since, they have come to the end of the log.
        until(lambda: place_of("webhooks") > 0, 10)
        yield
    finally:
        stop.set()
        thread.join(10)


def title(front: Front) -> str:
    found: str = json.loads(front.get(TOLD).body)["page"]["title"]
    return found


def publish_rounds(front: Front, told: list[str], heard: threading.Event) -> None:
    """Publish again and again while memory holds the old answer; see what was told of each."""
    for number in range(1, ROUNDS + 1):
        heard.clear()
        title(front)
        page = StoryPage.objects.get(slug="told")
        page.title = f"Round {number}"
        page.save_revision().publish()
        assert heard.wait(10)
    assert told == [f"Round {number}" for number in range(1, ROUNDS + 1)]


def test_whoever_asks_because_of_a_message_gets_what_is_new(
    front: Front, receiver: Receiver
) -> None:
    make_webhook(receiver.url, types=["story"], events=["page.updated"])
    told, heard = [], threading.Event()

    def ask(got: Got) -> None:
        told.append(title(front))
        heard.set()

    receiver.before = ask
    with readers():
        publish_rounds(front, told, heard)


def test_a_cache_that_is_filled_anew_after_its_purge_gets_what_is_new(
    front: Front, receiver: Receiver, settings: Any
) -> None:
    page = StoryPage.objects.get(slug="told")
    make_webhook(receiver.url, types=["story"], events=["page.updated"])
    told, heard, stored = [], threading.Event(), [""]

    def fill(got: Got) -> None:
        if f"page:{page.pk}" in got.headers["xkey-purge"].split():
            stored[0] = title(front)

    def ask(got: Got) -> None:
        assert got.said["data"]["purged_at"]
        told.append(stored[0])
        heard.set()

    with receiving() as cache:
        cache.status, cache.before, receiver.before = 200, fill, ask
        settings.CDN_PURGE, settings.VARNISH_URLS = "varnish", [f"http://127.0.0.1:{cache.port}"]
        with readers():
            publish_rounds(front, told, heard)
