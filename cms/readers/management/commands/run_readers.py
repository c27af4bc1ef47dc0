"""The readers of the change log."""

import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.readers.running import drain, run


class Command(BaseCommand):
    """Runs until it is told to stop; what is under way then is taken up at the next start."""

    help = "Purge caches and send webhooks for every change, until stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the way to end by itself."""
        parser.add_argument(
            "--once", action="store_true", help="Do what there is to do now, then end."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until SIGTERM or SIGINT, or once; raises ``CommandError`` if a purge failed then."""
        del args
        if options["once"]:
            if problem := drain():
                raise CommandError(f"The purge was not confirmed: {problem}")
            return
        stop = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        run(stop)
