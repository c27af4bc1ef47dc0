"""How many requests a static build of all stories takes: ``python -m benchmarks.static_build``."""

import argparse
import json
import time
from collections.abc import Iterator
from typing import Any

from benchmarks.delivery import own_place

STORIES = 5000
PATHS, PAGES = "/delivery/v1/paths?limit=1000", "/delivery/v1/pages?include=document&limit=100"


def main() -> None:
    """Build the stories, read them as a static build does, and print what that took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=STORIES, help=f"how many ({STORIES})")
    count = parser.parse_args().stories
    with own_place():
        import django

        django.setup()
        measure(count)


def measure(count: int) -> None:
    """Read every path, then every document, and see that nothing is missing or twice."""
    from benchmarks.built import build
    from benchmarks.report import Figure, Report, heading
    from benchmarks.servers import Server
    from benchmarks.workload import choose, resolve_path

    report = Report(count)
    heading("Content")
    report.add(*build(count))
    heading("A static build")
    with Server("Storywire", ["settings.server"], {}) as server:
        server.wait_for(resolve_path(choose()[0].slug))
        begun = time.perf_counter()
        paths, documents = list(walk(server, PATHS)), list(walk(server, PAGES))
        seconds = time.perf_counter() - begun
    listed = {item["path"] for _answer, items in paths for item in items}
    told = [item["path"] for _answer, items in documents for item in items]
    assert len(told) == len(set(told)), "a page was told twice"
    assert set(told) == listed, "a page is missing"
    # The pages that hold the stories come along: the home page and the index.
    report.add(
        Figure("pages", len(told), ""),
        Figure("requests", len(paths) + len(documents), "", 60 if count == STORIES else None),
        Figure("all of them read, one after the other", seconds, "s"),
        Figure("sent, without a coding", sum(a for a, _ in [*paths, *documents]) / 1e6, "MB"),
    )
    print(f"\nWritten to benchmarks/results/{report.write().name}")


def walk(server: Any, path: str | None) -> Iterator[tuple[int, list[Any]]]:
    """Give each answer's size and items, from one part to the next."""
    from django.conf import settings

    while path is not None:
        answer = server.get(path)
        assert answer.status == 200, f"{answer.status} at {path}"
        said = json.loads(answer.content)
        yield len(answer.body), said["items"]
        path = said["next"] and said["next"].removeprefix(settings.PUBLIC_URL)


if __name__ == "__main__":
    main()
