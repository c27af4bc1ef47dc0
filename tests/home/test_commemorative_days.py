"""Commemorative days: what is remembered on one day of the year, by the clock."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Site

from cms.contract.context import DocumentContext
from cms.contract.references import any_of, key_of
from cms.contract.translation import FALLBACKS
from home.models import CommemorativeDay
from home.models.commemorative_day import LAST, days_of, next_change
from tests.factories import locale, make_story, make_user

RULE = {"month": 8, "day": 21, "nth": None, "weekday": None}


def remember(name: str = "Remembrance", code: str = "en", **fields: Any) -> CommemorativeDay:
    fields = {"text": "<p>Why.</p>", "home_text": "Today we remember."} | RULE | fields
    return CommemorativeDay.objects.create(name=name, locale=locale(code), **fields)


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ({"month": 8, "day": 21}, 2019, date(2019, 8, 21)),
        ({"month": 2, "day": 29}, 2023, None),
        ({"month": 2, "day": 29}, 2024, date(2024, 2, 29)),
        ({"month": 5, "nth": 2, "weekday": 6}, 2026, date(2026, 5, 10)),
        ({"month": 5, "nth": LAST, "weekday": 0}, 2026, date(2026, 5, 25)),
        ({"month": 3, "nth": LAST, "weekday": 1}, 2026, date(2026, 3, 31)),
        ({"month": 2, "nth": LAST, "weekday": 5}, 2020, date(2020, 2, 29)),
        ({"month": 6, "nth": 1, "weekday": 0}, 2026, date(2026, 6, 1)),
    ],
)
def test_a_rule_names_a_day(rule: dict[str, Any], year: int, day: date | None) -> None:
    assert CommemorativeDay(**rule).in_year(year) == day


RULES = st.one_of(
    st.builds(lambda day: {"month": day.month, "day": day.day}, st.dates(date(2000, 1, 1))),
    st.fixed_dictionaries(
        {"month": st.integers(1, 12), "nth": st.integers(1, LAST), "weekday": st.integers(0, 6)}
    ),
)


@given(rules=st.lists(RULES, max_size=3), day=st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_nothing_changes_before_the_next_change(rules: list[dict[str, int]], day: date) -> None:
    rows = [CommemorativeDay(name=str(n), **rule) for n, rule in enumerate(rules)]
    with time_machine.travel(datetime.combine(day, datetime.min.time(), ZoneInfo("UTC"))):
        moment = next_change(rows)
    if moment is None:
        assert rows == []
        return
    assert moment.date() > day
    now = days_of(day, rows)
    assert days_of(moment.date() - timedelta(days=1), rows) == now or not now
    assert now != [] or days_of(moment.date(), rows) != []


def test_on_the_day_it_is_said_with_all_it_rests_on(site: Site) -> None:
    story = make_story("Read on")
    row = remember(page=story, text=f'<p><a linktype="page" id="{story.pk}">Why</a>.</p>')
    with time_machine.travel("2026-08-21T12:00:00Z"):
        context = DocumentContext(site)
        with context.recording() as record:
            said = CommemorativeDay.of(context, "en")
    assert said
    assert (said.name, said.date, said.home_text) == (
        "Remembrance", date(2026, 8, 21), "Today we remember.",
    )  # fmt: skip
    assert said.page
    assert said.page.title == "Read on"
    assert record.dependencies[key_of(row)]
    assert record.dependencies[f"page:{story.pk}"]
    assert any_of(CommemorativeDay) in record.missed
    assert min(record.ends) == datetime(2026, 8, 22, tzinfo=ZoneInfo("UTC"))


def test_on_any_other_day_only_the_next_one_is_noted(site: Site) -> None:
    remember()
    with time_machine.travel("2026-08-22T00:00:00Z"):
        context = DocumentContext(site)
        assert CommemorativeDay.of(context, "en") is None
        record = context.references.record
        assert record.ends == {datetime(2027, 8, 21, tzinfo=ZoneInfo("UTC"))}
        assert record.missed == {any_of(CommemorativeDay), FALLBACKS}


def test_a_language_has_its_own(site: Site) -> None:
    remember(code="fr", name="Souvenir")
    with time_machine.travel("2026-08-21T12:00:00Z"):
        context = DocumentContext(site)
        assert CommemorativeDay.of(context, "en") is None
        assert context.references.record.ends == set()
        said = CommemorativeDay.of(context, "fr")
    assert said
    assert said.name == "Souvenir"


def test_a_page_that_is_not_public_is_left_out(site: Site) -> None:
    story = make_story(publish=False)
    remember(page=story)
    with time_machine.travel("2026-08-21T12:00:00Z"):
        context = DocumentContext(site)
        said = CommemorativeDay.of(context, "en")
        assert said
        assert said.page is None
        assert f"page:{story.pk}" in context.references.record.missed


def test_the_day_begins_where_the_site_is_and_not_the_editor(site: Site, settings: Any) -> None:
    settings.TIME_ZONE = "Asia/Baghdad"
    timezone.get_default_timezone.cache_clear()
    remember()
    try:
        with timezone.override("America/New_York"):
            with time_machine.travel("2026-08-20T20:59:00Z"):
                assert CommemorativeDay.of(DocumentContext(site), "en") is None
            with time_machine.travel("2026-08-20T21:00:00Z"):
                assert CommemorativeDay.of(DocumentContext(site), "en")
    finally:
        timezone.get_default_timezone.cache_clear()


def test_a_batch_asks_once(site: Site) -> None:
    for number in range(3):
        remember(f"Day {number}", page=make_story())
        remember(f"Jour {number}", "fr")
    with time_machine.travel("2026-08-21T12:00:00Z"):
        context = DocumentContext(site)
        CommemorativeDay.of(context, "en")
        with CaptureQueriesContext(connection) as asked:
            for code in ("en", "fr", "ar"):
                CommemorativeDay.of(context, code)
    assert len(asked) == 0


def test_a_draft_is_shown_whatever_the_day(site: Site) -> None:
    context = DocumentContext(site)
    story = make_story("Read on")
    draft = CommemorativeDay(
        name="Soon", locale=locale("en"), text="", home_text="", page=story, month=1, day=1
    )
    context.show_draft(draft)
    said = CommemorativeDay.of(context, "en")
    assert said
    assert (said.name, said.page and said.page.title) == ("Soon", "Read on")


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ({"day": ""}, "Give a day of the month"),
        ({"nth": 1, "weekday": 0}, "Give a day of the month"),
        ({"day": "", "nth": 1}, "Give a day of the month"),
        ({"month": 4, "day": 31}, "This month has no such day."),
        ({"day": 0}, "This month has no such day."),
        ({"month": 2, "day": 29}, None),
        ({"day": "", "nth": 5, "weekday": 0}, None),
    ],
)
def test_a_rule_is_checked(
    site: Site, client: Client, rule: dict[str, Any], message: str | None
) -> None:
    client.force_login(make_user("Editor"))
    words = '{"blocks": [{"key": "a", "text": "Why", "type": "unstyled"}], "entityMap": {}}'
    form = {"name": "Day", "text": words, "home_text": "Today", "page": ""}
    form |= {name: value or "" for name, value in RULE.items()} | rule
    answer = client.post("/admin/snippets/home/commemorativeday/add/", form)
    if message:
        assert message in answer.content.decode()
    assert CommemorativeDay.objects.exists() == (message is None)
