"""What much content costs: few stories beside very many, ``python -m benchmarks.sizes``.

Two servers without memory, each on a database of its own, are loaded in turn.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import wrk
from benchmarks.servers import ROOT, Asked, Server

if TYPE_CHECKING:
    from benchmarks.report import Figure

FEW, MANY = 200, 100_000
_PUBLIC_URL = "http://localhost:8000"
_LIST = "/delivery/v1/pages?type=story"
_ASKED = 100
STORY, FIRST, LAST, RARE, COMMON = (
    "one story",
    "the first 20 cards",
    "the last 20 cards",
    "q, found in a few stories",
    "q, found in every story",
)
_TIMES_AS_LONG = {STORY: 1.5, FIRST: 1.5, LAST: 1.5, RARE: 3, COMMON: 3}


def main() -> None:
    """Build what is missing, measure, and print what came out."""
    options = _options()
    if options.build:
        _build(options.build)
        return
    wrk.require()
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="storywire-sizes-")))
        place = Path(options.keep).resolve() if options.keep else scratch
        homes = {count: _built(place / str(count), count) for count in (options.few, options.many)}
        os.environ |= homes[options.many]
        import django

        django.setup()
        from benchmarks.report import Report, heading
        from benchmarks.visible import publish_to_visible
        from stories.models import StoryPage

        report = Report(options.many)
        servers = [
            stack.enter_context(
                Server(f"{count} stories", ["settings.server"], {**home, "EDGE_MB": "0"})
            )
            for count, home in homes.items()
        ]
        heading(f"Nothing in memory, {options.many} stories beside {options.few}")
        report.add(*_compared(servers, list(homes), options, scratch))
        heading(f"Publishing among {options.many}")
        report.add(*publish_to_visible(StoryPage.objects.order_by("pk")[0]))
        print(f"\nWritten to benchmarks/results/{report.write('sizes').name}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="What much content costs.")
    parser.add_argument("--few", type=int, default=FEW)
    parser.add_argument("--many", type=int, default=MANY)
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured (3)")
    parser.add_argument("--seconds", type=int, default=4, help="for how long each time (4)")
    parser.add_argument("--keep", help="a folder that keeps the databases for the next time")
    parser.add_argument("--build", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


def _build(count: int) -> None:
    """Build so many stories where the environment points to; a process of its own does this."""
    import django

    django.setup()
    from benchmarks.built import build

    for figure in build(count):
        print(figure.line())


def _built(folder: Path, count: int) -> dict[str, str]:
    """Build a database of so many stories unless it is there; return how to run on it."""
    home = {
        "DATABASE_URL": f"sqlite:///{folder / 'bench.sqlite3'}",
        "STORYWIRE_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        "PUBLIC_URL": _PUBLIC_URL,
        "FRONTEND_URL": "http://localhost:8001",
        "LOG_LEVEL": "ERROR",
    }
    done = folder / "built"
    if not done.exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "benchmarks.sizes", "--build", str(count)]
        if subprocess.run(command, cwd=ROOT, env={**os.environ, **home}).returncode:
            sys.exit(f"Building {count} stories failed: see above. Is there room on the disk?")
        done.touch()
    return home


def _compared(
    servers: list[Server], counts: list[int], options: argparse.Namespace, scratch: Path
) -> "Iterator[Figure]":
    from benchmarks.report import Figure, median

    asked = [_asked(server, count) for server, count in zip(servers, counts, strict=True)]
    rates: dict[str, list[tuple[float, ...]]] = {what: [] for what in _TIMES_AS_LONG}
    for number in range(1, options.rounds + 1):
        print(f"  round {number} of {options.rounds} …", flush=True)
        for position, what in enumerate(rates):
            found = []
            for side, server in enumerate(servers):
                place = scratch / f"{side}-{position}.lua"
                script = wrk.write_script(place, asked[side][what])
                found.append(wrk.measure(server, script, options.seconds).rate)
                server.settle()
            rates[what].append(tuple(found))
    for what, limit in _TIMES_AS_LONG.items():
        few, many = (median(each) for each in zip(*rates[what], strict=True))
        yield Figure(f"{what}: {servers[0].name}", few, "/s")
        yield Figure(f"{what}: {servers[1].name}", many, "/s")
        ratio = median(one / other for one, other in rates[what])
        yield Figure(f"{what}: so many times as long", ratio, "times", limit)


def _asked(server: Server, count: int) -> dict[str, list[Asked]]:
    """Return what is asked for, by what it is."""
    from benchmarks.workload import resolve_path

    chance = random.Random(20190820)  # noqa: S311  a benchmark is to be repeatable
    numbers = chance.sample(range(count), min(_ASKED, count))
    server.wait_for(resolve_path("story-0"))
    paths = {
        STORY: [resolve_path(f"story-{number}") for number in numbers],
        FIRST: [_LIST],
        LAST: [_last_part(server)],
        # A title begins with its number, and a few stories say each other's titles.
        RARE: [f"{_LIST}&q={number}" for number in numbers],
        COMMON: [f"{_LIST}&q={word}" for word in ("river", "bread", "window", "song")],
    }
    for what, those in paths.items():
        said = json.loads(server.get(those[0]).body)
        if what == RARE:
            assert 1 <= said["total"] < 50, (those[0], said["total"])
        else:
            assert what == STORY or said["total"] == count, (those[0], said["total"])
    return {what: [(path, "") for path in those] for what, those in paths.items()}


def _last_part(server: Server) -> str:
    """Return the address of the last 20 cards, found as readers do: by ``next``."""
    path, following = "", f"{_LIST}&limit=100"
    while following:
        path, said = following, json.loads(server.get(following).body)
        following = (said["next"] or "").removeprefix(_PUBLIC_URL)
    path = path.replace("&limit=100", "").replace("limit=100&", "")
    while following := (json.loads(server.get(path).body)["next"] or ""):
        path = following.removeprefix(_PUBLIC_URL)
    return path


if __name__ == "__main__":
    main()
