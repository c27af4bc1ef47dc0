"""Queries: how many an answer takes when nothing is in memory."""

from collections.abc import Iterator

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.report import Figure
from benchmarks.workload import draft_path, draft_token, resolve_path
from stories.models import StoryPage


def queries(story: StoryPage) -> Iterator[Figure]:
    """Give the counts of a story, of a list, and of a draft as a reviewer reads it."""
    path = resolve_path(story.slug)
    yield Figure("queries of a story", _count(path), "", 2)
    yield Figure("queries of 20 cards", _count("/delivery/v1/pages?type=story"), "", 3)
    token = draft_token(story)
    draft = _count(draft_path(story), Authorization=f"Bearer {token}")
    yield Figure("queries of a draft", draft, "", 10)


def _count(path: str, **headers: str) -> int:
    client = Client(SERVER_NAME="localhost", headers=headers)
    # What is read once for the whole process, such as content types, is not counted.
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
    assert answer.status_code == 200, answer.content
    return len(captured)
