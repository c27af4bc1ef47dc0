"""The content: the standard stories on an empty database, compiled, with what that took."""

import gc
import gzip
import statistics
import sys
import time
from collections.abc import Iterator

from django.core.management import call_command
from wagtail.models import Page

from benchmarks.report import Figure
from benchmarks.story_set import StorySet
from cms.pages import BasePage
from cms.publishing.models import Document
from cms.publishing.rebuilding import rebuild

_TELL = 5000
"""After so many it is said how far the work has come."""
_WEIGHED = 1000
"""So many stories are packed to say how large they are: they are much alike."""


def build(stories: int) -> Iterator[Figure]:
    """Make the stories and compile them; give what compiling took and how large they are."""
    call_command("migrate", verbosity=0, interactive=False)
    _refuse_other_content()
    for there in StorySet().grow(stories):
        if there % _TELL == 0:
            print(f"  {there} of {stories} stories …", flush=True)
    yield from _compile()
    rows = Document.objects.filter(type="story").order_by("pk")[:_WEIGHED]
    bodies, cards = zip(*rows.values_list("body", "card"), strict=True)
    yield Figure("a story, gzipped (median)", _zipped(bodies), "KB", 40)
    yield Figure("a card, gzipped (median)", _zipped(cards), "KB", 1)


def _refuse_other_content() -> None:
    """End before anything is written among the pages of somebody else."""
    for page in Page.objects.filter(depth=2).specific():
        if isinstance(page, BasePage) and page.slug != "bench-home":
            sys.exit("There are pages in this database. Point DATABASE_URL at an empty one.")


def _compile() -> Iterator[Figure]:
    Document.objects.all().delete()
    # As in a process of its own, what was left from before is not looked through again and again.
    gc.collect()
    gc.freeze()
    wall, cpu = time.perf_counter(), time.process_time()
    for progress in rebuild():
        assert not progress.failed, progress.failed
        if progress.done % _TELL == 0:
            print(f"  {progress.done} of {progress.total} documents …", flush=True)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    compiled = Document.objects.filter(type="story").count()
    yield Figure("stories compiled", compiled / cpu, "/CPU s")
    yield Figure("stories compiled", compiled / wall, "/s")


def _zipped(bodies: tuple[bytes, ...]) -> float:
    return statistics.median(len(gzip.compress(bytes(body), 6)) for body in bodies) / 1000
