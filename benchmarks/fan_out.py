"""How long it takes when much hangs on one thing: a picture, and a page, in very many stories."""

import argparse
import json
import os
import sys
import tempfile
import time
from typing import Any

import django

STORIES = 2000


def main() -> None:
    """Measure, and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=STORIES)
    count = parser.parse_args().stories
    with tempfile.TemporaryDirectory() as folder:
        os.environ["STORYWIRE_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings.development")
        django.setup()
        measure(count)


def measure(count: int) -> None:
    """Build the stories, then change what all of them show."""
    from django.core.management import call_command

    from benchmarks.story_set import StorySet
    from cms.media.models import Image
    from cms.publishing.models import Dependency
    from stories.models import StoryPage

    call_command("migrate", verbosity=0)
    stories = StorySet()
    for there in stories.grow(count):
        sys.stdout.write(f"  {there}/{count} stories\n")
    image = Image.objects.get(pk=stories.images[0])
    page = StoryPage.objects.order_by("pk")[0]
    related = [{"type": "page", "value": page.pk}]
    StoryPage.objects.update(cover=image, related=json.dumps(related))
    took("All documents compiled", lambda: call_command("rebuild_documents", verbosity=0))
    shown = Dependency.objects.filter(key=f"image:{image.pk}").count()
    sys.stdout.write(f"One picture stands in {shown} documents.\n")
    image.alt = "Another text"
    took("The picture is saved", image.save)
    took("Every document shows it (one worker)", catch_up)
    page.refresh_from_db()
    shown = Dependency.objects.filter(key=f"page:{page.pk}", shown=True).count()
    sys.stdout.write(f"One page stands in {shown} documents.\n")
    took("The page is withdrawn, from everywhere", page.unpublish)


def catch_up() -> None:
    """Do what the worker does."""
    from cms.publishing.following import catch_up_once

    while catch_up_once():
        pass


def took(what: str, act: Any) -> None:
    """Print how long something takes."""
    begun = time.perf_counter()
    act()
    sys.stdout.write(f"{what}: {time.perf_counter() - begun:.2f} s\n")


if __name__ == "__main__":
    main()
