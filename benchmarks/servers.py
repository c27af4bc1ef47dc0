"""Servers: granian on a port of its own, started and ended by process id."""

import gzip
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
PATIENCE = 60.0
CONNECTIONS = 16
Asked = tuple[str, str]
"""A path with its query, and the content coding that is asked for, or nothing."""
_TICKS = os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """A WSGI application behind granian, started as in production."""

    name: str
    command: list[str]
    environment: dict[str, str]
    workers: int = 2
    port: int = field(default_factory=free_port)
    _process: "subprocess.Popen[bytes] | None" = None
    _began: float = 0.0

    def __enter__(self) -> Self:
        """Start it; it may not answer yet."""
        command = [
            *(sys.executable, "-m", *self.command),
            *("--host", HOST, "--port", str(self.port), "--workers", str(self.workers)),
            *("--blocking-threads", "4", "--no-ws", "--log-level", "warning"),
        ]
        environment = {**os.environ, **self.environment}
        self._began = time.perf_counter()
        self._process = subprocess.Popen(command, cwd=ROOT, env=environment)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End it and its workers."""
        assert self._process
        workers = self._worker_pids()
        self._process.terminate()
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            # A worker that is only starting does not listen yet, and would outlive it.
            for pid in (self._process.pid, *map(int, workers)):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            self._process.wait()

    def get(self, path: str, coding: str = "") -> "Answered":
        """Return what it answers."""
        return Connection(self).get(path, coding)

    def wait_for(self, path: str) -> float:
        """Wait until it answers 200; return the seconds since it was started."""
        while time.perf_counter() - self._began < PATIENCE:
            assert self._process
            if self._process.poll() is not None:
                break
            try:
                if self.get(path).status == 200:
                    return time.perf_counter() - self._began
            except OSError:
                pass
            time.sleep(0.005)
        sys.exit(f"The server “{self.name}” does not answer 200 at {path}.")

    def fill(self, paths: Iterable[Asked]) -> None:
        """Let every worker answer every path: each of many connections asks for all of them."""
        asked = list(paths)
        with ThreadPoolExecutor(CONNECTIONS) as pool:
            for done in [pool.submit(self._walk, asked, number) for number in range(CONNECTIONS)]:
                done.result()

    def _walk(self, paths: list[Asked], number: int) -> None:
        connection = Connection(self)
        start = len(paths) * number // CONNECTIONS
        for path, coding in [*paths[start:], *paths[:start]]:
            status = connection.get(path, coding).status
            assert status == 200, f"{self.name}: {status} at {path}"

    def settle(self) -> None:
        """Wait until it has worked off what nobody waits for any more."""
        before = -1.0
        deadline = time.monotonic() + PATIENCE
        while (now := self._cpu_seconds()) - before > 0.02 and time.monotonic() < deadline:
            before = now
            time.sleep(0.2)

    def memory(self, *, supervisor: bool = False) -> float:
        """Return MiB that its workers take together; what processes share is split among them.

        With the supervisor that started them, nothing is left out.
        """
        assert self._process
        pids = [str(self._process.pid)] if supervisor else []
        lines = [
            line
            for pid in (*pids, *self._worker_pids())
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        ]
        return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024

    def _worker_pids(self) -> list[str]:
        assert self._process
        pid = self._process.pid
        try:
            return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        except FileNotFoundError:
            return []

    def _cpu_seconds(self) -> float:
        stats = [Path(f"/proc/{pid}/stat").read_text() for pid in self._worker_pids()]
        fields = [stat.rpartition(")")[2].split() for stat in stats]
        return sum(int(each[11]) + int(each[12]) for each in fields) / _TICKS


@dataclass(frozen=True)
class Answered:
    """What a server has answered."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes
    """As it was sent."""

    @property
    def content(self) -> bytes:
        """The body as it was before it was compressed."""
        coded = any(name.lower() == "content-encoding" for name, _value in self.headers)
        return gzip.decompress(self.body) if coded else self.body


class Connection:
    """A connection that is kept open; it says as little of itself as the measuring client does."""

    def __init__(self, server: Server) -> None:
        """Take the server to ask."""
        self._connection = http.client.HTTPConnection(HOST, server.port, timeout=PATIENCE)

    def get(self, path: str, coding: str = "") -> Answered:
        """Return what is answered."""
        self._connection.putrequest("GET", path, skip_accept_encoding=True)
        if coding:
            self._connection.putheader("Accept-Encoding", coding)
        self._connection.endheaders()
        answer = self._connection.getresponse()
        return Answered(answer.status, answer.getheaders(), answer.read())
