"""Webhooks as a receiver meets them: signed, filtered, in order, tried again, ended."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from standardwebhooks.webhooks import WebhookVerificationError
from wagtail.models import PageViewRestriction, Site

from cms.publishing.log import head
from cms.publishing.models import Change
from cms.readers import fan_out, queue, sending, turns
from cms.readers.models import OVERLAP, Cursor, Delivery, Webhook
from cms.readers.running import drain
from cms.readers.secret import secret_of
from stories.models import StoryPage
from tests.cms.readers.receiver import Receiver, make_webhook, receiving, secret
from tests.factories import index_page, make_story

pytestmark = pytest.mark.django_db
FIELDS = {
    "sequence", "site", "id", "locale", "type", "path", "previous_path", "etag", "published_at",
    "purge", "purged_at",
}  # fmt: skip
State = Delivery.State


@pytest.fixture
def webhook(site: Site, receiver: Receiver) -> Webhook:
    """Give a webhook that is told of stories; how lists change beside them is another matter."""
    return make_webhook(receiver.url, types=["story"], events=[e for e in EVENTS if "page" in e])


EVENTS = [
    "page.published", "page.updated", "page.withdrawn", "page.moved", "site.updated",
    "redirects.updated",
]  # fmt: skip


def write(page: StoryPage, title: str) -> None:
    page.title = title
    page.save_revision().publish()


def test_a_life_of_a_page_is_told(webhook: Webhook, receiver: Receiver) -> None:
    page = make_story("Once", slug="once")
    drain()
    write(page, "Twice")
    drain()
    page.slug = "twice"
    page.save_revision().publish()
    drain()
    page.unpublish()
    drain()
    assert receiver.events == ["page.published", "page.updated", "page.moved", "page.withdrawn"]
    published, _updated, moved, withdrawn = (got.said["data"] for got in receiver.got)
    assert set(published) == FIELDS
    assert published["id"] == str(page.translation_key)
    assert (published["site"], published["locale"]) == ("localhost", "en")
    assert (published["type"], published["path"]) == ("story", "/en/stories/once/")
    assert published["previous_path"] is published["purged_at"] is None
    assert published["purge"] == "none"
    change = Change.objects.get(sequence=published["sequence"])
    assert published["etag"] == change.etag
    assert published["published_at"] == change.at.isoformat().replace("+00:00", "Z")
    assert (moved["previous_path"], moved["path"]) == ("/en/stories/once/", "/en/stories/twice/")
    # Of what is not public any more, only what it was known by.
    assert {name for name, value in withdrawn.items() if value is not None} == {
        "sequence", "site", "id", "locale", "previous_path", "published_at", "purge",
    }  # fmt: skip
    assert withdrawn["previous_path"] == "/en/stories/twice/"


def test_each_message_is_signed(webhook: Webhook, receiver: Receiver) -> None:
    make_story()
    drain()
    [got] = receiver.got
    assert got.verified_by(secret(webhook)) == got.said
    assert (got.method, got.path) == ("POST", "/hook")
    assert got.headers["content-type"] == "application/json"
    assert got.headers["webhook-id"] == Delivery.objects.get().message_id
    assert abs(int(got.headers["webhook-timestamp"]) - time.time()) < 5
    got.body += b" "
    with pytest.raises(WebhookVerificationError):
        got.verified_by(secret(webhook))


def test_a_changed_secret_is_signed_with_beside_the_old_one(
    webhook: Webhook, receiver: Receiver
) -> None:
    old = secret(webhook)
    webhook.rotate()
    make_story()
    drain()
    assert receiver.got[0].verified_by(old) == receiver.got[0].verified_by(secret(webhook))
    with time_machine.travel(timezone.now() + OVERLAP + timedelta(minutes=1)):
        make_story()
        drain()
        assert receiver.got[1].verified_by(secret(webhook))
        with pytest.raises(WebhookVerificationError):
            receiver.got[1].verified_by(old)


def test_an_old_key_of_the_installation_signs_too(
    webhook: Webhook, receiver: Receiver, settings: Any
) -> None:
    old = secret(webhook)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another"
    assert secret_of(webhook.seed) != old
    make_story()
    drain()
    assert receiver.got[0].verified_by(old) == receiver.got[0].verified_by(secret(webhook))


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        ({}, ["story en", "story fr", "site.updated"]),
        ({"types": ["story"], "locales": ["fr"]}, ["story fr"]),
        ({"types": ["home"]}, ["site.updated"]),
        ({"locales": ["ar"]}, []),
        ({"events": ["page.published"]}, ["story en", "story fr"]),
        ({"events": ["page.withdrawn"]}, []),
        ({"events": ["site.updated"]}, ["site.updated"]),
    ],
)
def test_filters(site: Site, filters: dict[str, list[str]], told: list[str]) -> None:
    webhook = make_webhook("http://127.0.0.1:1/", **filters)
    make_webhook("http://127.0.0.1:1/", active=False)
    Change.objects.all().delete()
    at = timezone.now()
    for name, type_, kind in (
        ("en", "story", "published"), ("fr", "story", "published"), ("en", "site", "site"),
    ):  # fmt: skip
        Change.objects.create(kind=kind, at=at, site_id=site.pk, type=type_, locale=name)
    fan_out.fan_out(head())
    said = [(row.event, locale_of(row)) for row in Delivery.objects.order_by("sequence")]
    assert {row.webhook_id for row in Delivery.objects.all()} <= {webhook.pk}
    found = [event if event == "site.updated" else f"story {code}" for event, code in said]
    assert found == told


def locale_of(delivery: Delivery) -> Any:
    return json.loads(delivery.payload)["data"]["locale"]


def test_redirects_pass_by_type_and_language() -> None:
    webhook = Webhook(types=["story"], locales=["fr"])
    assert webhook.wants("redirects.updated", "", "")
    assert not Webhook(events=["page.moved"]).wants("redirects.updated", "", "")


def test_what_was_before_a_webhook_is_not_told(site: Site, receiver: Receiver) -> None:
    make_story()
    make_webhook(receiver.url)
    drain()
    assert receiver.got == []
    assert fan_out.place_of(fan_out.NAME) == head()


def test_failures_are_tried_again_later_and_given_up_at_last(
    webhook: Webhook, receiver: Receiver
) -> None:
    receiver.status, receiver.body = 503, b"busy\x00\x1b[31m " + b"x" * 100_000
    now = timezone.now()
    with time_machine.travel(now, tick=False) as clock:
        make_story()
        for number, wait in enumerate(queue.WAITS, 1):
            drain()
            row = Delivery.objects.get()
            assert (row.state, row.attempts, row.status) == (State.FAILED, number, 503)
            ahead = row.next_attempt_at - timezone.now()
            assert wait <= ahead <= wait * 1.2 + timedelta(seconds=1)
            drain()
            assert len(receiver.got) == number
            clock.shift(ahead)
        drain()
        row.refresh_from_db()
    assert (row.state, row.attempts, row.next_attempt_at) == (State.DEAD, 9, None)
    assert row.error.startswith("busy [31m xxx")
    assert len(row.error) == 500
    assert len({(got.headers["webhook-id"], got.body) for got in receiver.got}) == 1
    assert len({got.headers["webhook-timestamp"] for got in receiver.got}) == 9
    for got in receiver.got:
        assert "whsec_" not in str(got)


def test_the_waits_are_those_that_are_documented() -> None:
    assert [wait.total_seconds() for wait in queue.WAITS] == [
        5, 30, 120, 600, 1800, 7200, 18000, 36000,
    ]  # fmt: skip


def test_a_message_that_arrives_at_last_is_done(webhook: Webhook, receiver: Receiver) -> None:
    receiver.status = 500
    make_story()
    drain()
    receiver.status = 200
    Delivery.objects.update(next_attempt_at=timezone.now())
    drain()
    row = Delivery.objects.get()
    assert (row.state, row.attempts, row.status, row.error) == (State.DELIVERED, 2, 200, "")
    assert row.delivered_at


def test_410_switches_the_webhook_off(webhook: Webhook, receiver: Receiver) -> None:
    receiver.status = 410
    make_story()
    make_story()
    drain()
    webhook.refresh_from_db()
    assert not webhook.active
    assert len(receiver.got) == 1
    states = Delivery.objects.order_by("sequence").values_list("state", flat=True)
    assert list(states) == [State.DEAD, State.WAITING]


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(webhook: Webhook, receiver: Receiver, status: int) -> None:
    with receiving() as elsewhere:
        receiver.status, receiver.headers = status, {"Location": elsewhere.url}
        make_story()
        drain()
        assert elsewhere.got == []
    assert Delivery.objects.get().state == State.FAILED


@pytest.fixture
def hanging() -> Iterator[Receiver]:
    """Give a receiver that takes a message and says nothing until the test is over."""
    over = threading.Event()
    with receiving() as one:
        one.before = lambda got: over.wait(20)
        yield one
        over.set()


def test_a_receiver_that_hangs_delays_no_other(
    site: Site, receiver: Receiver, hanging: Receiver
) -> None:
    make_webhook(hanging.url, types=["story"], events=["page.published"])
    make_webhook(receiver.url, types=["story"], events=["page.published"])
    for _ in range(3):
        make_story()
    while fan_out.fan_out(head()):
        pass
    sender, begun = sending.Sender(), time.monotonic()
    while len(receiver.got) < 3:
        sender.send_due()
        sender.take_reports(0.05)
    assert time.monotonic() - begun < 3
    assert len(hanging.got) == 1
    assert sender.under_way == 1


def seconds_until_told(receiver: Receiver, number: int, patience: float) -> float:
    """Send what is due until a receiver has so many messages; return how long that took."""
    while fan_out.fan_out(head()):
        pass
    sender, begun = sending.Sender(), time.monotonic()
    while len(receiver.got) < number:
        assert time.monotonic() - begun < patience
        sender.send_due()
        sender.take_reports(0.02)
    return time.monotonic() - begun


def test_one_host_that_hangs_leaves_room_for_others(
    site: Site, receiver: Receiver, hanging: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "MOST_AT_ONCE", 4)
    monkeypatch.setattr(turns, "MOST_AT_ONE_HOST", 2)
    for url in [hanging.url] * 4 + [receiver.url]:
        make_webhook(url, types=["story"], events=["page.published"])
    for _ in range(3):
        make_story()
    assert seconds_until_told(receiver, 3, 8) < 5
    assert len(hanging.got) == 2


def test_hosts_that_hang_with_much_to_send_delay_another_by_one_attempt_at_most(
    site: Site, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "MOST_AT_ONCE", 4)
    monkeypatch.setattr(turns, "MOST_FAILING", 2)
    monkeypatch.setattr(sending, "LIMITS", sending.Limits(connect=1, total=0.5))
    over = threading.Event()
    with ExitStack() as stack:
        hosts = [stack.enter_context(receiving()) for _ in range(6)]
        for host in hosts:
            host.before = lambda got: over.wait(20)
            make_webhook(host.url, types=["story"], events=["page.published"])
        make_webhook(receiver.url, types=["story"], events=["page.published"])
        for _ in range(8):
            make_story()
        assert seconds_until_told(receiver, 8, 12) < 6
        over.set()
    # Their 48 messages were not all tried first.
    assert sum(len(host.got) for host in hosts) < 24


def test_whose_turn_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(turns.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(turns, "MOST_AT_ONCE", 3)
    monkeypatch.setattr(turns, "MOST_FAILING", 1)
    one = turns.Turns()
    all_of_them = [(number, f"https://{number}.example/") for number in range(1, 6)]

    def taken() -> list[int]:
        found = []
        for webhook in one.free(all_of_them):
            one.begin(webhook, dict(all_of_them)[webhook])
            found.append(webhook)
            now[0] += 0.1
        return found

    assert taken() == [1, 2, 3]
    for webhook, delivered in ((1, False), (2, False), (3, True)):
        one.end(webhook, delivered=delivered)
    # Who has waited longest comes first; who has failed rests.
    assert taken() == [4, 5, 3]
    for webhook in (3, 4, 5):
        one.end(webhook, delivered=True)
    now[0] += turns.FIRST_REST
    # One that has failed may be tried again, and leaves room for the others.
    assert taken() == [1, 4, 5]
    one.end(1, delivered=False)
    assert one.resting() == {1}
    now[0] += turns.FIRST_REST
    assert one.resting() == {1}
    for _ in range(20):
        one.end(1, delivered=False)
    now[0] += turns.LONGEST_REST
    assert one.resting() == set()


def test_a_receiver_that_hangs_is_left(
    webhook: Webhook, hanging: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "LIMITS", sending.Limits(connect=1, total=0.3))
    Webhook.objects.update(url=hanging.url)
    make_story()
    drain()
    assert Delivery.objects.get().error == "No answer in time."


def test_messages_come_in_the_order_of_changes_and_withdrawals_first(
    webhook: Webhook, receiver: Receiver
) -> None:
    gone, kept = make_story("Gone"), make_story("Kept")
    drain()
    write(kept, "Kept, and changed")
    make_story("New")
    gone.unpublish()
    drain()
    assert receiver.events[2:] == ["page.withdrawn", "page.updated", "page.published"]
    sequences = [got.said["data"]["sequence"] for got in receiver.got[3:]]
    assert sequences == sorted(sequences)


def test_what_waits_to_be_tried_again_holds_up_nothing(
    webhook: Webhook, receiver: Receiver
) -> None:
    receiver.status = 500
    make_story("First")
    drain()
    receiver.status = 200
    make_story("Second")
    drain()
    states = Delivery.objects.order_by("sequence").values_list("state", flat=True)
    assert list(states) == [State.FAILED, State.DELIVERED]


@pytest.mark.parametrize("how", ["unpublish", "delete", "restrict"])
def test_nothing_is_told_any_more_of_a_page_that_was_withdrawn(
    webhook: Webhook, receiver: Receiver, how: str
) -> None:
    page = make_story("CANARY", slug="canary")
    while fan_out.fan_out(head()):
        pass
    if how == "restrict":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    else:
        getattr(page, how)()
    drain()
    assert receiver.events == ["page.withdrawn"]
    state = Delivery.objects.order_by("sequence").values_list("state", flat=True)[0]
    assert state == State.SUPERSEDED
    assert b"CANARY" not in receiver.got[0].body


def test_drafts_and_private_pages_are_never_told(webhook: Webhook, receiver: Receiver) -> None:
    PageViewRestriction.objects.create(page=index_page("fr"), restriction_type="login")
    make_story(parent=index_page("fr"))
    make_story(publish=False)
    page = make_story(publish=False)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    drain()
    assert receiver.got == []


def test_cut_off_while_messages_are_made_it_begins_again(
    webhook: Webhook, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_story()

    def die(*args: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(fan_out, "move", die)
        with pytest.raises(KeyboardInterrupt):
            fan_out.fan_out(head())
    assert not Delivery.objects.exists()
    drain()
    assert len(receiver.got) == Delivery.objects.count() == 1


def test_a_change_is_one_delivery_for_a_webhook_however_often_it_is_read(
    webhook: Webhook, receiver: Receiver
) -> None:
    make_story()
    drain()
    Cursor.objects.update(sequence=0)
    drain()
    assert len(receiver.got) == Delivery.objects.count() == 1
    row = Delivery.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.create(webhook=webhook, sequence=row.sequence, payload="{}")


def test_an_attempt_that_nobody_reports_on_is_repeated(
    webhook: Webhook, receiver: Receiver
) -> None:
    make_story()
    while fan_out.fan_out(head()):
        pass
    # Taken by a process that is killed then; another may not send it meanwhile.
    taken = queue.next_of(webhook.pk)
    assert taken
    drain()
    assert receiver.got == []
    with time_machine.travel(timezone.now() + queue.LOST_AFTER + timedelta(seconds=1)):
        drain()
    assert [got.headers["webhook-id"] for got in receiver.got] == [taken.message_id]


def test_what_is_long_settled_is_forgotten(webhook: Webhook, receiver: Receiver) -> None:
    make_story()
    drain()
    receiver.status = 500
    make_story()
    drain()
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        queue.forget_old()
    assert [row.state for row in Delivery.objects.all()] == [State.FAILED]


def test_more_messages_ask_no_more_of_the_database(webhook: Webhook) -> None:
    asked = []
    for number in (1, 1, 6):
        for _ in range(number):
            make_story()
        with CaptureQueriesContext(connection) as queries:
            fan_out.fan_out(head())
            assert [queue.next_of(pk) for pk, _url in queue.waiting_webhooks()] != [None]
        asked.append(len(queries))
    assert Delivery.objects.count() == 8
    assert asked[1] == asked[2]


def test_the_command_says_nothing_when_there_is_nothing(site: Site) -> None:
    call_command("run_readers", once=True)
