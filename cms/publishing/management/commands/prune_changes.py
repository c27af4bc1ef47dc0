"""Forget old changes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cms.publishing.heartbeat import forget_finished_tasks
from cms.publishing.log import KEPT_DAYS, prune


class Command(BaseCommand):
    """Whoever asks for changes from before what is kept is answered 410 and reads all anew."""

    help = "Forget changes, and tasks that are done, that are older than some days."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the age."""
        parser.add_argument("--days", type=int, default=KEPT_DAYS, help="How many days are kept.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prune, and say how many went."""
        del args
        for count in prune(options["days"]):
            self.stdout.write(f"  {count} changes forgotten")
        while forget_finished_tasks(options["days"]):
            pass
        self.stdout.write(self.style.SUCCESS("Done."))
