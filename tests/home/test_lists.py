"""Lists for editors: pages of one type, and snippets, with what tells them apart."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from home.models import CookieNotice, Navigation, Tour
from stories.models import Body, DayInTheLifePage, Outlet, Person, Place
from tests.digests import make_archive, make_digest, make_outlet, report
from tests.factories import locale, make_story
from tests.stories.campaigns import make_campaign, make_film, make_series, make_short_video
from tests.stories.podcasts import make_episode, make_line
from tests.stories.statements import make_body, make_brief, make_statement


def place(name: str = "Mosul", **fields: Any) -> Place:
    return Place.objects.create(name=name, locale=locale("en"), **fields)


def person(name: str = "Amal", **fields: Any) -> Person:
    return Person.objects.create(name=name, locale=locale("en"), **fields)


def own(captured: CaptureQueriesContext) -> list[str]:
    """Return the queries but those that wagtail-localize makes for the menu of each row."""
    asked = [query["sql"] for query in captured]
    menus = ('SELECT 1 AS "a" FROM "wagtailcore_locale"', "wagtail_localize_translatableobject")
    return [sql for sql in asked if not any(part in sql for part in menus)]


def digest(number: int) -> Any:
    items = [report(make_outlet())]
    return make_digest(f"2019-0{number + 1}-07", items=items, parent=make_archive())


PAGES: dict[str, tuple[Callable[[int], Any], tuple[str, ...]]] = {
    "storypage": (lambda n: make_story(place=place(), series=make_series()), ("Mosul", "#DayIn")),
    "dayinthelifepage": (
        lambda n: make_story(
            model=DayInTheLifePage, person=person(), place=place(), date=date(2019, 8, n + 1)
        ),
        ("Amal", "Mosul", "Aug. 1, 2019"),
    ),
    "statementpage": (
        lambda n: make_statement(kind="readout", issuer=make_body()),
        ("Dec. 2, 2021", "Readout of a meeting", "Small Group"),
    ),
    "briefpage": (lambda n: make_brief(page=make_story("At length")), ("At length",)),
    "shortvideopage": (
        lambda n: make_short_video(series=make_series(), film=make_film(360, 640, duration=61.4)),
        ("#DayIn", "1:01", "wide"),
    ),
    "episodepage": (lambda n: make_episode(n + 1, topic=make_line(f"Line-{n}")), ("Line-0", "0:0")),
    "campaignpage": (
        lambda n: make_campaign(ends_on=date(2022, 12, 31), hashtag="Cash"),
        ("Jan. 1, 2022", "Dec. 31, 2022", "Cash"),
    ),
    "digestissuepage": (digest, ("Jan. 7, 2019",)),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_list_tells_its_pages_apart(site: Site, admin_client: Client, name: str) -> None:
    make, words = PAGES[name]
    page = make(0)
    address = f"/admin/{name}_list/"
    shown = admin_client.get(address).content.decode()
    assert all(word in shown for word in (page.title, *words))
    assert address in admin_client.get("/admin/").content.decode()

    def queries(**asked: str) -> int:
        admin_client.get(f"{address}results/", asked)
        with CaptureQueriesContext(connection) as captured:
            answer = admin_client.get(f"{address}results/", asked)
        assert answer.status_code == 200
        return len(own(captured))

    before = queries()
    for number in range(1, 4):
        make(number)
    assert queries() == before
    columns = [part.split('"')[0] for part in shown.split("?ordering=")[1:]]
    assert columns
    for ordering in columns:
        queries(ordering=ordering)


def test_a_list_is_narrowed_down(site: Site, admin_client: Client) -> None:
    make_statement("Said")
    make_statement("Met", kind="readout", date=date(2019, 8, 20))

    def shown(**asked: str) -> list[str]:
        page = admin_client.get("/admin/statementpage_list/results/", asked).content.decode()
        return [word for word in ("Said", "Met") if word in page]

    assert shown() == ["Said", "Met"]
    assert shown(kind="readout") == ["Met"]
    assert shown(date__gte="2020-01-01") == ["Said"]


def around(model: Any, **fields: Any) -> Callable[[Site, int], Any]:
    def make(site: Site, number: int) -> Any:
        return model.objects.create(site=site, locale=locale(("en", "fr", "ar")[number]), **fields)

    return make


STEP = {"title": "Here", "text": "All.", "target": "search"}
SNIPPETS: list[tuple[Any, Callable[[Site, int], Any], tuple[str, ...]]] = [
    (Person, lambda site, n: person(f"Amal {n}", role="A doctor"), ("Amal 0", "A doctor")),
    (
        Place,
        lambda site, n: place(f"Mosul {n}", country="IQ", latitude=36.341, longitude=43.13),
        ("Mosul 0", "IQ", "36.34, 43.13"),
    ),
    (Body, lambda site, n: make_body(f"Group {n}", description="Some members."), ("Some members",)),
    (
        Outlet,
        lambda site, n: make_outlet(f"Courier {n}", url="https://courier.example/"),
        ("Courier 0", "https://courier.example/"),
    ),
    (Navigation, around(Navigation, footer_note="A note"), ("Entries", "Accounts")),
    (CookieNotice, around(CookieNotice, text="<p>We keep.</p>"), ("Asked since",)),
    (
        Tour,
        around(Tour, title="Round", steps=json.dumps([{"type": "part", "value": STEP}])),
        ("Round", "Steps", "Shown since"),
    ),
]


@pytest.mark.parametrize(
    ("model", "make", "words"), SNIPPETS, ids=[model.__name__ for model, *_rest in SNIPPETS]
)
def test_a_list_of_snippets_says_something(
    site: Site, admin_client: Client, model: Any, make: Any, words: tuple[str, ...]
) -> None:
    make(site, 0)
    address = reverse(model.snippet_viewset.get_url_name("list"))

    def queries() -> int:
        admin_client.get(address)
        with CaptureQueriesContext(connection) as captured:
            shown = admin_client.get(address).content.decode()
        assert all(word in shown for word in words)
        return len(own(captured))

    before = queries()
    make(site, 1)
    make(site, 2)
    assert queries() == before
