"""Sending: a thread for each webhook with something under way, so that none waits for another.

The threads only talk to receivers. What they report is written by the thread that runs the sender:
they need no connections to the database, however many hang.
"""

import logging
import queue
import threading
from collections.abc import Iterator
from datetime import UTC, datetime

from django.conf import settings

from cms.readers.address import RefusedAddressError, parse, resolve
from cms.readers.exchange import Limits, NoAnswerError, Request, exchange
from cms.readers.models import Delivery
from cms.readers.queue import Outcome, next_deliveries, record
from cms.readers.secret import signature_headers

LIMITS = Limits(connect=3.0, total=10.0)
MOST_AT_ONCE = 32
_log = logging.getLogger(__name__)


class Sender:
    """Sends what is due; at most one message at a time to each webhook."""

    def __init__(self) -> None:
        """Begin with nothing under way."""
        self._reports: queue.Queue[Outcome] = queue.Queue()
        self._busy: set[int] = set()
        self._unwritten: list[Outcome] = []

    @property
    def under_way(self) -> int:
        """Return to how many webhooks something is being sent."""
        return len(self._busy)

    def send_due(self) -> int:
        """Begin to send what is due, and return how many messages that were."""
        begun = 0
        if len(self._busy) < MOST_AT_ONCE:
            for delivery in next_deliveries(self._busy):
                self._begin(delivery)
                begun += 1
                if len(self._busy) >= MOST_AT_ONCE:
                    break
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
            self._busy.discard(done.delivery.webhook_id)

    def _begin(self, delivery: Delivery) -> None:
        self._busy.add(delivery.webhook_id)
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
