"""The draft route, started as its reader starts it."""

import re
import subprocess
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

ROUTE = Path(__file__).parents[2] / "renderers" / "node" / "draft-route.mjs"


@dataclass
class FrontEnd:
    port: int
    process: "subprocess.Popen[str]"

    def get(self, path: str, cookie: str = "", method: str = "GET") -> tuple[HTTPResponse, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, headers={"Cookie": cookie} if cookie else {})
        answer = connection.getresponse()
        return answer, answer.read().decode()

    def stop(self) -> str:
        """Return all that was logged."""
        self.process.terminate()
        return self.process.communicate(timeout=10)[0]


def start(url: str, *options: str) -> FrontEnd:
    command = ["node", str(ROUTE), "--port", "0", "--cms", url, *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout
    for line in process.stdout:
        if found := re.search(r"Listening on http://127\.0\.0\.1:(\d+)", line):
            return FrontEnd(int(found[1]), process)
    raise AssertionError("It did not start.")
