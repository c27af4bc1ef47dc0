"""The minute scheduler."""

import logging
import signal
import time
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, close_old_connections

from cms.publishing.following import follow_the_clock, take_up_again
from cms.publishing.heartbeat import forget_finished_tasks
from cms.publishing.log import KEPT_DAYS, prune
from cms.publishing.schedule import run_due

TAKE_UP_EVERY = 5.0
"""After how many seconds it looks again for tasks that a killed worker has left."""
logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Runs until it is told to stop; a database that is away is waited for."""

    help = (
        "Publish and withdraw what is due and forget old changes, every minute, and take up what "
        "killed workers have left, every few seconds, until stopped."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the interval."""
        parser.add_argument("--interval", type=float, default=60, help="Seconds between two runs.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until SIGTERM or SIGINT."""
        del args
        stop, next_run = Event(), 0.0
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        while not stop.is_set():
            close_old_connections()
            try:
                if time.monotonic() >= next_run:
                    self._run()
                    next_run = time.monotonic() + options["interval"]
                take_up_again()
            except OperationalError as error:
                logger.warning("The database did not answer, trying again: %s", error)
            stop.wait(min(options["interval"], TAKE_UP_EVERY))

    def _run(self) -> None:
        done, failed = run_due()
        follow_the_clock()
        forgotten = sum(prune(KEPT_DAYS))
        forget_finished_tasks(KEPT_DAYS)
        for label in done:
            logger.info("Done: %s", label)
        if forgotten:
            logger.info("%d old changes forgotten.", forgotten)
        if failed:
            logger.error("%d items failed and stay due.", len(failed))
