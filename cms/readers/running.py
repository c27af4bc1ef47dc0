"""All readers at work: one thread purges, one makes messages of changes and has them sent."""

import logging
import threading
import time

from django.conf import settings
from django.db import Error, close_old_connections, connection

from cms.publishing.log import BEHIND, head
from cms.readers import fan_out, purging
from cms.readers.fan_out import Gate
from cms.readers.purge import PurgeError
from cms.readers.queue import forget_old
from cms.readers.sending import Sender
from cms.readers.settled import Settled

POLL = 0.2
PAUSE = 1.0
"""How many seconds to wait for a database that is away before it is asked again."""
FORGET_EVERY = 3600.0
_log = logging.getLogger(__name__)


def run(stop: threading.Event) -> None:
    """Follow the log until told to stop; a database that is away is waited for.

    What is being sent then is not waited for: nobody has written it down, so it is sent again
    under the same id.
    """
    purger: threading.Thread | None = None
    gate, sender, forgotten = Gate(Settled(BEHIND).up_to), Sender(), 0.0
    while not stop.is_set():
        close_old_connections()
        try:
            purger = purger or purging.start(stop)
            step(gate, sender)
            if time.monotonic() - forgotten > FORGET_EVERY:
                forget_old()
                forgotten = time.monotonic()
        except Error as error:
            _log.warning("The database did not answer, trying again: %s", error)
            connection.close()
            stop.wait(PAUSE)
    if purger is not None:
        purger.join(timeout=purging.LAST_WAIT)


def step(gate: Gate, sender: Sender, seconds: float = POLL) -> bool:
    """Make messages of what is new, send what is due, and wait a moment for what comes back.

    Tells whether changes were found; then there may be more, and nothing is waited for.
    """
    found = fan_out.fan_out(gate.open_to()) > 0
    sender.send_due()
    sender.take_reports(0 if found else seconds)
    return found


def drain() -> str:
    """Do once all there is to do now, and return why something is left, if it is.

    Messages that fail stay in the queue; those that wait for a purge that failed stay in the log.
    """
    problem, up_to = "", head()
    # Then every server process has dropped what these changes have made old.
    time.sleep(BEHIND)
    if settings.CDN_PURGE:
        try:
            purging.purge_withdrawn(0, up_to)
            while purging.purge_new(up_to):
                pass
        except PurgeError as error:
            problem = str(error)
    gate, sender = Gate(lambda: up_to), Sender()
    while step(gate, sender) or sender.under_way or sender.has_due():
        pass
    return problem
