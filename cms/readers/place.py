"""A reader's place in the log, and the part of the log that lies before it."""

import logging

from django.db.models import QuerySet

from cms.publishing.log import knows
from cms.publishing.models import Change
from cms.readers.models import Cursor

_log = logging.getLogger(__name__)


def place_of(name: str) -> int:
    """Return the sequence up to which a reader has come, 0 before it has begun."""
    return Cursor.objects.filter(name=name).values_list("sequence", flat=True).first() or 0


def locked_place_of(name: str) -> int:
    """Return a reader's place, and keep others from moving it until the transaction ends."""
    Cursor.objects.get_or_create(name=name)
    return Cursor.objects.select_for_update().get(name=name).sequence


def move(name: str, sequence: int) -> None:
    """Put a reader's place on; it never goes back."""
    if not Cursor.objects.filter(name=name).exists():
        Cursor.objects.get_or_create(name=name)
    Cursor.objects.filter(name=name, sequence__lt=sequence).update(sequence=sequence)


def changes_after(sequence: int) -> QuerySet[Change]:
    """Return the changes that a reader has not seen, in their order."""
    return Change.objects.filter(sequence__gt=sequence).order_by("sequence")


def warn_of_a_gap(name: str) -> None:
    """Say so when changes were forgotten before a reader came to them."""
    place = place_of(name)
    if place and not knows(place):
        _log.error(
            "The log forgot changes before the reader “%s” saw them: purge all, build all.",
            name,
        )
