"""The roles: what each may do, and may not, through the admin itself."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Task,
    TaskState,
    Workflow,
    WorkflowPage,
)
from wagtail_localize.models import StringTranslation, Translation

from cms.accounts.models import User
from cms.accounts.roles import ROLES, create_roles
from cms.media.models import File, Image
from stories.models import Person, StoryPage
from tests.cms.publishing.test_middleware import form
from tests.factories import index_page, jpeg, locale, make_file, make_image, make_story, make_user

NAMES = [role.name for role in ROLES]


def sign_in(role: str | None) -> Client:
    client = Client()
    client.force_login(make_user(role))
    return client


@pytest.fixture(autouse=True)
def _workflow(site: Site) -> None:
    """Put the workflow that migrations made, and tests that commit may have removed, in place."""
    task = GroupApprovalTask.objects.first()
    if task is None:
        task = GroupApprovalTask.objects.create(name="Review")
        task.groups.set(Group.objects.filter(name__in=("Publisher", "Administrator")))
    workflow = Workflow.objects.first() or Workflow.objects.create(name="Review")
    workflow.workflow_tasks.get_or_create(task=task)
    WorkflowPage.objects.get_or_create(workflow=workflow, page=Page.objects.get(depth=1))


def url(name: str, *arguments: Any) -> str:
    return reverse(name, args=arguments)


def add(client: Client, title: str, **actions: str) -> HttpResponse:
    address = url("wagtailadmin_pages:add", "stories", "storypage", index_page().pk)
    return client.post(address, form(title, **actions))


def edit(client: Client, page: Page, title: str, **actions: str) -> HttpResponse:
    return client.post(url("wagtailadmin_pages:edit", page.pk), form(title, **actions))


PUBLISH = {"action-publish": "1"}
SUBMIT = {"action-submit": "1"}


def approve(client: Client, page: Page) -> HttpResponse:
    state = page.current_workflow_task_state
    return client.post(url("wagtailadmin_pages:workflow_action", page.pk, "approve", state.pk))


def refused(answer: HttpResponse) -> bool:
    """Tell whether the admin turned somebody away: to its front page, with a message."""
    return answer.status_code == 403 or (
        answer.status_code == 302 and answer["Location"] == reverse("wagtailadmin_home")
    )


@pytest.mark.parametrize("role", NAMES)
def test_everybody_may_enter(role: str) -> None:
    assert sign_in(role).get(reverse("wagtailadmin_home")).status_code == 200


def test_a_user_without_a_role_may_not_enter() -> None:
    client = Client()
    client.force_login(User.objects.create_user("nobody", password="x"))
    assert client.get(reverse("wagtailadmin_home")).status_code in (302, 403)


def test_an_author_writes_and_submits_but_does_not_publish() -> None:
    author = sign_in("Author")
    assert add(author, "Mine", **PUBLISH).status_code == 302
    page = StoryPage.objects.get(slug="mine")
    assert not page.live
    assert edit(author, page, "Mine-again", **SUBMIT).status_code == 302
    page = StoryPage.objects.get(pk=page.pk)
    assert page.current_workflow_state
    assert page.get_latest_revision_as_object().title == "Mine-again"
    approve(author, page)
    assert not StoryPage.objects.get(pk=page.pk).live


def test_a_publisher_publishes_a_page_in_review_without_the_review() -> None:
    add(sign_in("Author"), "Mine", **SUBMIT)
    page = StoryPage.objects.get(slug="mine")
    assert page.current_workflow_state
    assert edit(sign_in("Publisher"), page, "Ours", **PUBLISH).status_code == 302
    page = StoryPage.objects.get(pk=page.pk)
    assert (page.live, page.title) == (True, "Ours")


def test_an_author_leaves_the_pages_of_others_alone() -> None:
    page = make_story("Somebody’s")
    author = sign_in("Author")
    before = page.revisions.count()
    assert refused(edit(author, page, "Changed"))
    assert refused(author.post(url("wagtailadmin_pages:unpublish", page.pk)))
    assert refused(author.post(url("wagtailadmin_pages:delete", page.pk)))
    page = StoryPage.objects.get(pk=page.pk)
    assert page.live
    assert page.revisions.count() == before


@pytest.mark.parametrize("role", ["Editor", "Translator", "Publisher", "Administrator"])
def test_these_edit_the_pages_of_others(role: str) -> None:
    page = make_story("Before")
    assert edit(sign_in(role), page, "After").status_code == 302
    page = StoryPage.objects.get(pk=page.pk)
    assert page.get_latest_revision_as_object().title == "After"
    assert StoryPage.objects.get(pk=page.pk).title == "Before"


@pytest.mark.parametrize("role", ["Author", "Editor", "Translator"])
def test_these_publish_nothing(role: str) -> None:
    page = make_story("Before", owner=None)
    client = sign_in(role)
    edit(client, page, "After", **PUBLISH)
    client.post(url("wagtailadmin_pages:unpublish", page.pk))
    page = StoryPage.objects.get(pk=page.pk)
    assert (page.live, page.title) == (True, "Before")


@pytest.mark.parametrize("role", ["Publisher", "Administrator"])
def test_these_publish_withdraw_and_approve(role: str) -> None:
    client = sign_in(role)
    page = make_story("Before")
    edit(client, page, "After", **PUBLISH)
    assert StoryPage.objects.get(pk=page.pk).title == "After"
    client.post(url("wagtailadmin_pages:unpublish", page.pk))
    assert not StoryPage.objects.get(pk=page.pk).live
    add(sign_in("Author"), "Submitted", **SUBMIT)
    submitted = StoryPage.objects.get(slug="submitted")
    assert not submitted.live
    approve(client, submitted)
    assert StoryPage.objects.get(pk=submitted.pk).live
    states = TaskState.objects.values_list("status", flat=True)
    assert list(states) == ["approved"]


@pytest.mark.parametrize("role", ["Author", "Editor", "Translator"])
def test_these_approve_nothing(role: str) -> None:
    add(sign_in("Author"), "Submitted", **SUBMIT)
    page = StoryPage.objects.get(slug="submitted")
    approve(sign_in(role), page)
    assert not StoryPage.objects.get(pk=page.pk).live


@pytest.mark.parametrize("role", ["Editor", "Translator", "Publisher", "Administrator"])
def test_these_submit_translations(role: str) -> None:
    page = make_story("To translate")
    # The page above must be there in that language, or it is made along.
    french = locale("fr")
    address = url("wagtail_localize:submit_page_translation", page.pk)
    client = sign_in(role)
    assert client.get(address).status_code == 200
    answer = client.post(address, {"locales": [french.pk]})
    assert answer.status_code == 302
    assert Translation.objects.filter(target_locale=french).exists()
    copy = StoryPage.objects.get(translation_key=page.translation_key, locale=french)
    assert not copy.live
    assert client.get(url("wagtailadmin_pages:edit", copy.pk)).status_code == 200


def test_an_author_does_not_submit_translations() -> None:
    page = make_story("To translate")
    french = Locale.objects.get(language_code="fr")
    address = url("wagtail_localize:submit_page_translation", page.pk)
    answer = sign_in("Author").post(address, {"locales": [french.pk]})
    assert answer.status_code in (302, 403, 404)
    assert not Translation.objects.exists()


def test_a_translator_edits_one_string_of_a_translation() -> None:
    page = make_story("To translate")
    translator = sign_in("Translator")
    address = url("wagtail_localize:submit_page_translation", page.pk)
    translator.post(address, {"locales": [locale("fr").pk]})
    translation = Translation.objects.get(target_locale=locale("fr"))
    segment = translation.source.stringsegment_set.get(string__data="To translate")
    answer = translator.put(
        url("wagtail_localize:edit_string_translation", translation.pk, segment.pk),
        "value=%C3%80%20traduire",
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code in (200, 201), answer.content
    written = StringTranslation.objects.get(translation_of__data="To translate")
    assert (written.data, written.locale.language_code) == ("À traduire", "fr")


@pytest.mark.parametrize("role", NAMES)
def test_everybody_adds_pictures(role: str) -> None:
    client = sign_in(role)
    upload = SimpleUploadedFile("a.jpg", jpeg((400, 300)), "image/jpeg")
    answer = client.post(
        url("wagtailimages_chooser:create"),
        {
            "image-chooser-upload-title": "Added",
            "image-chooser-upload-file": upload,
            "image-chooser-upload-alt": "A field",
            "image-chooser-upload-tags": "",
        },
    )
    assert answer.status_code == 200
    assert Image.objects.filter(title="Added").exists(), answer.content[:2000]


@pytest.mark.parametrize("role", NAMES)
def test_everybody_chooses_pictures_and_files_and_films(role: str) -> None:
    image, file = make_image("Somebody’s picture"), make_file()
    client = sign_in(role)
    for address, found in (
        (url("wagtailimages_chooser:choose"), "Somebody’s picture"),
        (url("wagtaildocs_chooser:choose"), file.title),
    ):
        answer = client.get(address)
        assert answer.status_code == 200
        assert found in answer.json()["html"].replace("&#x27;", "’")
    assert client.get(url("wagtailimages_chooser:chosen", image.pk)).status_code == 200
    assert client.get(url("wagtaildocs_chooser:chosen", file.pk)).status_code == 200
    assert client.get(url("wagtailmedia:chooser")).status_code == 200


@pytest.mark.parametrize("role", NAMES)
def test_everybody_adds_files(role: str) -> None:
    upload = SimpleUploadedFile("a.vtt", b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n", "text/vtt")
    answer = sign_in(role).post(
        url("wagtaildocs_chooser:create"),
        {
            "document-chooser-upload-title": "Captions",
            "document-chooser-upload-file": upload,
            "document-chooser-upload-tags": "",
        },
    )
    assert answer.status_code == 200
    assert File.objects.filter(title="Captions").exists(), answer.content[:2000]


@pytest.mark.parametrize("role", NAMES)
def test_all_but_translators_add_films(role: str) -> None:
    answer = sign_in(role).get(url("wagtailmedia:add", "video"))
    assert (answer.status_code == 200) == (role != "Translator")


@pytest.mark.parametrize("role", NAMES)
def test_all_but_authors_edit_people(role: str) -> None:
    person = Person.objects.create(name="Before", locale=locale("en"))
    address = url(Person.snippet_viewset.get_url_name("edit"), person.pk)
    fields = {"name": "After", "role": "", "bio": "", "portrait": "", "user": ""}
    sign_in(role).post(address, fields)
    person.refresh_from_db()
    assert person.name == ("Before" if role == "Author" else "After")


@pytest.mark.parametrize("role", NAMES)
def test_administrators_alone_manage_users_and_roles(role: str) -> None:
    client = sign_in(role)
    fields = {
        "username": "newcomer",
        "email": "newcomer@example.org",
        "first_name": "New",
        "last_name": "Comer",
        "password1": "a long and odd sentence",
        "password2": "a long and odd sentence",
        "groups": [Group.objects.get(name="Author").pk],
        "is_active": "on",
    }
    opened = client.get(url("wagtailusers_users:index"))
    client.post(url("wagtailusers_users:add"), fields)
    allowed = role == "Administrator"
    assert (opened.status_code == 200) == allowed
    assert User.objects.filter(username="newcomer").exists() == allowed
    assert (client.get(url("wagtailusers_groups:index")).status_code == 200) == allowed
    assert (client.get(url("wagtailsites:index")).status_code == 200) == allowed
    assert (client.get(url("wagtailadmin_workflows:index")).status_code == 200) == allowed


def test_a_newcomer_can_sign_in_and_write() -> None:
    make_user("Author", email="a@example.org")
    username = User.objects.latest("pk").username
    client = Client()
    fields = {"username": username, "password": "correct horse battery staple"}
    assert client.post(reverse("wagtailadmin_login"), fields).status_code == 302
    assert add(client, "First").status_code == 302


# How the roles come about


def test_migrating_makes_the_roles_and_hands_the_workflow_over() -> None:
    call_command("migrate", verbosity=0)
    assert set(NAMES) <= set(Group.objects.values_list("name", flat=True))
    assert not Group.objects.filter(name__in=("Moderators", "Editors")).exists()
    task = Task.objects.get(active=True).specific
    assert set(task.groups.values_list("name", flat=True)) == {"Publisher", "Administrator"}


def test_a_role_that_was_changed_is_not_reset() -> None:
    editors = Group.objects.get(name="Editor")
    editors.permissions.clear()
    GroupPagePermission.objects.filter(group=editors).delete()
    create_roles()
    assert not editors.permissions.exists()
    assert not editors.page_permissions.exists()


def test_a_role_that_is_missing_comes_back_whole() -> None:
    def state() -> Any:
        group = Group.objects.get(name="Editor")
        return (
            set(group.permissions.values_list("codename", flat=True)),
            set(group.page_permissions.values_list("permission__codename", flat=True)),
            set(group.collection_permissions.values_list("permission__codename", flat=True)),
        )

    before = state()
    Group.objects.get(name="Editor").delete()
    create_roles()
    assert state() == before


def test_wagtail_groups_that_are_in_use_stay() -> None:
    moderators = Group.objects.create(name="Moderators")
    user = make_user("Author")
    user.groups.add(moderators)
    create_roles()
    assert Group.objects.filter(name="Moderators").exists()


def test_every_permission_that_a_role_names_exists() -> None:
    known = set(Permission.objects.values_list("codename", flat=True))
    for role in ROLES:
        named = {*role.media, *role.others, *(f"{verb}_page" for verb in role.pages)} - {"*"}
        assert named <= known, role.name
        assert all(re.fullmatch(r"[a-z_]+", name) for name in named)


def test_a_role_gets_its_permissions_on_a_new_model_and_nothing_back(site: Site) -> None:
    editors, authors = (Group.objects.get(name=name) for name in ("Editor", "Author"))
    # As before the model was there; and an administrator has taken something away.
    Permission.objects.filter(content_type__model="lineofeffort").delete()
    editors.permissions.remove(Permission.objects.get(codename="change_person"))
    emit_pre_migrate_signal(verbosity=0, interactive=False, db="default")
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    mine = set(editors.permissions.values_list("codename", flat=True))
    assert {"add_lineofeffort", "change_lineofeffort"} <= mine
    assert not mine & {"delete_lineofeffort", "change_person"}
    assert not authors.permissions.filter(content_type__model="lineofeffort").exists()
    everything = Group.objects.get(name="Administrator").permissions.values_list("codename")
    assert ("delete_lineofeffort",) in everything
