"""What somebody deletes while somebody else is changing it: both are told, and nothing is lost."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, connections
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Locale, Page

from cms.media.models import Image
from cms.publishing.rebuilding import verify
from cms.unit_of_work import unit_of_work
from stories.models import StoryIndexPage, StoryPage
from tests.cms.api_v3.tokens import Api, make_token
from tests.cms.publishing.test_middleware import form
from tests.factories import index_page, make_image, make_site, make_story, make_user

pytestmark = pytest.mark.django_db(transaction=True)
SENTENCE = "Somebody else has just deleted this page or item"
Made = dict[str, Any]


def elsewhere(deed: Callable[[], object]) -> None:
    """Do something on a connection of one's own, and commit it."""
    wrong: list[Exception] = []

    def run() -> None:
        try:
            deed()
        except Exception as error:  # noqa: BLE001  it is raised where it is waited for
            wrong.append(error)
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(20)
    assert not thread.is_alive(), "It waits for what waits for it."
    assert wrong == []


@contextmanager
def once_read(model: type[Any], deed: Callable[[], object]) -> Iterator[None]:
    """Do something elsewhere as soon as this connection has read a row of a model.

    This is the moment between finding what is asked for and changing it.
    """
    table, done, mine = f'"{model._meta.db_table}"', [], threading.get_ident()

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        if not done and sql.startswith("SELECT") and f"FROM {table}" in sql:
            assert threading.get_ident() == mine
            done.append(True)
            elsewhere(deed)
        return result

    with connection.execute_wrapper(watch):
        yield
    assert done


@contextmanager
def before(hook: str, deed: Callable[[], object]) -> Iterator[None]:
    """Do something elsewhere just before Wagtail's hook of that name, once it is POSTed."""
    done = []

    def run(request: Any, *args: Any) -> None:
        if request.method == "POST" and not done:
            done.append(True)
            elsewhere(deed)

    with hooks.register_temporarily(hook, run, order=-10):
        yield
    assert done


@pytest.fixture
def made() -> Made:
    make_site()
    target = StoryIndexPage(
        title="Target", slug="target", locale=Locale.objects.get(language_code="en")
    )
    index_page().get_parent().add_child(instance=target)
    return {"page": make_story("Mine"), "target": target}


@pytest.fixture
def admin(made: Made) -> Client:
    client = Client()
    client.force_login(make_user())
    return client


@pytest.fixture
def api(made: Made) -> Api:
    return Api(make_token(make_user()))


def delete(page: Page) -> Callable[[], object]:
    return lambda: type(page).objects.get(pk=page.pk).delete()


def assert_told(client: Client, answer: HttpResponse) -> None:
    assert answer.status_code == 302, answer.content[:300]
    assert SENTENCE in client.get(answer["Location"], follow=True).content.decode()


def assert_whole() -> None:
    """No page lies below none, and what is stored is what is there."""
    assert Page.find_problems() == ([], [], [], [], [])
    for page in Page.objects.filter(depth__gt=2):
        assert page.url_path == f"{page.get_parent().url_path}{page.slug}/"
    assert [line for progress in verify() for line in progress.failed] == []


def url(name: str, *args: Any) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=args)


class TestOnPostgreSQL:
    """On SQLite who writes waits until whoever else does has ended."""

    __test__ = connection.vendor == "postgresql"

    def test_moved_below_what_is_deleted(self, admin: Client, made: Made) -> None:
        page, target = made["page"], made["target"]
        with before("before_move_page", delete(target)):
            answer = admin.post(url("move_confirm", page.pk, target.pk))
        assert_told(admin, answer)
        assert StoryPage.objects.get(pk=page.pk).get_parent().pk == index_page().pk
        assert_whole()

    def test_moved_once_it_is_deleted(self, admin: Client, made: Made) -> None:
        page, target = made["page"], made["target"]
        with before("before_move_page", delete(page)):
            answer = admin.post(url("move_confirm", page.pk, target.pk))
        assert_told(admin, answer)
        assert not Page.objects.filter(pk=page.pk).exists()
        assert_whole()

    def test_moved_while_the_target_is_being_deleted(self, made: Made) -> None:
        """Who deletes has begun, and ends while the other waits."""
        page, target = made["page"], made["target"]
        begun, told = threading.Event(), []

        def remove() -> None:
            with unit_of_work():
                delete(target)()
                begun.set()
                waiting.wait(1)

        def move() -> None:
            begun.wait(10)
            waiting.set()
            client = Client()
            client.force_login(make_user("Publisher"))
            told.append(client.post(url("move_confirm", page.pk, target.pk)))

        waiting = threading.Event()
        both = [threading.Thread(target=_closing(each)) for each in (remove, move)]
        for thread in both:
            thread.start()
        for thread in both:
            thread.join(20)
        [answer] = told
        assert answer.status_code in (302, 404)
        assert StoryPage.objects.get(pk=page.pk).get_parent().pk == index_page().pk
        assert_whole()

    def test_copied_below_what_is_deleted(self, admin: Client, made: Made) -> None:
        page, target = made["page"], made["target"]
        fields = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": target.pk}
        with before("before_copy_page", delete(target)):
            answer = admin.post(url("copy", page.pk), fields)
        assert_told(admin, answer)
        with before("before_copy_page", delete(page)):
            answer = admin.post(
                url("copy", page.pk), {**fields, "new_parent_page": index_page().pk}
            )
        assert_told(admin, answer)
        assert not Page.objects.filter(slug="copy").exists()
        assert_whole()

    @pytest.mark.parametrize("name", ["delete", "unpublish"])
    def test_done_to_what_is_deleted(self, admin: Client, made: Made, name: str) -> None:
        page = made["page"]
        with before(f"before_{name}_page", delete(page)):
            answer = admin.post(url(name, page.pk))
        assert_told(admin, answer)
        assert not StoryPage.objects.filter(pk=page.pk).exists()
        assert_whole()

    @pytest.mark.parametrize("action", ["action-publish", "action-save"])
    def test_published_or_saved_once_it_is_deleted(
        self, admin: Client, made: Made, action: str
    ) -> None:
        page = made["page"]
        with before("before_edit_page", delete(page)):
            answer = admin.post(url("edit", page.pk), form("Other", **{action: "1"}))
        assert_told(admin, answer)
        assert not Page.objects.filter(pk=page.pk).exists()
        assert_whole()

    def test_what_saves_by_itself_is_told_in_json(self, admin: Client, made: Made) -> None:
        page = made["page"]
        with before("before_edit_page", delete(page)):
            answer = admin.post(
                url("edit", page.pk), form("Other"), headers={"accept": "application/json"}
            )
        assert answer.status_code == 409
        assert answer.json()["error_code"] == "deleted_meanwhile"
        assert SENTENCE in answer.json()["error_message"]

    @pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move"])
    def test_acted_on_with_many_others(self, admin: Client, made: Made, action: str) -> None:
        page, other, target = made["page"], make_story("Other"), made["target"]
        other.unpublish() if action == "publish" else None
        at = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        fields = {"chooser": target.pk} if action == "move" else {}
        with before("before_bulk_action", delete(page)):
            answer = admin.post(f"{at}?id={page.pk}&id={other.pk}&next=/admin/", fields)
        assert_told(admin, answer)
        kept = StoryPage.objects.get(pk=other.pk)
        assert (kept.live, kept.get_parent().pk) == (action != "publish", index_page().pk)
        assert_whole()

    def test_moved_with_many_others_below_what_is_deleted(self, admin: Client, made: Made) -> None:
        page, target = made["page"], made["target"]
        at = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
        with before("before_bulk_action", delete(target)):
            answer = admin.post(f"{at}?id={page.pk}&next=/admin/", {"chooser": target.pk})
        assert_told(admin, answer)
        assert StoryPage.objects.get(pk=page.pk).get_parent().pk == index_page().pk
        assert_whole()

    def test_translated_once_it_is_deleted(self, admin: Client, made: Made) -> None:
        page = made["page"]
        french = Locale.objects.get(language_code="fr")
        at = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        with once_read(StoryPage, delete(page)):
            answer = admin.post(at, {"locales": [french.pk]})
        assert_told(admin, answer)
        assert not Page.objects.filter(slug=page.slug).exists()
        assert_whole()

    def test_a_picture_saved_once_it_is_deleted(self, admin: Client) -> None:
        image = make_image("Once")
        at = reverse("wagtailimages:edit", args=[image.pk])
        with once_read(Image, lambda: Image.objects.get(pk=image.pk).delete()):
            answer = admin.post(
                at, {"title": "Twice", "alt": "", "collection": image.collection_id}
            )
        assert_told(admin, answer)
        assert not Image.objects.exists()

    @pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move", "copy"])
    def test_programs_are_told(self, api: Api, made: Made, action: str) -> None:
        page, target = made["page"], made["target"]
        where = {"destination_id": target.pk} if action in ("move", "copy") else {}
        method = "DELETE" if action == "delete" else "POST"
        with once_read(Page, delete(page)):
            answer = api.send(method, f"pages/{page.pk}/actions/{action}/", where)
        assert answer.status_code == 409, answer.content
        assert answer.json()["type"] == "urn:storywire:problem:deleted_meanwhile"
        assert SENTENCE in answer.json()["detail"]
        assert not Page.objects.filter(pk=page.pk).exists()
        assert_whole()


def _closing(deed: Callable[[], object]) -> Callable[[], None]:
    def run() -> None:
        try:
            deed()
        finally:
            connections.close_all()

    return run
