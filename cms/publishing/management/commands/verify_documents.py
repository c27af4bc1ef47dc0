"""Compare every stored document with a fresh one."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.publishing.rebuilding import verify


class Command(BaseCommand):
    """Changes nothing. At rest it finds nothing, after whatever edits."""

    help = "Compile every document and list those that are not stored so; exit 1 if there are any."

    def handle(self, *args: Any, **options: Any) -> None:
        """Verify, with progress."""
        del args, options
        found: list[str] = []
        for progress in verify():
            found += progress.failed
            self.stdout.write(f"  {progress.done}/{progress.total} documents")
        if found:
            raise CommandError(
                "Not as their pages are now; run rebuild_documents to mend it:\n" + "\n".join(found)
            )
        self.stdout.write(self.style.SUCCESS("Every document is as its page is."))
