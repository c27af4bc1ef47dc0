"""Purges: what each back end is told, tried until confirmed, and messages only after them."""

import json
import threading
import time
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Site

from cms.publishing.log import BEHIND, head
from cms.publishing.models import Change
from cms.readers import fan_out, purging, settled
from cms.readers.exchange import Limits
from cms.readers.models import Cursor, Delivery, Purge
from cms.readers.place import place_of, warn_of_a_gap
from cms.readers.purge import PurgeError, purge
from cms.readers.running import drain, step
from cms.readers.sending import Sender
from cms.readers.settled import Settled
from tests.cms.readers.receiver import Receiver, make_webhook, receiving
from tests.factories import make_site, make_story

KEYS = [f"page:{number}" for number in range(600)]


@pytest.fixture
def cache(settings: Any) -> Any:
    """Give a server that stands for a Varnish."""
    with receiving() as one:
        settings.CDN_PURGE, settings.VARNISH_URLS = "varnish", [f"http://127.0.0.1:{one.port}"]
        one.status = 200
        yield one


@pytest.fixture
def fastly(receiver: Receiver, settings: Any) -> Receiver:
    settings.CDN_PURGE, settings.FASTLY_API = "fastly", f"http://127.0.0.1:{receiver.port}"
    settings.FASTLY_SERVICE_ID, settings.FASTLY_TOKEN = "SU1Z0", "fastly-secret"
    receiver.status, receiver.body = 200, b'{"page:1": "108-1391560174-974124"}'
    return receiver


@pytest.fixture
def cloudflare(receiver: Receiver, settings: Any) -> Receiver:
    settings.CDN_PURGE = "cloudflare"
    settings.CLOUDFLARE_API = f"http://127.0.0.1:{receiver.port}/client/v4"
    settings.CLOUDFLARE_ZONE_ID, settings.CLOUDFLARE_TOKEN = "023e105f", "cloudflare-secret"
    receiver.status, receiver.body = 200, b'{"success": true, "errors": []}'
    return receiver


def keys_told(cache: Receiver) -> list[set[str]]:
    return [set(got.headers["xkey-purge"].split()) for got in cache.got]


def test_every_varnish_is_told_in_headers_that_it_takes(cache: Receiver, settings: Any) -> None:
    with receiving() as other:
        settings.VARNISH_URLS = [*settings.VARNISH_URLS, f"http://127.0.0.1:{other.port}/"]
        purge(KEYS)
        for one in (cache, other):
            assert {got.method for got in one.got} == {"PURGE"}
            assert set.union(*keys_told(one)) == set(KEYS)
            assert max(len(got.headers["xkey-purge"]) for got in one.got) <= 4000
            assert len(one.got) == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("away", ["refuses", "hangs"])
def test_a_varnish_that_is_away_keeps_no_other_from_dropping_what_is_old(
    cache: Receiver, settings: Any, monkeypatch: pytest.MonkeyPatch, away: str
) -> None:
    make_site()
    page = make_story("Withdrawn")
    monkeypatch.setattr(purging, "BATCH", 2)
    # If nothing new came, the next attempt would be a minute away.
    monkeypatch.setattr(purging.Purger, "_rest", lambda self: 60.0)
    monkeypatch.setattr("cms.readers.purge.LIMITS", Limits(connect=0.5, total=0.5))
    ended = threading.Event()
    cache.status = 503
    if away == "hangs":
        cache.before = lambda got: ended.wait(20)
    with receiving() as other:
        settings.VARNISH_URLS = [*settings.VARNISH_URLS, f"http://127.0.0.1:{other.port}"]
        stop = threading.Event()
        thread = purging.start(stop)
        assert thread
        try:
            cache.wait_for(1)
            for change in (page.unpublish, make_story, make_story, make_story):
                page = change() or page
                key, deadline = f"page:{page.pk}", time.monotonic() + 3
                before = len(other.got)
                while not any(key in keys for keys in keys_told(other)[before:]):
                    assert time.monotonic() < deadline, key
                    time.sleep(0.02)
            assert place_of(purging.NAME) == 0
        finally:
            ended.set()
            stop.set()
            thread.join(10)


def test_fastly_is_told_256_at_a_time(fastly: Receiver) -> None:
    purge(KEYS)
    assert [len(got.headers["surrogate-key"].split()) for got in fastly.got] == [256, 256, 88]
    for got in fastly.got:
        assert (got.method, got.path) == ("POST", "/service/SU1Z0/purge")
        assert got.headers["fastly-key"] == "fastly-secret"


def test_cloudflare_is_told_30_at_a_time(cloudflare: Receiver) -> None:
    purge(KEYS[:70])
    assert [len(got.said["tags"]) for got in cloudflare.got] == [30, 30, 10]
    for got in cloudflare.got:
        assert (got.method, got.path) == ("POST", "/client/v4/zones/023e105f/purge_cache")
        assert got.headers["authorization"] == "Bearer cloudflare-secret"
        assert got.headers["content-type"] == "application/json"


@pytest.mark.parametrize("back_end", ["cache", "fastly", "cloudflare"])
@pytest.mark.parametrize("status", [301, 401, 403, 429, 500, 503])
def test_a_refusal_is_no_purge_and_names_no_secret(
    request: pytest.FixtureRequest, back_end: str, status: int
) -> None:
    one = request.getfixturevalue(back_end)
    one.status, one.headers = status, {"Location": "http://127.0.0.1:1/"}
    with pytest.raises(PurgeError, match=f"HTTP {status}") as raised:
        purge(KEYS)
    assert "secret" not in str(raised.value)
    assert len(one.got) == 1


@pytest.mark.parametrize("said", [b"", b"[]", b'{"success": false, "errors": [{"code": 1}]}'])
def test_cloudflare_has_to_say_success(cloudflare: Receiver, said: bytes) -> None:
    cloudflare.body = said
    with pytest.raises(PurgeError):
        purge(KEYS)


def test_no_keys_ask_nobody(cache: Receiver) -> None:
    purge([])
    assert cache.got == []


@pytest.mark.django_db
def test_changes_are_joined_and_purged_until_it_is_confirmed(site: Site, cache: Receiver) -> None:
    cache.status = 503
    first = make_story()
    for _ in range(2):
        with pytest.raises(PurgeError):
            purging.purge_new(head())
    assert (place_of(purging.NAME), Purge.objects.count()) == (0, 0)
    second = make_story()
    cache.status = 200
    assert purging.purge_new(head())
    assert {f"page:{first.pk}", f"page:{second.pk}", "pages"} <= keys_told(cache)[-1]
    assert len(cache.got) == 3
    assert place_of(purging.NAME) == Purge.objects.get().up_to_sequence == head()
    assert not purging.purge_new(head())
    assert len(cache.got) == 3


@pytest.mark.django_db
def test_what_was_changed_is_purged_once_more_a_moment_later(site: Site, cache: Receiver) -> None:
    page = make_story()
    purging.purge_new(head())
    assert not purging.purge_again()
    with time_machine.travel(timezone.now() + purging.UNDER_WAY + timedelta(seconds=1)):
        assert purging.purge_again()
        assert not purging.purge_again()
    assert f"page:{page.pk}" in keys_told(cache)[-1]
    assert Purge.objects.count() == 1


@pytest.mark.django_db
def test_a_change_is_purged_twice_however_long_its_transaction_took(
    site: Site, cache: Receiver
) -> None:
    make_story()
    Change.objects.update(at=timezone.now() - 2 * purging.UNDER_WAY)
    purging.purge_new(head())
    assert not purging.purge_again()
    with time_machine.travel(timezone.now() + purging.UNDER_WAY + timedelta(seconds=1)):
        assert purging.purge_again()
    assert len(cache.got) == 2


@pytest.mark.django_db(transaction=True)
def test_what_was_withdrawn_is_purged_before_all_that_waits(
    cache: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_site()
    monkeypatch.setattr(purging, "BATCH", 2)
    gone = make_story("Gone")
    for _ in range(4):
        make_story()
    gone.unpublish()
    stop = threading.Event()
    thread = purging.start(stop)
    assert thread
    try:
        cache.wait_for(3)
        # The log begins with the site's own pages, and this one stands at its end.
        assert f"page:{gone.pk}" in keys_told(cache)[0]
        deadline = time.monotonic() + 10
        while place_of(purging.NAME) < head():
            assert time.monotonic() < deadline
            time.sleep(0.02)
    finally:
        stop.set()
        thread.join(5)
    # What waited was not done first, and was done.
    assert len(cache.got) > 4


@pytest.mark.django_db
def test_messages_come_after_their_purge(site: Site, cache: Receiver, receiver: Receiver) -> None:
    make_webhook(receiver.url, types=["story"], events=["page.published"])
    cache.status = 503
    make_story()
    with pytest.raises(CommandError, match="not confirmed"):
        call_command("run_readers", once=True)
    assert receiver.got == []
    cache.status = 200
    assert drain() == ""
    [got] = receiver.got
    assert got.at > cache.got[-1].at
    purged = Purge.objects.get().at.isoformat().replace("+00:00", "Z")
    assert got.said["data"]["purge"] == "confirmed"
    assert got.said["data"]["purged_at"] == purged
    assert got.said["data"]["published_at"] < purged


@pytest.mark.django_db
def test_a_message_waits_a_minute_for_a_purge_that_fails(
    site: Site, cache: Receiver, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_webhook(receiver.url, types=["story"], events=["page.published"])
    now = [1000.0]
    monkeypatch.setattr(settled.time, "monotonic", lambda: now[0])
    # It was changed an hour ago, while nobody followed the log: the purge gets its time.
    make_story()
    Change.objects.update(at=timezone.now() - timedelta(hours=1))
    gate = fan_out.Gate(head)
    assert gate.open_to() == 0
    now[0] += 30
    make_story()
    assert gate.open_to() == 0
    now[0] += 30
    first = gate.open_to()
    assert 0 < first < head()
    now[0] += 30
    assert gate.open_to() == head()
    sender = Sender()
    while step(gate, sender) or sender.under_way:
        pass
    told = receiver.got[0].said["data"]
    assert (told["purge"], told["purged_at"]) == ("unconfirmed", None)


@pytest.mark.django_db
def test_a_change_has_settled_once_server_processes_must_have_seen_it(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr(settled.time, "monotonic", lambda: now[0])
    make_story()
    first, old = head(), Settled(BEHIND)
    assert old.up_to() == 0
    now[0] += BEHIND / 2
    make_story()
    assert old.up_to() == 0
    now[0] += BEHIND / 2
    assert old.up_to() == first
    now[0] += BEHIND / 2
    assert old.up_to() == head()
    # Without a cache in front, that is all that messages wait for.
    assert fan_out.Gate(old.up_to).open_to() == head()


@pytest.mark.django_db
def test_a_change_was_purged_when_the_first_purge_after_it_was(site: Site, cache: Receiver) -> None:
    make_webhook("http://127.0.0.1:1/", types=["story"], events=["page.published"])
    for _ in range(2):
        make_story()
        purging.purge_new(head())
        time.sleep(0.01)
    fan_out.fan_out(head())
    said = [json.loads(row.payload)["data"]["purged_at"] for row in Delivery.objects.all()]
    assert sorted(said) == [
        at.isoformat().replace("+00:00", "Z") for at in Purge.objects.values_list("at", flat=True)
    ]


@pytest.mark.django_db
def test_a_gap_in_the_log_is_said(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(3):
        make_story()
    warn_of_a_gap("new")
    Cursor.objects.create(name="old", sequence=1)
    with time_machine.travel(timezone.now() + timedelta(days=40)):
        call_command("prune_changes", days=30, verbosity=0)
    assert caplog.text == ""
    warn_of_a_gap("old")
    assert "“old”" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_the_purger_goes_on_after_failures(
    cache: Receiver, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level("WARNING")
    make_site()
    monkeypatch.setattr(purging, "LONGEST_WAIT", 0.05)
    cache.status = 503
    stop = threading.Event()
    thread = purging.start(stop)
    assert thread
    cache.wait_for(3)
    cache.status = 200
    deadline = time.monotonic() + 5
    while place_of(purging.NAME) < head():
        assert time.monotonic() < deadline
        time.sleep(0.02)
    stop.set()
    thread.join(5)
    assert not thread.is_alive()
    assert "is tried again" in caplog.text


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("error", [ValueError, RuntimeError, UnicodeError, KeyError])
def test_the_purger_goes_on_whatever_happens(
    cache: Receiver,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    error: type[Exception],
) -> None:
    make_site()
    monkeypatch.setattr(purging, "LONGEST_WAIT", 0.05)
    whole, failed = purging.purge, []

    def fail_at_first(keys: Any) -> None:
        if keys and len(failed) < 3:
            failed.append(keys)
            raise error("unforeseen")
        whole(keys)

    monkeypatch.setattr(purging, "purge", fail_at_first)
    stop = threading.Event()
    thread = purging.start(stop)
    assert thread
    deadline = time.monotonic() + 10
    while place_of(purging.NAME) < head():
        assert time.monotonic() < deadline
        time.sleep(0.02)
    stop.set()
    thread.join(5)
    assert len(failed) == 3
    assert caplog.text.count("The purge failed and is tried again") == 3
