"""Publish to visible: from the editor's click until every process answers with the change."""

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack

from benchmarks.report import Figure, percentile
from benchmarks.servers import Connection, Server
from benchmarks.workload import resolve_path
from stories.models import StoryPage

TIMES = 40
_BETWEEN = 0.003
_LOST_AFTER = 10.0


def publish_to_visible(story: StoryPage) -> Iterator[Figure]:
    """Publish changes; two servers of one process each stand for two processes behind one port."""
    path = resolve_path(story.slug)
    with ExitStack() as stack:
        servers = [
            stack.enter_context(Server(f"process {number}", ["settings.server"], {}, 1))
            for number in (1, 2)
        ]
        for server in servers:
            server.wait_for(path)
        connections = [Connection(server) for server in servers]
        times = [_once(story.pk, path, connections, number) for number in range(TIMES)]
    click, commit = zip(*times, strict=True)
    yield Figure("publish to visible, from the click (p95)", percentile(click, 95), "ms", 500)
    yield Figure("publish to visible, from the commit (p95)", percentile(commit, 95), "ms")


def _once(
    pk: int, path: str, connections: Sequence[Connection], number: int
) -> tuple[float, float]:
    """Return the milliseconds from the click and from the commit until the slower one has it."""
    story = StoryPage.objects.get(pk=pk)
    story.title = f"Changed {number} times"
    for connection in connections:
        assert story.title.encode() not in connection.get(path).content
    clicked = time.perf_counter()
    story.save_revision().publish()
    committed = time.perf_counter()
    for connection in connections:
        while story.title.encode() not in connection.get(path).content:
            assert time.perf_counter() - committed < _LOST_AFTER, "The change is not seen."
            time.sleep(_BETWEEN)
    seen = time.perf_counter()
    return (seen - clicked) * 1000, (seen - committed) * 1000
