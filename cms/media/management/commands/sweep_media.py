"""``manage.py sweep_media``: remove files that no row names."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cms.media.outage import StoreUnavailableError
from cms.media.removal import remove
from cms.media.sweep import orphans


class Command(BaseCommand):
    """Removes what a killed process or a long outage has left in the store of media."""

    help = "Removes files from the store of media that nothing names any more."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how old a file has to be, and whether only to look."""
        parser.add_argument("--hours", type=int, default=24, help="how old a file has to be")
        parser.add_argument("--dryrun", action="store_true", help="list them, remove nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """List what is found, and remove it unless only looking."""
        del args
        try:
            found = list(orphans(timezone.now() - timedelta(hours=options["hours"])))
        except StoreUnavailableError as error:
            raise CommandError(f"{error}. Run it again when the store answers.") from error
        for name in found:
            self.stdout.write(name)
            if not options["dryrun"]:
                remove([name])
