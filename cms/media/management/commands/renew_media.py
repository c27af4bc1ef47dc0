"""``manage.py renew_media``: bring what was stored before up to the rules of today."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.media.renewal import renew


class Command(BaseCommand):
    """Does for films and PDFs of before what is done for those that come in now."""

    help = "Takes pictures out of films that have none; frees stored PDFs of their metadata."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what is done; name at the end what could not be."""
        del args, options
        failed = 0
        try:
            for step in renew():
                said = step.fault or ("renewed" if step.done else "nothing to do")
                self.stdout.write(f"{step.number} of {step.of}: {step.title}: {said}")
                failed += bool(step.fault)
        except OSError as error:
            raise CommandError(f"{error}. Run it again when the store answers.") from error
        if failed:
            raise CommandError(f"{failed} could not be renewed: replace their files by hand.")
