"""Those who read and write over HTTP without a pause, and remember what they were told."""

import json
import threading
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import requests

from tests.factories import text

AT_FIRST = 2
"""How many stories there are before any is written."""


@dataclass(frozen=True)
class Heard:
    """One answer, and when it was asked for and given."""

    asked: float
    given: float
    status: int
    headers: Any
    body: bytes

    @property
    def said(self) -> Any:
        return json.loads(self.body)


class Client(threading.Thread, ABC):
    """Sends one request after another, on one connection, until it is told to stop."""

    pause = 0.03

    def __init__(self, port: int) -> None:
        super().__init__(daemon=True)
        self.heard: list[Heard] = []
        self.wrong: list[str] = []
        """What was no error and yet not so."""
        self._base = f"http://127.0.0.1:{port}"
        self._session = requests.Session()
        self._stop_now = threading.Event()

    def run(self) -> None:
        number = 0
        while not self._stop_now.wait(self.pause):
            number += 1
            self.turn(number)

    @abstractmethod
    def turn(self, number: int) -> None:
        """Do what is done once."""

    def send(self, method: str, path: str, **more: Any) -> Heard:
        asked = time.monotonic()
        answer = self._session.request(method, self._base + path, timeout=15, **more)
        given = time.monotonic()
        heard = Heard(asked, given, answer.status_code, answer.headers, answer.content)
        self.heard.append(heard)
        return heard

    def since(self, moment: float) -> list[Heard]:
        """Return what was asked after a moment."""
        return [one for one in [*self.heard] if one.asked >= moment]

    def stop(self) -> None:
        self._stop_now.set()
        self.join()


class KeptReader(Client):
    """Reads a page that nobody changes, and that the edge keeps."""

    def turn(self, number: int) -> None:
        self.send("GET", story("kept"))


class WatchingReader(Client):
    """Reads the page that is published again and again: what was there does not come back."""

    seen = 0

    def turn(self, number: int) -> None:
        heard = self.send("GET", story("watched"))
        if heard.status == 200:
            now = int(heard.said["page"]["title"].rpartition(" ")[2])
            if now < self.seen:
                self.wrong.append(f"{now} after {self.seen}")
            self.seen = now


class AskingReader(Client):
    """Counts all stories, by a question that was not asked before: no memory can answer it."""

    def __init__(self, port: int, writer: "Writer") -> None:
        super().__init__(port)
        self._writer = writer

    def turn(self, number: int) -> None:
        least = AT_FIRST + len(self._writer.told)
        after = f"{datetime(2000, 1, 1) + timedelta(seconds=number):%Y-%m-%dT%H:%M:%SZ}"
        query = {"type": "story", "limit": 1, "published_after": after}
        heard = self.send("GET", "/delivery/v1/pages", params=query)
        most = AT_FIRST + self._writer.tried
        if heard.status == 200 and not least <= heard.said["total"] <= most:
            self.wrong.append(f"{heard.said['total']} of {least} to {most}")


class Writer(Client):
    """Publishes a new story and another title of an old one, in turn, by token."""

    pause = 0.05

    def __init__(self, port: int, stage: dict[str, Any]) -> None:
        super().__init__(port)
        self._session.headers["Authorization"] = f"Bearer {stage['token']}"
        self._index, self._watched = stage["index"], stage["watched"]
        self.tried = 0
        self.told: list[str] = []
        """The stories of which the server has said that they are published."""
        self.round = 0
        """The last title of which it has."""

    def turn(self, number: int) -> None:
        self.tried, slug = number, f"told-{number}"
        at_once = {"type": "stories.StoryPage", "parent_id": self._index, "action": "publish"}
        new = {"meta": {**at_once, "slug": slug}, "title": slug, "body": [text()]}
        if self.send("POST", "/api/v3/pages/", json=new).status == 201:
            self.told.append(slug)
        change = {"title": f"watched {number}", "meta": {"action": "publish"}}
        path = f"/api/v3/pages/{self._watched}/"
        if self.send("PATCH", path, json=change).status == 200:
            self.round = number


def story(slug: str) -> str:
    return f"/delivery/v1/resolve?path=/en/stories/{slug}/"
