"""The workload: one story by its path, and twenty cards of some part of the list."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model

from benchmarks.servers import Answered, Asked, Server
from cms.preview import grants
from stories.models import StoryPage

HOT = 500
CARDS = 20
Kind = str
STORY: Kind = "D"
LIST: Kind = "L"
KINDS = {STORY: "one story", LIST: f"{CARDS} cards"}
COMPRESSED = {"Dz": "one story, gzip", "Lz": f"{CARDS} cards, gzip"}
"""The same as most clients ask for it; of servers that keep what they have compressed."""
DRAFT: Kind = "Dd"
DRAFTS = {DRAFT: "one story as a draft, by its token"}
"""Compiled for each who asks, from the latest revision; nothing keeps it."""
_FIRST = "/delivery/v1/pages?type=story"
_FIELDS = "standfirst,kicker,cover"


@dataclass(frozen=True)
class Workload:
    """The hot sets of one API."""

    paths: dict[Kind, list[str]]

    def asked(self, kind: Kind) -> list[Asked]:
        """Return what is asked for."""
        coding = "gzip" if kind in COMPRESSED else ""
        return [(path, coding) for path in self.paths[kind[0]]]

    def all(self) -> list[Asked]:
        """Return everything that is asked for."""
        return [asked for kind in (*KINDS, *COMPRESSED) for asked in self.asked(kind)]


def resolve_path(slug: str) -> str:
    """Return where the Delivery API has a story."""
    return f"/delivery/v1/resolve?path={quote(f'/en/bench-stories/{slug}/', safe='')}"


def of_storywire(chosen: list[StoryPage], server: Server) -> Workload:
    """Return the paths at Storywire; those of the list are collected as readers do, by ``next``."""
    stories = [resolve_path(story.slug) for story in chosen]
    return Workload({STORY: stories, LIST: list(_parts(server))})


def draft_path(story: StoryPage) -> str:
    """Return where the Delivery API has a story's draft."""
    return f"{resolve_path(story.slug)}&perspective=draft"


def draft_token(story: StoryPage) -> str:
    """Return what a draft of a story is read with."""
    story.save_revision()
    reviewer, _made = get_user_model().objects.get_or_create(username="bench", is_superuser=True)
    _link, code = grants.share(story, reviewer, "bench")
    return grants.exchange(code).token


def of_wagtail(chosen: list[StoryPage], parts: int) -> Workload:
    """Return the paths at Wagtail's API v2 of the same stories and the same parts of the list.

    Stories are asked for by id: by path it answers with a redirect to the id.
    """
    stories = [f"/api/v2/pages/{story.pk}/" for story in chosen]
    lists = [
        f"/api/v2/pages/?type=stories.StoryPage&fields={_FIELDS}&limit={CARDS}"
        f"&offset={part * CARDS}&order=-first_published_at"
        for part in range(parts)
    ]
    return Workload({STORY: stories, LIST: lists})


def choose() -> list[StoryPage]:
    """Return the stories of the hot set."""
    stories = list(StoryPage.objects.only("slug", "title").order_by("pk"))
    chance = random.Random(20190820)  # noqa: S311  a benchmark is to be repeatable
    return chance.sample(stories, min(HOT, len(stories)))


def check(server: Server, workload: Workload, chosen: list[StoryPage]) -> None:
    """End the benchmark unless a server answers what is meant to be compared."""
    for kind in KINDS:
        answer = server.get(workload.paths[kind][0])
        assert answer.status == 200, f"{server.name}: {answer.status} for {kind}"
        said = json.loads(answer.content)
        expected = _is_story(said, chosen[0]) if kind == STORY else _is_list(said)
        assert expected, f"{server.name} answers something else for {kind}"


def same(answers: Answered, others: Answered) -> bool:
    """Tell whether two servers answered the same, but for the date."""
    return answers.body == others.body and plain_headers(answers) == plain_headers(others)


def plain_headers(answer: Answered) -> list[tuple[str, str]]:
    """Return what the application has said; the date is the server's own."""
    return [(name, value) for name, value in answer.headers if name.lower() not in _OF_THE_SERVER]


_OF_THE_SERVER = ("date", "server", "connection", "transfer-encoding")


def _parts(server: Server) -> Iterator[str]:
    path: str | None = _FIRST
    for _number in range(HOT):
        said = json.loads(server.get(path or "").content)
        if len(said["items"]) == CARDS:
            yield path or ""
        path = said["next"] and said["next"].removeprefix(settings.PUBLIC_URL)
        if path is None:
            break
        assert not urlsplit(path).netloc


def _is_story(said: Any, story: StoryPage) -> bool:
    page = said.get("page", said)
    return page["title"] == story.title and len(page["body"]) == 40 and len(page["tags"]) == 3


def _is_list(said: Any) -> bool:
    return len(said["items"]) == CARDS and all(
        item["cover"]["url"] and item["standfirst"] for item in said["items"]
    )
