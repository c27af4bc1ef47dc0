"""Every answer is as the description says, to what it allows and to what it does not."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from cms.checks import delivered_blocks
from cms.publishing.withdrawals import tell
from settings.wsgi import application
from stories.models import (
    DayInTheLifePage,
    Partner,
    PartnerDirectoryPage,
    Person,
    Place,
    StoryPage,
)
from tests.around import make_around
from tests.digests import make_digest, make_outlet, report
from tests.factories import (
    index_page,
    locale,
    make_file,
    make_image,
    make_site,
    make_story,
    text,
)
from tests.homes import remember_today, show
from tests.rolled_back import rolled_back
from tests.social import make_post, make_wall, picture
from tests.stories.campaigns import make_campaign, make_series, make_short_video
from tests.stories.podcasts import SPOKEN, make_episode, make_line, make_podcast
from tests.stories.statements import make_body, make_brief, make_statement, somebody

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
]
EXAMPLES = settings(
    max_examples=30,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def as_it_is(environ: Any, start: Any) -> Any:
    """Answer without content coding: schemathesis asks for all there are, and unpacks none."""
    return application({**environ, "HTTP_ACCEPT_ENCODING": "identity"}, start)


@cache
def description() -> Any:
    return schemathesis.openapi.from_wsgi("/delivery/v1/openapi.json", as_it_is)


@pytest.fixture
def api(db: None) -> Iterator[Any]:
    # The end of a request would close the connection that the test's transaction lives in.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield description()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


OPERATIONS = {
    "resolve": "/delivery/v1/resolve",
    "pages": "/delivery/v1/pages",
    "page": "/delivery/v1/pages/{id}",
    "paths": "/delivery/v1/paths",
    "site": "/delivery/v1/site",
    "changes": "/delivery/v1/changes",
    "feed": "/delivery/v1/feeds/json",
}


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any) -> Iterator[StoryPage]:
    """Give what there is to tell."""
    with rolled_back(django_db_blocker):
        yield tell_all(make_site())


def tell_all(site: Site) -> StoryPage:
    """Return a story with every block and field there is, beside pages of the other types."""
    image = make_image(focal_point_x=100, focal_point_y=100)
    person = Person.objects.create(name="A writer", portrait=image, locale=locale("en"))
    place = Place.objects.create(
        name="Al-Qaim", latitude=34.37, longitude=41.09, locale=locale("en")
    )
    day = make_story(
        model=DayInTheLifePage, date="2019-08-20", person=person, place=place, body=every_block()
    )
    make_story("Récit", parent=index_page("fr"))
    link = {"title": "Elsewhere", "url": "https://example.org/", "description": ""}
    story = make_story(
        "Told",
        slug="told",
        tags=["Mosul", "العراق"],
        place=place,
        cover=image,
        standfirst="In brief.",
        safeguarding_note="<p>Names were changed.</p>",
        body=[
            *every_block(),
            {
                "type": "related",
                "value": {"title": "", "items": [{"type": "page", "value": day.pk}]},
            },
            text(
                f'<h2>On</h2><ol><li><a linktype="page" id="{day.pk}">x</a></li></ol>'
                "<hr/><blockquote>q</blockquote>"
            ),
        ],
    )
    story.authors = [("person", person)]
    story.related = [("page", Page.objects.get(pk=day.pk)), ("link", link)]
    story.corrections = [("correction", {"date": "2020-01-01", "text": "A name was wrong."})]
    story.sources = [
        ("source", {"title": "A report", "publisher": "", "url": "", "date": "2017-11"})
    ]
    story.save_revision().publish()
    welcome = '<p>Welcome, <embed embedtype="member_count"/> members.</p>'
    wall = make_wall()
    quoted = make_post("On @UNDP’s work: https://t.co/abc #Mosul", wall, media=[picture(image)])
    make_post("Look 👉", wall, quotes=quoted, page=story, pinned=True)
    home = show(
        ("hero", {"title": "", "pages": [story.pk]}),
        ("latest", {"title": "News", "count": 3, "may_repeat": True}),
        ("featured", {"title": "", "tag": "mosul", "count": 3, "may_repeat": True}),
        ("statement", {"title": "", "count": 1}),
        ("digest", {"title": ""}),
        ("about", {"title": "", "text": welcome, "page": None}),
        ("partners", {"title": "", "text": "", "page": None}),
        ("podcast", {"title": "", "count": 1}),
        ("campaigns", {"title": "", "count": 1, "may_repeat": True}),
        ("short_videos", {"title": "", "count": 1, "may_repeat": True}),
        ("commemoration", {"title": ""}),
        ("tour_invitation", {"title": "", "text": "Come along."}),
        ("social_wall", {"title": "", "wall": wall.pk, "count": 3}),
        ("text", welcome),
    )
    remember_today()
    named = {"people": [person.pk], "url": "https://courier.example/", "language": "ar"}
    make_digest(items=[report(make_outlet(), date="2019-08", **named)])
    took_part = [somebody(person=person.pk, title="Envoy", represents="Iraq")]
    make_statement(issuer=make_body(), place=place, participants=took_part, languages=["en"])
    make_brief("In short", page=story)
    guests = [somebody(person=person.pk, title="Engineer")]
    heard = {"topic": make_line(), "transcript": make_file(SPOKEN), "guests": guests, "season": 1}
    make_episode(6, make_podcast(description="<p>Talks.</p>", category="News"), **heard)
    campaign = make_campaign(hashtag="Told", aims="<p>To tell.</p>", ends_on=date(2030, 1, 1))
    make_short_video(campaign=campaign, series=make_series(), script="<p>Dawn.</p>")
    for left in (None, date(2019, 1, 1)):
        Partner.objects.create(
            name="Iraq",
            iso_code="IQ",
            joined_on=date(2014, 9, 10),
            left_on=left,
            locale=locale("en"),
        )
    home.add_child(instance=PartnerDirectoryPage(title="Partners", locale=locale("en")))
    Redirect.objects.create(old_path="/en/old", redirect_page=day, site=site)
    make_around("en")
    withdrawn = make_story(slug="withdrawn")
    tell(withdrawn, None, reason="A person in it asked us to.")
    withdrawn.unpublish()
    return StoryPage.objects.get(pk=story.pk)


def every_block() -> list[dict[str, Any]]:
    """Return a body with the sample of every block that may stand in one."""
    blocks = StoryPage._meta.get_field("body").stream_block.child_blocks
    return [
        {"type": name, "value": block._evaluate_callable(block.meta.preview_value)}
        for name, block in blocks.items()
    ]


def types_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("type"), str):
            yield value["type"]
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from types_in(part)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("path", OPERATIONS.values(), ids=OPERATIONS)
def test_answers_as_described(told: StoryPage, api: Any, path: str, mode: GenerationMode) -> None:
    checks = [*CHECKS, negative_data_rejection] if mode is GenerationMode.NEGATIVE else CHECKS
    met = 0

    @EXAMPLES
    @given(case=api[path]["GET"].as_strategy(generation_mode=mode))
    def run(case: Any) -> None:
        nonlocal met
        met += 1
        case.call_and_validate(checks=checks)

    run()
    assert met >= 10 or path.endswith("/site")


def asked(told: StoryPage) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give what is sure to be found, and what is sure to be gone."""
    yield "/delivery/v1/site", {}
    yield "/delivery/v1/site", {"locale": "ar"}
    yield "/delivery/v1/paths", {"limit": 2}
    yield "/delivery/v1/pages", {"limit": 2, "include": "html"}
    yield "/delivery/v1/pages", {"include": "document,html,markdown", "order": "title"}
    yield "/delivery/v1/pages", {"tag": "MOSUL", "published_after": "2019-08-20T06:40:00+03:00"}
    for include in ({}, {"include": "html,markdown"}):
        for path in ("/en/", "/fr/", "/en/stories/", "/en/stories/told/", "/en/old/"):
            yield "/delivery/v1/resolve", {"path": path, **include}
    for path in ("/en/stories/withdrawn/", "/en/nowhere/", "nonsense"):
        yield "/delivery/v1/resolve", {"path": path}


def test_what_is_there_is_answered_as_described(told: StoryPage, api: Any) -> None:
    statuses, types = set(), set()
    for path, query in asked(told):
        answer = api[path]["GET"].Case(query=query).call_and_validate(checks=CHECKS)
        statuses.add(answer.status_code)
        types.update(types_in(answer.json()))
    assert statuses == {200, 400, 404, 410}
    assert {name for name, _block in delivered_blocks()} <= types
    for include in ({}, {"include": "html"}, {"locale": "fr"}):
        case = api["/delivery/v1/pages/{id}"]["GET"].Case(
            path_parameters={"id": str(told.translation_key)}, query=include
        )
        answer = case.call_and_validate(checks=CHECKS)
        assert answer.status_code == (404 if "locale" in include else 200)


def test_what_has_not_changed_is_answered_as_described(told: StoryPage, api: Any) -> None:
    operation = api["/delivery/v1/resolve"]["GET"]
    query = {"path": "/en/stories/told/"}
    etag = operation.Case(query=query).call_and_validate(checks=CHECKS).headers["etag"][0]
    case = operation.Case(query=query, headers={"If-None-Match": etag})
    assert case.call_and_validate(checks=CHECKS).status_code == 304
