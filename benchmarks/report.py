"""The report: figures with their limits as text and as JSON; nothing in it names the machine."""

import json
import os
import platform
import statistics
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from django.db import connection

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True)
class Figure:
    """Something that was measured, and what it is to be."""

    name: str
    value: float
    unit: str = ""
    limit: float | None = None
    bound: Literal["at most", "at least", "below"] = "at most"

    @property
    def met(self) -> bool | None:
        """Tell whether the limit is kept; None without one."""
        if self.limit is None:
            return None
        if self.bound == "at least":
            return self.value >= self.limit
        return self.value < self.limit if self.bound == "below" else self.value <= self.limit

    def line(self) -> str:
        """Return the figure as a line of a table."""
        limit = "" if self.limit is None else f"{self.bound} {self.limit:g}"
        verdict = {None: "", True: "met", False: "NOT MET"}[self.met]
        return f"  {self.name:46} {_number(self.value):>9} {self.unit:10} {limit:14} {verdict}"


@dataclass
class Report:
    """All figures of a run, said as they come."""

    stories: int
    figures: list[Figure] = field(default_factory=list)

    def add(self, *figures: Figure) -> None:
        """Keep figures, and print them."""
        self.figures += figures
        for figure in figures:
            print(figure.line().rstrip(), flush=True)

    def write(self, name: str = "delivery") -> Path:
        """Write everything as JSON; return where."""
        now = datetime.now(UTC)
        RESULTS.mkdir(exist_ok=True)
        place = RESULTS / f"{name}-{now:%Y-%m-%d-%H%M}.json"
        figures = [{**asdict(figure), "met": figure.met} for figure in self.figures]
        said = {"at": now.isoformat(timespec="seconds"), **facts(self.stories), "figures": figures}
        place.write_text(json.dumps(said, indent=1) + "\n")
        return place


def facts(stories: int) -> dict[str, Any]:
    """Return what a reader has to know of the machine."""
    return {
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "database": connection.vendor,
        "database_version": _database_version(),
        "stories": stories,
    }


def heading(text: str) -> None:
    """Print what comes next."""
    print(f"\n{text}", flush=True)


def median(values: Iterable[float]) -> float:
    """Return the middle of some values."""
    return statistics.median(values)


def percentile(values: Iterable[float], percent: int) -> float:
    """Return the value that so many percent do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def _number(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _database_version() -> str:
    sql = "SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return str(cursor.fetchone()[0])
