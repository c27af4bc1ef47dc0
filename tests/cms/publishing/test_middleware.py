"""UnitOfWorkMiddleware: an unsafe request is whole or absent; a safe one takes no lock."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from taggit.models import Tag
from wagtail.models import Page, PageLogEntry
from wagtail.signals import page_published
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.publishing.middleware import UnitOfWorkMiddleware
from stories.models import StoryPage
from tests.cms.publishing.test_page_methods import RefusedError, everything, failing, failing_log
from tests.factories import index_page, make_site, make_story, make_user

pytestmark = pytest.mark.django_db(transaction=True)
Answer = Callable[[HttpRequest], HttpResponse]


def ask(method: str, answer: Answer) -> HttpResponse:
    return UnitOfWorkMiddleware(answer)(RequestFactory().generic(method, "/"))


def writing(status: int, seen: list[bool] | None = None) -> Answer:
    def answer(request: HttpRequest) -> HttpResponse:
        if seen is not None:
            seen.append(connection.in_atomic_block)
        Tag.objects.create(name="written")
        return HttpResponse(status=status)

    return answer


def test_what_went_well_is_kept() -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE", "ANYTHING"):
        for status in (200, 302, 399):
            assert ask(method, writing(status)).status_code == status
            assert Tag.objects.all().delete()[0] == 1


def test_an_answer_of_400_or_more_leaves_nothing() -> None:
    for status in (400, 403, 404, 409, 422, 500, 503):
        assert ask("POST", writing(status)).status_code == status
        assert not Tag.objects.exists(), status


def test_an_exception_leaves_nothing() -> None:
    def answer(request: HttpRequest) -> HttpResponse:
        Tag.objects.create(name="written")
        raise RefusedError

    with pytest.raises(RefusedError):
        ask("POST", answer)
    assert not Tag.objects.exists()


def test_work_for_after_the_commit_goes_with_it() -> None:
    done: list[int] = []

    def answer(request: HttpRequest) -> HttpResponse:
        transaction.on_commit(lambda: done.append(1))
        return HttpResponse(status=int(request.headers["X-Status"]))

    for status in ("400", "200"):
        UnitOfWorkMiddleware(answer)(RequestFactory().post("/", headers={"X-Status": status}))
    assert done == [1]


def test_safe_requests_stay_in_autocommit() -> None:
    seen: list[bool] = []
    for method in ("GET", "HEAD", "OPTIONS", "TRACE"):
        ask(method, writing(200, seen))
        Tag.objects.all().delete()
    assert seen == [False] * 4


def test_an_upload_is_received_before_the_lock_is_taken() -> None:
    """A sender with a slow line holds up nobody else."""
    within: list[bool] = []

    class Line:
        def __init__(self, content: bytes) -> None:
            self.content = content

        def read(self, size: int = -1) -> bytes:
            within.append(connection.in_atomic_block)
            content, self.content = self.content, b""
            return content

        def close(self) -> None: ...

    request = RequestFactory().post("/", "a=b", content_type="application/x-www-form-urlencoded")
    request._stream = Line(b"a=b")  # type: ignore[attr-defined]

    def answer(request: HttpRequest) -> HttpResponse:
        return HttpResponse(request.POST["a"])

    assert UnitOfWorkMiddleware(answer)(request).content == b"b"
    assert within
    assert not any(within)


def form(title: str, **more: Any) -> dict[str, Any]:
    """Return a story's form as a browser sends it."""
    empty: Any = streamfield([])
    fields: dict[str, Any] = {
        "title": title,
        "slug": title.lower(),
        "standfirst": "",
        "kicker": "",
        "cover": "",
        "authors": empty,
        "body": streamfield([("text", rich_text("<p>Once.</p>"))]),
        "related": empty,
        "corrections": empty,
        "sources": empty,
        "partners": empty,
        "safeguarding_note": rich_text(""),
        "editors_note": rich_text(""),
        "comments": inline_formset([]),
        **more,
    }
    return nested_form_data(fields)


@pytest.fixture
def admin() -> Client:
    make_site()
    client = Client(raise_request_exception=False)
    client.force_login(make_user())
    return client


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def publish(client: Client, page: Page, title: str) -> HttpResponse:
    return client.post(edit_url(page), form(title, **{"action-publish": "1"}))


def test_the_admin_publishes(admin: Client) -> None:
    page = make_story("Before")
    assert publish(admin, page, "After").status_code == 302
    assert StoryPage.objects.get(pk=page.pk).title == "After"
    assert PageLogEntry.objects.filter(page_id=page.pk, action="wagtail.publish").count() == 2


def test_a_publish_that_fails_in_the_admin_leaves_not_even_a_draft(admin: Client) -> None:
    page = make_story("Before")
    before = everything()
    with failing(page_published):
        assert publish(admin, page, "After").status_code == 500
    assert everything() == before
    with failing_log():
        assert publish(admin, page, "After").status_code == 500
    assert everything() == before


def test_a_creation_that_fails_in_the_admin_leaves_no_page(admin: Client) -> None:
    parent = index_page()
    url = reverse("wagtailadmin_pages:add", args=["stories", "storypage", parent.pk])
    before = everything()
    with failing(page_published):
        assert admin.post(url, form("New", **{"action-publish": "1"})).status_code == 500
    assert everything() == before
    assert admin.post(url, form("New", **{"action-publish": "1"})).status_code == 302
    assert StoryPage.objects.get(slug="new").live


def test_the_same_for_the_other_actions_of_the_admin(admin: Client) -> None:
    page = make_story("Before")
    for name in ("unpublish", "delete"):
        before = everything()
        with failing_log():
            url = reverse(f"wagtailadmin_pages:{name}", args=[page.pk])
            assert admin.post(url).status_code == 500
        assert everything() == before


def test_a_refused_request_leaves_nothing(admin: Client) -> None:
    page = make_story("Before")
    before = everything()
    outsider = Client()
    outsider.force_login(make_user("Author"))
    assert publish(outsider, page, "After").status_code in (302, 403)
    assert everything() == before


def test_a_request_that_cannot_be_read_is_refused(admin: Client) -> None:
    page = make_story("Before")
    answer = admin.generic("POST", edit_url(page), b"x", "multipart/form-data; boundary=")
    assert answer.status_code == 400
