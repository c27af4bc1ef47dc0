"""Publish and withdraw what is due."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.publishing.following import follow_the_clock, take_up_again
from cms.publishing.schedule import due, run_due


class Command(BaseCommand):
    """Takes the place of Wagtail's command, which one failing item would stop."""

    help = "Publish and withdraw what is due, each item whole or not at all."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the option of Wagtail's command."""
        parser.add_argument(
            "--dryrun", action="store_true", help="List what is due; change nothing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what is due; exit 1 when some of it failed."""
        del args
        if options["dryrun"]:
            for item in due():
                self.stdout.write(item.label)
            return
        done, failed = run_due()
        follow_the_clock()
        take_up_again()
        for label in done:
            self.stdout.write(label)
        if failed:
            raise CommandError(
                "Some items failed and stay due; mend them in the admin:\n" + "\n".join(failed)
            )
