"""The measuring client: wrk, which asks for URLs chosen at random from a set."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.servers import CONNECTIONS, HOST, Asked, Server

THREADS = 1
_SCRIPT = """-- Requests are made before the first is sent; the chance is the same for every server.
local paths = { %s }
local made = {}
local headers = { %s }
function init(args)
  math.randomseed(20190820)
  for number, path in ipairs(paths) do made[number] = wrk.format("GET", path, headers) end
end
function request() return made[math.random(#made)] end
function done(summary, latency, requests)
  local lost = summary.errors
  local form = 'RESULT {"answers": %%d, "microseconds": %%d, "p99": %%d, "failed": %%d}\\n'
  io.write(string.format(form, summary.requests, summary.duration, latency:percentile(99),
    lost.connect + lost.read + lost.write + lost.status + lost.timeout))
end
"""


@dataclass(frozen=True)
class Measured:
    """One server under load for some seconds."""

    rate: float
    """Answers per second."""
    p99: float
    """Milliseconds that all but one in a hundred take at most."""


def require() -> None:
    """End with what to do when wrk is missing."""
    if shutil.which("wrk") is None:
        sys.exit("wrk is missing. Run: apt-get install wrk")


def write_script(place: Path, asked: list[Asked], token: str = "") -> Path:
    """Write the script for paths that are asked for in the same coding, with a token if any."""
    paths, coding = ", ".join(json.dumps(path) for path, _coding in asked), asked[0][1]
    headers = {
        "Accept-Encoding": coding,
        "Authorization": f"Bearer {token}" if token else "",
    }
    said = ", ".join(f'["{name}"] = "{value}"' for name, value in headers.items() if value)
    place.write_text(_SCRIPT % (paths, said))
    return place


def measure(server: Server, script: Path, seconds: int) -> Measured:
    """Load a server and return how it fared; any answer but a good one ends the benchmark."""
    command = [
        *("wrk", f"-t{THREADS}", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "60s"),
        *("-s", str(script), f"http://{HOST}:{server.port}/"),
    ]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    line = next(line for line in said.splitlines() if line.startswith("RESULT "))
    result = json.loads(line.removeprefix("RESULT "))
    if result["failed"]:
        sys.exit(f"{server.name}: {result['failed']} of {result['answers']} requests failed.")
    if not result["answers"]:
        sys.exit(f"{server.name} gave no answer in {seconds} seconds. Give it more with SECONDS=.")
    return Measured(rate=result["answers"] / result["microseconds"] * 1e6, p99=result["p99"] / 1000)
