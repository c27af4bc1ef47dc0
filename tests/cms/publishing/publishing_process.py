"""A process of its own that publishes: ``publishing_process.py DATABASE SEED COUNT PK …``."""

import json
import random
import sys

import django
from django.db import connections


def main(database: str, seed: int, count: int, pks: list[int]) -> None:
    """Publish stories that embed each other, in an order of one's own."""
    django.setup()
    connections["default"].settings_dict["NAME"] = database
    from stories.models import StoryPage

    chance = random.Random(seed)
    for number in range(count):
        pk, *others = chance.sample(pks, 4)
        page = StoryPage.objects.get(pk=pk)
        page.title = f"Told by {seed}, {number}"
        page.related = json.dumps([{"type": "page", "value": other} for other in others])
        page.save_revision().publish()


if __name__ == "__main__":
    name, *numbers = sys.argv[1:]
    seed, count, *pks = map(int, numbers)
    main(name, seed, count, pks)
