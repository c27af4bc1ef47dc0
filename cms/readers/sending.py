"""Sending: a thread for each webhook with something under way, so that none waits for another.

The threads only talk to receivers. What they report is written by the thread that runs the sender:
they need no connections to the database, however many hang.
"""

import logging
import queue
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime

from django.conf import settings

from cms.readers.address import RefusedAddressError, parse, resolve
from cms.readers.exchange import Limits, NoAnswerError, Request, exchange
from cms.readers.models import Delivery
from cms.readers.queue import LOST_AFTER, Outcome, go_on, next_of, record, waiting_webhooks
from cms.readers.secret import signature_headers
from cms.readers.turns import Turns

SAY_EVERY = LOST_AFTER.total_seconds() / 4
LIMITS = Limits(connect=3.0, total=10.0)
_log = logging.getLogger(__name__)


class Sender:
    """Sends what is due; at most one message at a time to each webhook."""

    def __init__(self) -> None:
        """Begin with nothing under way."""
        self._reports: queue.Queue[Outcome] = queue.Queue()
        self._turns = Turns()
        self._sent: dict[int, Delivery] = {}
        self._said = time.monotonic()
        self._unwritten: list[Outcome] = []

    @property
    def under_way(self) -> int:
        """Return to how many webhooks something is being sent."""
        return len(self._turns)

    def has_due(self) -> bool:
        """Tell whether something is due for a webhook that is not left alone for now."""
        resting = self._turns.resting()
        return any(webhook not in resting for webhook, _url in waiting_webhooks())

    def send_due(self) -> int:
        """Begin to send what is due, and return how many messages that were."""
        self._say_what_goes_on()
        begun = 0
        for webhook in self._turns.free(waiting_webhooks()):
            if (delivery := next_of(webhook)) is not None:
                self._begin(delivery)
                begun += 1
        return begun

    def take_reports(self, seconds: float) -> None:
        """Wait for a report, at most so long, and write down all there are.

        Raises ``django.db.Error`` when the database is away; the next call writes what was not.
        """
        if report := self._wait(seconds):
            self._unwritten.append(report)
        self._unwritten += self._there()
        while self._unwritten:
            record(self._unwritten[0])
            done = self._unwritten.pop(0)
            self._sent.pop(done.delivery.webhook_id, None)
            self._turns.end(done.delivery.webhook_id, delivered=done.delivered)

    def _say_what_goes_on(self) -> None:
        """Say so before it counts as lost: that nobody does is how a killed process shows."""
        now = time.monotonic()
        if self._sent and now - self._said > SAY_EVERY:
            go_on(self._sent.values())
            self._said = now

    def _begin(self, delivery: Delivery) -> None:
        self._sent[delivery.webhook_id] = delivery
        self._turns.begin(delivery.webhook_id, delivery.webhook.url)
        threading.Thread(target=self._attempt, args=(delivery,), daemon=True).start()

    def _attempt(self, delivery: Delivery) -> None:
        try:
            outcome = attempt(delivery)
        except Exception as error:  # noqa: BLE001  else its webhook would be busy for ever
            _log.exception("A webhook could not be sent")
            outcome = Outcome(delivery, error=type(error).__name__)
        self._reports.put(outcome)

    def _wait(self, seconds: float) -> Outcome | None:
        if self._unwritten:
            return None
        try:
            return self._reports.get(timeout=seconds)
        except queue.Empty:
            return None

    def _there(self) -> Iterator[Outcome]:
        while not self._reports.empty():
            yield self._reports.get()


def attempt(delivery: Delivery) -> Outcome:
    """Send a message once, within ``LIMITS`` and what the system takes to look up a name."""
    webhook, body = delivery.webhook, delivery.payload
    private = settings.WEBHOOKS_ALLOW_PRIVATE
    signed = signature_headers(webhook.seeds(), delivery.message_id, body, datetime.now(UTC))
    headers = {"Content-Type": "application/json", **signed}
    try:
        address = parse(webhook.url, private=private)
        numbers = resolve(address, private=private)
        answer = exchange(Request("POST", address, headers, body.encode()), numbers, LIMITS)
    except (RefusedAddressError, NoAnswerError) as error:
        return Outcome(delivery, error=str(error))
    except OSError:
        return Outcome(delivery, error="The name of the host is not known.")
    said = "" if 200 <= answer.status < 300 else answer.body.decode(errors="replace")
    return Outcome(delivery, answer.status, said)
