"""pages: lists, and one page by id."""

from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlsplit
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction, Site

from stories.models import DayInTheLifePage
from tests.factories import (
    image_value,
    index_page,
    make_image,
    make_story,
    text,
)

PAGES = "/delivery/v1/pages"


def titles(client: Client, **query: object) -> list[str]:
    return [item["title"] for item in client.get(PAGES, query).json()["items"]]


def test_lists_what_is_public_the_newest_first(site: Site, client: Client) -> None:
    make_story("First")
    make_story("Second")
    make_story("Draft", publish=False)
    private = make_story("Private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert titles(client, type="story") == ["Second", "First"]


def test_a_page_below_another_language_s_home_page_has_no_path_and_is_left_out(
    site: Site, client: Client
) -> None:
    stray, kept = make_story("Stray"), make_story("Kept")
    stray.move(index_page("ar"), pos="last-child")
    assert titles(client, type="story") == ["Kept"]
    assert titles(client, ids=f"{stray.translation_key},{kept.translation_key}") == ["Kept"]
    for name in ("paths", f"pages/{stray.translation_key}?locale=en", "resolve?path=/en/"):
        assert client.get(f"/delivery/v1/{name}").status_code in (200, 404)


def test_filters_narrow(site: Site, client: Client) -> None:
    make_story("Told", tags=["DayInTheLife"])
    make_story("Day", model=DayInTheLifePage, date="2019-08-20", tags=["dayinthelife", "Mosul"])
    make_story("Récit", parent=index_page("fr"))
    assert titles(client, type="day_in_the_life") == ["Day"]
    assert titles(client, locale="fr", type="story") == ["Récit"]
    assert titles(client, tag="DAYINTHELIFE", order="title") == ["Day", "Told"]
    assert titles(client, tag="DayInTheLife,mosul") == ["Day"]
    assert titles(client, type="story,day_in_the_life", locale="en,fr", order="title") == [
        "Day", "Récit", "Told",
    ]  # fmt: skip


def test_published_between(site: Site, client: Client) -> None:
    for year in (2017, 2018, 2019):
        page = make_story(str(year))
        page.first_published_at = datetime(year, 6, 1, tzinfo=UTC)
        page.save()
    query = {
        "published_after": "2017-12-31T00:00Z",
        "published_before": "2018-12-31T00:00:00+03:00",
    }
    assert titles(client, type="story", **query) == ["2018"]


def test_a_hundred_ids_fit_and_no_more(site: Site, client: Client) -> None:
    page = make_story("Found")
    many = [str(uuid4()) for _ in range(99)]
    assert titles(client, ids=",".join([*many, str(page.translation_key)])) == ["Found"]
    refused = client.get(PAGES, {"ids": ",".join([*many, str(uuid4()), str(uuid4())])})
    assert (refused.status_code, refused.json()["parameter"]) == (400, "ids")


def test_ids_select(site: Site, client: Client) -> None:
    pages = [make_story(), make_story(), make_story()]
    chosen = {str(page.translation_key) for page in pages[:2]}
    items = client.get(PAGES, {"ids": ",".join(chosen)}).json()["items"]
    assert {item["id"] for item in items} == chosen


def test_include_gives_whole_documents_with_markup(site: Site, client: Client) -> None:
    make_story(body=[text("<h2>Road</h2><p>A <b>word</b> &amp; more</p>")])
    answer = client.get(PAGES, {"type": "story", "include": "document,html,markdown"})
    rich = answer.json()["items"][0]["body"][0]["text"]
    assert rich["html"] == "<h2>Road</h2><p>A <strong>word</strong> &amp; more</p>"
    assert rich["markdown"] == "## Road\n\nA **word** \\& more"
    plain = client.get(PAGES, {"type": "story", "include": "document"}).json()["items"][0]
    assert set(plain["body"][0]["text"]) == {"content"}


def test_following_next_meets_every_page_once_while_others_publish(
    site: Site, client: Client
) -> None:
    expected = {str(make_story().translation_key) for _ in range(7)}
    seen: list[str] = []
    query = {"type": "story", "limit": "2"}
    while query:
        answer = client.get(PAGES, query).json()
        seen += [item["id"] for item in answer["items"]]
        make_story()
        query = dict(parse_qsl(urlsplit(answer["next"]).query)) if answer["next"] else {}
    assert len(seen) == len(set(seen))
    assert set(seen) == expected


@pytest.mark.parametrize(
    "order", ["published_at", "-published_at", "title", "-title", "updated_at"]
)
def test_cursors_hold_in_every_order(site: Site, client: Client, order: str) -> None:
    for title in ("b", "a", "c", "a", "ب"):
        make_story(title)
    whole = [
        item["id"] for item in client.get(PAGES, {"type": "story", "order": order}).json()["items"]
    ]
    pieces: list[str] = []
    query = {"type": "story", "order": order, "limit": "1"}
    while query:
        answer = client.get(PAGES, query).json()
        pieces += [item["id"] for item in answer["items"]]
        query = dict(parse_qsl(urlsplit(answer["next"]).query)) if answer["next"] else {}
    assert pieces == whole
    assert len(whole) == 5


def queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        answer = client.get(url)
    assert answer.status_code == 200, answer.content
    return len(captured)


@pytest.mark.parametrize("include", ["", "&include=document"])
def test_more_rows_add_no_queries(site: Site, client: Client, include: str) -> None:
    image = make_image()
    target = make_story("Target")

    def body() -> list[dict[str, object]]:
        photo = {"image": image_value(image), "caption": ""}
        return [
            text(f'<p><a linktype="page" id="{target.pk}">Read</a></p>'),
            {"type": "photos", "value": {"layout": "grid", "photos": [photo, photo]}},
            {"type": "related", "value": {"items": [{"type": "page", "value": target.pk}]}},
        ]  # fmt: skip

    url = f"{PAGES}?type=story&limit=100{include}"
    make_story(body=body(), tags=["a"])
    few = queries(client, url)
    for _ in range(5):
        make_story(body=body(), tags=["b"])
    assert queries(client, url) == few


def test_more_blocks_add_no_queries(site: Site, client: Client) -> None:
    images = [make_image() for _ in range(4)]
    targets = [make_story() for _ in range(4)]

    def body(number: int) -> list[dict[str, object]]:
        blocks: list[dict[str, object]] = []
        for image, target in list(zip(images, targets, strict=True))[:number]:
            blocks += [
                text(f'<p><a linktype="page" id="{target.pk}">Read</a></p>'),
                {"type": "quote", "value": {"text": "So.", "portrait": image_value(image)}},
                {"type": "photos", "value": {"photos": [{"image": image_value(image)}]}},
                {"type": "before_after", "value": {
                    "before": image_value(image), "after": image_value(image), "changed": "All"}},
                {"type": "moment", "value": {"time": "06:00", "title": "Early", "media": [
                    {"type": "photos", "value": {"photos": [{"image": image_value(image)}]}}]}},
            ]  # fmt: skip
        return blocks

    make_story(slug="short", body=body(1))
    make_story(slug="long", body=body(4))
    resolve = "/delivery/v1/resolve?path=/en/stories/{}/"
    assert queries(client, resolve.format("long")) == queries(client, resolve.format("short"))


def test_one_page_by_id_and_language(site: Site, client: Client) -> None:
    page = make_story("English")
    translated = page.copy_for_translation(index_page("ar").locale, copy_parents=True)
    translated.title = "عربي"
    translated.save_revision().publish()
    url = f"{PAGES}/{page.translation_key}"
    assert client.get(url).json()["title"] == "English"
    arabic = client.get(url, {"locale": "ar"}).json()
    assert (arabic["title"], arabic["dir"]) == ("عربي", "rtl")
    assert [other["locale"] for other in arabic["translations"]] == ["en"]
    assert client.get(url, {"locale": "fr"}).status_code == 404


def test_the_second_request_is_304(site: Site, client: Client) -> None:
    make_story()
    first = client.get(PAGES)
    again = client.get(PAGES, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    make_story()
    assert client.get(PAGES, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_answers_are_the_same_for_everybody(
    site: Site, client: Client, admin_client: Client
) -> None:
    make_story()
    draft = make_story("Draft", publish=False)
    public = client.get(PAGES)
    editor = admin_client.get(PAGES, headers={"accept-language": "ar", "authorization": "Bearer x"})
    assert editor.content == public.content
    assert draft.title.encode() not in editor.content
    assert "Vary" not in editor
    assert not editor.cookies
    assert public["Access-Control-Allow-Origin"] == "*"
    assert f"page:{draft.pk}" not in public["Surrogate-Key"]


def test_head_and_preflight(site: Site, client: Client) -> None:
    assert client.head(PAGES)["ETag"] == client.get(PAGES)["ETag"]
    preflight = client.options(PAGES, headers={"origin": "https://reader.example"})
    assert preflight.status_code == 204
    assert preflight["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("colour=red", "colour"),
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=ten", "limit"),
        ("type=novel", "type"),
        ("locale=xx", "locale"),
        ("ids=1", "ids"),
        ("order=random", "order"),
        ("published_after=yesterday", "published_after"),
        ("published_after=2019-01-01T00:00", "published_after"),
        ("cursor=%00", "cursor"),
        ("cursor=abc", "cursor"),
        ("tag=", "tag"),
        ("tag=a&tag=b", "tag"),
        ("include=all", "include"),
        ("site=%00", "site"),
        ("tag=" + "a" * 3000, "tag"),
    ],
)
def test_a_bad_parameter_is_named(site: Site, client: Client, query: str, parameter: str) -> None:
    answer = client.get(f"{PAGES}?{query}")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["parameter"] == parameter
    assert answer.json()["detail"].endswith(".")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.text(max_size=20), st.text(max_size=60), max_size=3))
def test_no_query_whatever_breaks_it(site: Site, client: Client, query: dict[str, str]) -> None:
    answer = client.get(PAGES, query)
    assert answer.status_code in (200, 400)


def test_an_unknown_site_is_not_found(site: Site, client: Client) -> None:
    assert client.get(PAGES, {"site": "nobody.example"}).status_code == 404
    assert client.get(PAGES, {"site": site.hostname}).status_code == 200


def test_an_id_may_be_in_capitals(site: Site, client: Client) -> None:
    story = make_story()
    small, capitals = (f"{PAGES}/{form(str(story.translation_key))}" for form in (str, str.upper))
    assert small != capitals
    assert client.get(capitals).json() == client.get(small).json()
    assert client.get(capitals + ".md").content == client.get(small + ".md").content
