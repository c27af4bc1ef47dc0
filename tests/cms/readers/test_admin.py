"""Webhooks in the admin: made, changed, watched, for administrators only."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry, Site

from cms.readers.models import Delivery, Webhook
from cms.readers.running import drain
from cms.readers.secret import secret_of
from tests.cms.readers.receiver import Receiver, make_webhook
from tests.factories import make_story, make_user

LIST = "/admin/webhooks/"
SECRET = re.compile(r"whsec_[A-Za-z0-9+/=]{44}")


@pytest.fixture
def boss(site: Site, client: Client) -> Client:
    client.force_login(make_user("Administrator"))
    return client


def post(client: Client, path: str = "new/", **fields: Any) -> Any:
    given = {"name": "Site", "url": "https://www.example.org/hook", "active": "on", **fields}
    return client.post(f"{LIST}{path}", given)


def make_deliveries(receiver: Receiver, number: int = 1, **fields: Any) -> Webhook:
    webhook = make_webhook(receiver.url, types=["story"], events=["page.published"], **fields)
    for _ in range(number):
        make_story()
    drain()
    return webhook


def test_one_is_made_and_its_secret_is_shown_once(boss: Client) -> None:
    answer = post(boss, types=["story"], locales=["fr", "ar"], events=["page.withdrawn"])
    webhook = Webhook.objects.get()
    assert "no-store" in answer["Cache-Control"]
    assert SECRET.findall(answer.content.decode()) == [secret_of(webhook.seed)]
    assert (webhook.types, webhook.locales) == (["story"], ["fr", "ar"])
    assert (webhook.events, webhook.active) == (["page.withdrawn"], True)
    assert webhook.created_by is not None
    pages = ("", f"edit/{webhook.pk}/", f"history/{webhook.pk}/", f"rotate/{webhook.pk}/")
    for page in (*pages, f"delete/{webhook.pk}/", "deliveries/"):
        shown = boss.get(f"{LIST}{page}")
        assert shown.status_code == 200, page
        assert webhook.seed not in shown.content.decode(), page
        assert not SECRET.search(shown.content.decode()), page
    # Nor does it stand in the database, as it is or in part.
    stored = str(list(Webhook.objects.values())) + str(list(ModelLogEntry.objects.values()))
    assert secret_of(webhook.seed).removeprefix("whsec_")[:20] not in stored


def test_one_is_changed_and_removed(boss: Client) -> None:
    post(boss)
    webhook = Webhook.objects.get()
    assert post(boss, f"edit/{webhook.pk}/", name="Other", active="").status_code == 302
    before, webhook = webhook.seed, Webhook.objects.get()
    assert (webhook.name, webhook.active, webhook.seed) == ("Other", False, before)
    assert boss.post(f"{LIST}delete/{webhook.pk}/").status_code == 302
    assert not Webhook.objects.exists()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"url": "ftp://example.org/"}, "An address starts with https:// or http://"),
        ({"url": "https://a:b@example.org/"}, "no user name or password"),
        ({"url": "https://example.org:22/"}, "Only the ports 80, 443 and 8000 to 9000"),
        ({"url": "http://127.0.0.1/"}, "not a public one"),
        ({"types": ["nothing"]}, "Select a valid choice"),
    ],
)
def test_what_may_not_be_called_is_refused(
    boss: Client, settings: Any, fields: dict[str, Any], words: str
) -> None:
    settings.WEBHOOKS_ALLOW_PRIVATE = False
    answer = post(boss, **fields)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not Webhook.objects.exists()


def test_the_secret_is_changed_by_hand(boss: Client) -> None:
    post(boss)
    before = Webhook.objects.get()
    answer = boss.post(f"{LIST}rotate/{before.pk}/")
    after = Webhook.objects.get()
    assert SECRET.findall(answer.content.decode()) == [secret_of(after.seed)]
    assert after.seeds() == [after.seed, before.seed]
    assert ModelLogEntry.objects.filter(action="storywire.webhook.rotate").exists()


def test_what_was_given_up_is_listed_and_sent_again(boss: Client, receiver: Receiver) -> None:
    receiver.status, receiver.body = 500, b"<script>alert(1)</script>"
    webhook = make_deliveries(receiver)
    Delivery.objects.update(state="dead", attempts=9, next_attempt_at=None)
    make_deliveries(receiver, name="Other")
    assert (
        f"{LIST}deliveries/?webhook={webhook.pk}&amp;state=dead" in boss.get(LIST).content.decode()
    )
    listed = boss.get(f"{LIST}deliveries/?state=dead").content.decode()
    row = Delivery.objects.get(state="dead")
    again = f"{LIST}deliveries/{row.pk}/again/"
    assert listed.count("/again/") == 1
    assert again in listed
    assert "Given up" in listed
    assert row.path.startswith("/en/stories/story-")
    assert row.path in listed
    assert "&lt;script&gt;alert(1)" in listed
    assert boss.get(again).status_code == 405

    receiver.status = 200
    answer = boss.post(again)
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"{LIST}deliveries/?webhook={webhook.pk}",
    )
    drain()
    row.refresh_from_db()
    assert (row.state, row.attempts, row.status) == ("delivered", 1, 200)
    told = [got.headers["webhook-id"] for got in receiver.got]
    assert (told[-1], told.count(row.message_id)) == (row.message_id, 2)


def test_what_a_message_said_of_the_purge_is_listed(boss: Client, receiver: Receiver) -> None:
    make_deliveries(receiver)
    row = Delivery.objects.get()
    for said, words in (("none", "No cache"), ("unconfirmed", "Not confirmed")):
        Delivery.objects.update(payload=row.payload.replace('"purge":"none"', f'"purge":"{said}"'))
        assert words in boss.get(f"{LIST}deliveries/").content.decode()
    # A message from before such words says nothing.
    Delivery.objects.update(payload=row.payload.replace('"purge":"none",', ""))
    assert boss.get(f"{LIST}deliveries/").status_code == 200


def test_a_message_of_a_webhook_that_is_off_waits(boss: Client, receiver: Receiver) -> None:
    make_deliveries(receiver)
    Webhook.objects.update(active=False)
    row = Delivery.objects.get()
    answer = boss.post(f"{LIST}deliveries/{row.pk}/again/", follow=True)
    assert "as soon as its webhook is active" in answer.content.decode()
    drain()
    assert len(receiver.got) == 1


def test_more_deliveries_ask_no_more_of_the_database(boss: Client, receiver: Receiver) -> None:
    make_deliveries(receiver)
    asked = []
    for _ in range(2):
        for page in ("", "deliveries/"):
            boss.get(f"{LIST}{page}")
            with CaptureQueriesContext(connection) as queries:
                boss.get(f"{LIST}{page}")
            asked.append(len(queries))
        for _ in range(5):
            make_story()
        drain()
    assert asked[:2] == asked[2:]


@pytest.mark.parametrize("role", ["Author", "Editor", "Translator", "Publisher"])
def test_nobody_else_sees_any_of_it(
    site: Site, client: Client, receiver: Receiver, role: str
) -> None:
    webhook = make_deliveries(receiver)
    client.force_login(make_user(role))
    row, before = Delivery.objects.get(), webhook.seed
    for page in ("", "new/", f"edit/{webhook.pk}/", f"rotate/{webhook.pk}/", "deliveries/"):
        assert client.get(f"{LIST}{page}").status_code in (302, 403), page
    for page in (f"rotate/{webhook.pk}/", f"deliveries/{row.pk}/again/"):
        assert client.post(f"{LIST}{page}").status_code in (302, 403), page
    row.refresh_from_db()
    webhook.refresh_from_db()
    assert (row.state, webhook.seed) == ("delivered", before)
    assert LIST not in client.get("/admin/").content.decode()


def test_strangers_are_sent_to_the_log_in(site: Site, client: Client) -> None:
    for page in ("", "deliveries/", "rotate/1/"):
        assert "/admin/login/" in client.get(f"{LIST}{page}")["Location"]
