"""The comparison: every server is loaded in turn, round by round, so that all meet the same."""

import pickle
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from benchmarks import workload, wrk
from benchmarks.built import build
from benchmarks.counted import queries
from benchmarks.report import Figure, Report, facts, heading, median
from benchmarks.servers import Asked, Server
from benchmarks.shares import shares
from benchmarks.visible import publish_to_visible
from benchmarks.workload import COMPRESSED, DRAFT, DRAFTS, KINDS, LIST, STORY, Kind, Workload

EDGE, DJANGO, STOCK, CACHED, BARE = (
    "Storywire",
    "Storywire, EDGE_MB=0",
    "Wagtail API v2",
    "Wagtail API v2, cached",
    "the same bytes, bare",
)
KEEPING = (EDGE, CACHED, BARE)
STARTS = 3
_OURS = ["settings.server"]
_PEERS = ["granian", "--interface", "wsgi", "benchmarks.peers.wsgi:application"]
_BARE = ["granian", "--interface", "wsgi", "benchmarks.peers.bare:application"]
_SETTINGS = {"DJANGO_SETTINGS_MODULE": "benchmarks.peers.settings"}
_BESIDE_A_BODY = 4000


@dataclass
class Loaded:
    """A server with what it is asked for, and what came out."""

    server: Server
    work: Workload
    measured: dict[str, list[wrk.Measured]]


@dataclass
class Comparison:
    """One run."""

    folder: Path
    stories: int
    rounds: int
    seconds: int

    def run(self) -> None:
        """Build, measure, print, and keep the report."""
        report = Report(self.stories)
        heading("Content")
        report.add(*build(self.stories))
        self.chosen = workload.choose()
        print("  " + ", ".join(f"{name} {value}" for name, value in facts(self.stories).items()))
        heading("Without memory")
        report.add(*queries(self.chosen[0]))
        report.add(self._cold_start())
        heading("Where a story takes its time without memory")
        report.add(*shares([workload.resolve_path(story.slug) for story in self.chosen]))
        heading("Under load")
        with ExitStack() as stack:
            loaded = self._start(stack)
            self._measure(loaded)
            report.add(*self._rates(loaded), *_ratios(loaded))
            heading("Memory of both workers")
            report.add(*self._memory(loaded[EDGE].server))
        heading("Publishing")
        report.add(*publish_to_visible(self.chosen[0]))
        print(f"\nWritten to benchmarks/results/{report.write().name}")

    # Servers

    def _cold_start(self) -> Figure:
        path = workload.resolve_path(self.chosen[0].slug)
        seconds = []
        for _time in range(STARTS):
            with Server("a cold start", _OURS, {}) as server:
                seconds.append(server.wait_for(path))
                server.settle()
        return Figure("cold start to the first story", median(seconds), "s", 2)

    def _start(self, stack: ExitStack) -> dict[str, Loaded]:
        """Start all servers, see that they answer what is meant, and fill what keeps answers."""
        edge = stack.enter_context(Server(EDGE, _OURS, {}))
        edge.wait_for(workload.resolve_path(self.chosen[0].slug))
        ours = workload.of_storywire(self.chosen, edge)
        theirs = workload.of_wagtail(self.chosen, len(ours.paths[LIST]))
        cached = {**_SETTINGS, "PEER_URLS": "benchmarks.peers.cached"}
        bare = {"BARE_ANSWERS": str(self._keep_answers(edge, ours))}
        all_ = {
            EDGE: (edge, ours),
            DJANGO: (Server(DJANGO, _OURS, {"EDGE_MB": "0"}), ours),
            STOCK: (Server(STOCK, _PEERS, _SETTINGS), theirs),
            CACHED: (Server(CACHED, _PEERS, cached), theirs),
            BARE: (Server(BARE, _BARE, bare), ours),
        }
        for name, (server, work) in all_.items():
            if name != EDGE:
                stack.enter_context(server)
            server.wait_for(work.paths[STORY][0])
            workload.check(server, work, self.chosen)
            if name in (EDGE, CACHED):
                print(f"  {name} answers everything once in every worker …", flush=True)
                server.fill(work.all())
        for name in (DJANGO, BARE):
            _refuse_difference(edge, all_[name][0], ours)
        return {
            name: Loaded(server, work, {kind: [] for kind in _kinds(name)})
            for name, (server, work) in all_.items()
        }

    def _keep_answers(self, server: Server, work: Workload) -> Path:
        """Write what Storywire answers where the bare application finds it."""
        kept = {}
        for path, coding in work.all():
            answer = server.get(path, coding)
            kept[path.partition("?")[2], coding] = (workload.plain_headers(answer), answer.body)
        place = self.folder / "answers.pickle"
        place.write_bytes(pickle.dumps(kept))
        return place

    # Measured

    def _measure(self, loaded: dict[str, Loaded]) -> None:
        scripts = {
            (name, kind): wrk.write_script(
                self.folder / f"{number}-{kind}.lua", each.work.asked(kind)
            )
            for number, (name, each) in enumerate(loaded.items())
            for kind in each.measured
            if kind != DRAFT
        }
        story = self.chosen[0]
        drafts = [(workload.draft_path(story), "")]
        scripts[DJANGO, DRAFT] = wrk.write_script(
            self.folder / "draft.lua", drafts, workload.draft_token(story)
        )
        for number in range(1, self.rounds + 1):
            print(f"  round {number} of {self.rounds} …", flush=True)
            for name, each in loaded.items():
                for kind in each.measured:
                    found = wrk.measure(each.server, scripts[name, kind], self.seconds)
                    each.measured[kind].append(found)
                    each.server.settle()

    def _rates(self, loaded: dict[str, Loaded]) -> Iterator[Figure]:
        measured = [
            (f"{kind} {what}: {name}", name, each.measured[kind])
            for kind, what in (KINDS | COMPRESSED | DRAFTS).items()
            for name, each in loaded.items()
            if kind in each.measured
        ]
        for what, _name, rounds in measured:
            yield Figure(what, median(found.rate for found in rounds), "/s")
        for what, name, rounds in measured:
            limit = 10 if name == EDGE else None
            yield Figure(f"{what}, p99", median(each.p99 for each in rounds), "ms", limit, "below")

    def _memory(self, server: Server) -> Iterator[Figure]:
        yield Figure("with the hot set in memory", server.memory(), "MiB", 400)
        server.fill(self._as_much_as_is_kept(server))
        yield Figure("with the edge full", server.memory(), "MiB", 400)
        yield Figure("the same with their supervisor", server.memory(supervisor=True), "MiB")

    def _as_much_as_is_kept(self, server: Server) -> list[Asked]:
        """Return so many different addresses that their answers just fill a worker's memory."""
        found: list[Asked] = []
        room = settings.EDGE_MB * 1_000_000
        for include in ("", "&include=html", "&include=markdown", "&include=html,markdown"):
            for story in self.chosen:
                path, coding = workload.resolve_path(story.slug) + include, "gzip"
                answer = server.get(path, coding)
                room -= len(answer.content) + len(answer.body) + _BESIDE_A_BODY
                if room < 0:
                    return found
                found.append((path, coding))
        return found


def _kinds(name: str) -> list[Kind]:
    if name == DJANGO:
        return [*KINDS, *DRAFTS]
    return [*KINDS, *COMPRESSED] if name in KEEPING else [*KINDS]


def _refuse_difference(server: Server, other: Server, work: Workload) -> None:
    for kind in set(_kinds(other.name)) - {*DRAFTS}:
        asked = work.asked(kind)[0]
        same = workload.same(server.get(*asked), other.get(*asked))
        assert same, f"{server.name} and {other.name} differ at {asked}"


def _ratios(loaded: dict[str, Loaded]) -> Iterator[Figure]:
    """Give how many times as many answers one gives as another, by the median of the rounds."""
    targets = (
        (EDGE, BARE, 0.8), (EDGE, STOCK, 300), (EDGE, CACHED, 8), (DJANGO, STOCK, 25),
    )  # fmt: skip
    for kind in (*KINDS, *COMPRESSED):
        for name, peer, target in targets:
            if kind not in loaded[name].measured or kind not in loaded[peer].measured:
                continue
            pairs = zip(loaded[name].measured[kind], loaded[peer].measured[kind], strict=True)
            ratio = median(one.rate / other.rate for one, other in pairs)
            yield Figure(f"{kind}: {name} / {peer}", ratio, "times", target, "at least")
    drafts, published = loaded[DJANGO].measured[DRAFT], loaded[STOCK].measured[STORY]
    ratio = median(one.rate / other.rate for one, other in zip(drafts, published, strict=True))
    yield Figure(f"{DRAFT}: {DJANGO} / {STOCK}, {STORY}", ratio, "times", 3, "at least")
