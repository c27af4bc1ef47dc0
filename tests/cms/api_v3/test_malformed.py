"""Malformed bodies: each is refused with the place of the mistake, whatever it is."""

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Revision

from stories.models import StoryPage
from tests.cms.api_v3.test_story import samples, story
from tests.cms.api_v3.tokens import Api
from tests.factories import image_value, make_image, make_story, text

Writer = Callable[..., Api]
NO_IMAGE = 10**6


def photos(**parts: Any) -> dict[str, Any]:
    return {"type": "photos", "value": {"layout": "wide", "photos": [], **parts}}


def photo(**parts: Any) -> dict[str, Any]:
    return photos(photos=[{"image": {"image": None}, **parts}])


MISTAKES = [
    ("not a list", "body"),
    ({"type": "text", "value": ""}, "body"),
    (None, "body"),
    ([1], "body/0"),
    ([None], "body/0"),
    ([[text()]], "body/0"),
    ([text(), {}], "body/1"),
    ([{"value": "x"}], "body/0"),
    ([{"type": "text"}], "body/0/value"),
    ([{"type": "no_such_block", "value": ""}], "body/0"),
    ([{"type": ["text"], "value": ""}], "body/0"),
    ([text() | {"more": 1}], "body/0/more"),
    ([text() | {"id": "not-a-uuid"}], "body/0/id"),
    ([text() | {"id": 7}], "body/0/id"),
    ([{"type": "text", "value": 5}], "body/0/value"),
    ([{"type": "text", "value": ["x"]}], "body/0/value"),
    ([{"type": "text", "value": {"format": "docx", "content": "x"}}], "body/0/value"),
    ([{"type": "text", "value": {"content": 5}}], "body/0/value"),
    ([{"type": "photos", "value": "x"}], "body/0/value"),
    ([{"type": "photos", "value": []}], "body/0/value"),
    ([photos(layout=7)], "body/0/value/layout"),
    ([photos(layout="upside_down")], "body/0/value/layout"),
    ([photos(photos={})], "body/0/value/photos"),
    ([photos(photos=[7])], "body/0/value/photos/0"),
    ([photos(pictures=[])], "body/0/value/pictures"),
    ([photo(image=7)], "body/0/value/photos/0/image"),
    ([photo(image={"image": "7"})], "body/0/value/photos/0/image/image"),
    ([photo(image={"image": True})], "body/0/value/photos/0/image/image"),
    ([photo(image={"image": NO_IMAGE})], "body/0/value/photos/0/image/image"),
    ([text(), text(), photo(image={"image": 2**40})], "body/2/value/photos/0/image/image"),
    ([photo(caption={})], "body/0/value/photos/0/caption"),
    ([photo(caption="\0")], "body/0/value/photos/0/caption"),
    ([photo(caption="\ud800")], "body/0/value/photos/0/caption"),
    ([photo(**{"a\0": 1})], "body/0/value/photos/0/a\\x00"),
    ([{"type": "moment", "value": {"time": "25:99"}}], "body/0/value/time"),
    ([{"type": "moment", "value": {"time": "soon"}}], "body/0/value/time"),
    ([{"type": "moment", "value": {"media": [text()]}}], "body/0/value/media/0"),
    ([{"type": "related", "value": {"items": [{"type": "page", "value": NO_IMAGE}]}}],
     "body/0/value/items/0/value"),
    ([{"type": "related", "value": {"items": [
        {"type": "link", "value": {"title": "x", "url": "no address"}}]}}],
     "body/0/value/items/0/value/url"),
    ([{"type": "video", "value": {"file": NO_IMAGE}}], "body/0/value/file"),
]  # fmt: skip


def errors(answer: Any) -> list[dict[str, Any]]:
    assert answer.status_code == 422, (answer.status_code, answer.content)
    assert answer["Content-Type"] == "application/problem+json"
    found: list[dict[str, Any]] = answer.json()["errors"]
    assert all(error["msg"] for error in found)
    return found


def test_a_mistake_is_named_by_its_place(writer: Writer) -> None:
    page = make_story("Untouched")
    api, before = writer(), Revision.objects.count()
    for body, place in MISTAKES:
        for meta in ({}, {"action": "publish"}):
            answers = (
                api.post("pages/", story("X", body=body, meta=meta)),
                api.patch(f"pages/{page.pk}/", {"body": body, "meta": meta}),
            )
            for answer in answers:
                assert place in [error["place"] for error in errors(answer)], (body, answer.content)
    assert Revision.objects.count() == before


def test_several_mistakes_are_named_at_once(writer: Writer) -> None:
    body = [text(), photo(image={"image": NO_IMAGE}), {"type": "nothing", "value": 1}]
    answer = writer().post("pages/", story("X", body=body, nonsense=1) | {"title": 7})
    places = {error["place"] for error in errors(answer)}
    assert places == {"body/1/value/photos/0/image/image", "body/2", "nonsense", "title"}


def test_what_is_missing_is_named_when_it_is_published(writer: Writer) -> None:
    image = make_image()
    empty_alt = {**image_value(image), "alt_text": ""}
    body = [text(), photos(photos=[{"image": image_value(image)}, {"image": empty_alt}])]
    answer = writer().post("pages/", story("X", body=body, meta={"action": "publish"}))
    [error] = errors(answer)
    assert error["place"] == "body/1/value/photos/1/image/alt_text"
    assert error["loc"] == ["body", 1, "value", "photos", 1, "image", "alt_text"]


def test_other_fields_are_named_too(writer: Writer) -> None:
    api = writer()
    for fields, place in (
        ({"cover_id": NO_IMAGE}, "cover"),
        ({"cover_id": "x"}, "cover_id"),
        ({"slug": "no slug!"}, "slug"),
        ({"kicker": "x" * 81}, "kicker"),
        ({"no_such_field": 1}, "no_such_field"),
        ({"tags": "x"}, "tags"),
        ({"tags": [1]}, "tags/0"),
        ({"go_live_at": "soon"}, "go_live_at"),
        ({"authors": [{"type": "person", "value": NO_IMAGE}]}, "authors/0/value"),
        ({"sources": [{"type": "source", "value": {"date": 2017}}]}, "sources/0/value/date"),
        ({"meta": {"type": "stories.StoryPage", "parent_id": "x"}}, "meta/parent_id"),
    ):
        answer = api.post("pages/", story("X", body=[text()]) | fields)
        assert place in [error["place"] for error in errors(answer)], (fields, answer.content)


# Whatever is sent

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=9)
    | st.sampled_from([*"\0\ud800", "text", "photos", "<p>x</p>", "2026-01-01", 2**31, 10**30, -1]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "value", "id", "image", "photos", "items", "", "\0"]), inner
        )
    ),
    max_leaves=8,
)


def spots(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Return the place of every part of a body."""
    yield path
    parts = dict(enumerate(value)) if isinstance(value, list) else value
    for key, part in parts.items() if isinstance(parts, dict) else ():
        yield from spots(part, (*path, key))


def put(value: Any, path: tuple[Any, ...], part: Any) -> Any:
    if not path:
        return part
    changed = copy.copy(value)
    changed[path[0]] = put(value[path[0]], path[1:], part)
    return changed


@pytest.fixture
def spoilt(writer: Writer) -> tuple[Api, StoryPage, dict[str, Any]]:
    """Give a program, a page to patch, and a good body to spoil."""
    image = make_image()
    whole = story(
        "Spoilt", body=samples(image.pk), tags=["a"], standfirst="x", cover_id=image.pk,
        sources=[{"type": "source", "value": {"title": "A report", "date": "2017-11"}}],
        safeguarding_note="<p>x</p>", go_live_at=None, slug="spoilt",
    )  # fmt: skip
    return writer(), make_story("To be spoilt"), whole


@settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_nothing_that_is_sent_breaks_it(spoilt: Any, data: Any) -> None:
    api, page, whole = spoilt
    spot = data.draw(st.sampled_from(sorted(spots(whole), key=str)))
    body = put(copy.deepcopy(whole), spot, data.draw(JSON))
    publish = data.draw(st.booleans())
    with transaction.atomic():
        for method, path in (("POST", "pages/"), ("PATCH", f"pages/{page.pk}/")):
            if publish and isinstance(body, dict) and isinstance(body.get("meta"), dict):
                body["meta"]["action"] = "publish"
            answer = api.send(method, path, json.dumps(body).encode())
            assert answer.status_code in (200, 201, 400, 404, 422), answer.content
            if answer.status_code == 422:
                errors(answer)
        transaction.set_rollback(True)
