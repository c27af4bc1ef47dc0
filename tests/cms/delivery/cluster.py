"""A PostgreSQL server of a test's own, which may be stopped and started while others use it."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import psycopg
import pytest

from tests.settings.test_serve import free_port

Way = Literal["fast", "immediate"]
"""How to stop: cut everybody off and write all down, or as if the machine had failed."""
ROLE = "storywire"
DATABASE = "storywire"


class Cluster:
    """The server: its folder, its port, and who it runs as."""

    def __init__(self, folder: Path) -> None:
        """Make it, with an empty database; it does not run yet."""
        self.port = free_port()
        self._folder = folder
        # The server refuses to run as root.
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
            self._as = {"user": "postgres", "group": "postgres", "extra_groups": ()}
        self._run("initdb", "-A", "trust", "-U", ROLE, "-E", "UTF8", "--locale=C", "-N")

    @property
    def url(self) -> str:
        """Return where it is, for ``DATABASE_URL``."""
        return f"postgres://{ROLE}@127.0.0.1:{self.port}/{DATABASE}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        # Whether the disk has it matters only if the machine fails, and that is not tried.
        options = (
            f"-p {self.port} -c listen_addresses=127.0.0.1 -k {self._folder}"
            " -c fsync=off -c shared_buffers=16MB"
        )
        self._control("start", "-o", options)

    def stop(self, way: Way) -> None:
        """Stop it, and wait until it has."""
        self._control("stop", "-m", way)

    def restart(self, way: Way) -> None:
        """Stop and start it."""
        self._control("restart", "-m", way)

    def rows(self, query: str, database: str = DATABASE) -> list[tuple[Any, ...]]:
        """Return what it answers to a question."""
        where = {"host": "127.0.0.1", "port": self.port, "user": ROLE, "dbname": database}
        with psycopg.connect(**where, autocommit=True) as connection:
            answer = connection.execute(query)
            return answer.fetchall() if answer.description else []

    def _control(self, act: str, *more: str) -> None:
        self._run("pg_ctl", act, "-w", "-t", "30", "-l", str(self._folder / "log"), *more)

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [_binary(program), *arguments, "-D", str(self._folder / "data")],
            cwd=self._folder, check=True, timeout=60,
            # Not a pipe: the server that is started would hold it open.
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, **self._as,
        )  # fmt: skip


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """Give a server that runs, and take it away."""
    # Not below the tests' own temporary folder, which nobody else may enter.
    with tempfile.TemporaryDirectory(prefix="storywire-pg-") as folder:
        cluster = Cluster(Path(folder))
        cluster.start()
        try:
            cluster.rows(f"CREATE DATABASE {DATABASE}", "postgres")
            yield cluster
        finally:
            if (Path(folder) / "data" / "postmaster.pid").exists():
                cluster.stop("immediate")


def _binary(name: str) -> str:
    """Return where a program of the server is; Debian puts it on nobody's path."""
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = str(versions[-1]) if versions else shutil.which(name)
    if found is None:
        pytest.fail(
            f"PostgreSQL’s {name} is not installed, and this test starts a server of its own. Run "
            "tests/prepare, or: sudo apt-get install postgresql"
        )
    return found
