"""Plain SQL: it says what Django's queries say."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Site

from cms.delivery.cursor import Cursor
from cms.delivery.filters import PagesQuery
from cms.delivery.plain_sql import stored_rows
from cms.delivery.selection import selected
from cms.publishing.models import Document
from stories.models import DayInTheLifePage
from tests.factories import index_page, make_story

FIRST = datetime(2019, 8, 20, tzinfo=UTC)
KEYS = [f"00000000-0000-4000-8000-00000000000{number}" for number in range(8)]
MOMENTS = [FIRST + timedelta(days=days) for days in range(0, 8, 2)]


@pytest.fixture
def stories(site: Site) -> list[Document]:
    """Give stories that share days, titles and tags; one has expired."""
    for number, key in enumerate(KEYS):
        day = {"model": DayInTheLifePage, "date": "2019-08-20"} if number % 3 == 0 else {}
        page = make_story(
            "Same" if number % 2 else f"Story {number}",
            slug=f"story-{number}",
            translation_key=key,
            parent=index_page("fr" if number == 5 else "en"),
            tags=["Mosul", "dayinthelife"][: number % 3],
            first_published_at=FIRST + timedelta(days=number // 2),
            **day,
        )
        if number == 7:
            gone = timezone.now() - timedelta(days=1)
            Document.objects.filter(page=page).update(expires_at=gone)
    return list(Document.objects.exclude(page=None))


def few(values: list[Any]) -> "st.SearchStrategy[list[Any]]":
    return st.lists(st.sampled_from(values), max_size=3, unique=True)


def query_of(**said: Any) -> PagesQuery:
    return PagesQuery(**{name: value for name, value in said.items() if value})


QUERIES = st.builds(
    query_of,
    type=few(["story", "day_in_the_life", "home"]),
    locale=few(["en", "fr"]),
    tag=few(["mosul", "DayInTheLife", "nowhere"]),
    ids=few(KEYS),
    series=few([KEYS[0]]),
    published_after=st.none() | st.sampled_from(MOMENTS),
    published_before=st.none() | st.sampled_from(MOMENTS),
    order=st.sampled_from(["published_at", "-published_at", "title", "-title", "-updated_at"]),
    limit=st.integers(1, 4),
)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(query=QUERIES, start=st.integers(0, 8))
def test_a_part_of_a_list_is_what_django_would_say(
    site: Site, stories: list[Document], query: PagesQuery, start: int
) -> None:
    name, sign = query.order.lstrip("-"), "-" if query.order.startswith("-") else ""
    whole = list(selected(site, query).order_by(sign + name, sign + "page_id"))
    before = whole[start - 1] if 0 < start <= len(whole) else None
    cursor = before and Cursor(
        order=query.order, value=getattr(before, name), key=before.page_id or 0
    )
    rows = stored_rows(site.pk, query, cursor, ("card", "translation_key", "expires_at"))
    wanted = whole[start if before else 0 :][: query.limit + 1]
    assert [(row.page_id, getattr(row, name), bytes(row.card), row.translation_key)
            for row in rows] == [
        (row.page_id, getattr(row, name), bytes(row.card), row.translation_key) for row in wanted
    ]  # fmt: skip


def test_one_page_takes_one_query(
    site: Site, stories: list[Document], client: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        found = client.get("/delivery/v1/resolve", {"path": "/en/stories/story-1/"})
    with django_assert_num_queries(1):
        again = client.get(f"/delivery/v1/pages/{KEYS[1]}", {"locale": "en"})
    assert found.json()["page"] == again.json()
    gone = client.get("/delivery/v1/resolve", {"path": "/en/stories/story-7/"})
    assert gone.status_code in (404, 410)
    assert client.get(f"/delivery/v1/pages/{KEYS[7]}", {"locale": "en"}).status_code == 404
    elsewhere = {"path": "/en/stories/story-1/", "site": "nowhere.example"}
    assert "no such site" in client.get("/delivery/v1/resolve", elsewhere).json()["detail"]
