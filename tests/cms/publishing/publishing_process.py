"""A process of its own that writes: ``publishing_process.py DATABASE SEED COUNT DEEDS PK …``.

``DEEDS`` is ``publish`` or ``anything``.
"""

import json
import random
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import django
from django.db import connections


class Desk:
    """Somebody who takes stories in an order of their own and does something to each."""

    def __init__(self, seed: int, pks: Sequence[int]) -> None:
        """Take which stories there are; pictures, people and indexes are found by name."""
        self.chance, self.seed, self.pks = random.Random(seed), seed, pks

    def publish(self, number: int) -> None:
        """Publish a story that embeds others."""
        from stories.models import StoryPage

        pk, *others = self.chance.sample(self.pks, 4)
        page = StoryPage.objects.get(pk=pk)
        page.title = f"Told by {self.seed}, {number}"
        page.related = json.dumps([{"type": "page", "value": other} for other in others])
        page.save_revision().publish()

    def withdraw(self, number: int) -> None:
        """Unpublish a story."""
        del number
        self._story().unpublish()

    def move(self, number: int) -> None:
        """Move a story below another index."""
        del number
        self._story().move(self._index(), pos="last-child")

    def move_index(self, number: int) -> None:
        """Move an index, and all stories below it, beside or below another."""
        del number
        from treebeard.exceptions import InvalidMoveToDescendant

        one, other = self._index(), self._index()
        place = other if self.chance.random() < 0.5 else other.get_parent()
        with suppress(InvalidMoveToDescendant):
            one.move(place, pos="last-child")

    def delete(self, number: int) -> None:
        """Make a story below an index, and delete one that was made so."""
        from stories.models import StoryPage

        index = self._index()
        page = StoryPage(title=f"New {self.seed} {number}", locale=index.locale, live=False)
        index.add_child(instance=page)
        page.save_revision().publish()
        made = StoryPage.objects.filter(title__startswith="New").order_by("pk")
        made[self.chance.randrange(made.count())].delete()

    def save_picture(self, number: int) -> None:
        """Say something else of a picture that stories show."""
        from cms.media.models import Image

        image = self.chance.choice(list(Image.objects.order_by("pk")))
        image.alt = f"Seen by {self.seed}, {number}"
        image.save()

    def save_person(self, number: int) -> None:
        """Give an author another name."""
        from stories.models import Person

        person = self.chance.choice(list(Person.objects.order_by("pk")))
        person.name = f"Amal {self.seed} {number}"
        person.save()

    def _story(self) -> Any:
        from stories.models import StoryPage

        return StoryPage.objects.get(pk=self.chance.choice(self.pks))

    def _index(self) -> Any:
        from stories.models import StoryIndexPage

        found = StoryIndexPage.objects.filter(locale__language_code="en").order_by("pk")
        return self.chance.choice(list(found))

    def anything(self, number: int) -> None:
        """Do one of these, publishing most often; who comes too late for a page does no more."""
        from django.core.exceptions import ObjectDoesNotExist, ValidationError

        from cms.gone import GoneError

        deeds: list[Callable[[int], None]] = [
            self.withdraw, self.move, self.move_index, self.delete, self.save_picture,
            self.save_person,
        ]  # fmt: skip
        deed = self.chance.choice([*[self.publish] * 4, *deeds])
        try:
            deed(number)
        except (GoneError, ObjectDoesNotExist, ValidationError, IndexError, ValueError) as error:
            sys.stdout.write(f"{deed.__name__}: {type(error).__name__}: {error}\n")


def main(database: str, seed: int, count: int, deeds: str, pks: list[int]) -> None:
    """Do so much, one after the other."""
    django.setup()
    connections["default"].settings_dict["NAME"] = database
    deed = getattr(Desk(seed, pks), deeds)
    for number in range(count):
        deed(number)


if __name__ == "__main__":
    name, seed_, count_, deeds_, *rest = sys.argv[1:]
    main(name, int(seed_), int(count_), deeds_, [int(pk) for pk in rest])
