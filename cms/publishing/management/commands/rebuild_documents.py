"""Compile every document anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.publishing.rebuilding import rebuild


class Command(BaseCommand):
    """For a new release, and for whoever has written to the database by other ways."""

    help = "Compile every document anew, in batches; readers get the old ones meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, with progress; exit 1 when some could not be compiled."""
        del args, options
        failed: list[str] = []
        for progress in rebuild():
            failed += progress.failed
            self.stdout.write(f"  {progress.done}/{progress.total} documents")
        if failed:
            raise CommandError(
                "Some documents could not be compiled. They stay as they were and are tried again; "
                "see the log for the reasons:\n" + "\n".join(failed)
            )
        self.stdout.write(self.style.SUCCESS("Every document is as its page is."))
