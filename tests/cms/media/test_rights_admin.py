"""Rights in the admin: what editors type, are warned of and asked, and may answer for."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from wagtail.models import Collection, ModelLogEntry, Page, PageLogEntry, Site
from wagtail_localize.models import TranslationSource

from cms.media.models import Image
from cms.media.rights import today
from stories.models import Person
from tests.cms.api_v3.tokens import Api, make_token
from tests.cms.media.conftest import Upload
from tests.cms.media.test_rights import make_film, told
from tests.cms.publishing.test_middleware import edit_url, form
from tests.factories import end_rights, jpeg, make_file, make_image, make_story, make_user
from tests.translations import publish, say, submit

PUBLISH, WITHOUT = {"action-publish": "action-publish"}, {"action-publish": "without-ended"}


def rights_url(asset: Any) -> str:
    return reverse("asset_rights", args=[asset._meta.model_name, asset.pk])


def test_every_form_takes_rights_and_refuses_a_day_that_is_none(
    site: Site, editor: Client, upload: Upload
) -> None:
    rights = {
        "credit": "Noor", "licence": "Once", "source": "An agency", "usable_until": "2027-03-31",
    }  # fmt: skip
    assert upload(jpeg((40, 30)), **rights).status_code == 302
    image, film, file = Image.objects.get(), make_film(), make_file()
    assert (image.source, image.usable_until) == ("An agency", date(2027, 3, 31))
    root = Collection.get_first_root_node().pk
    for asset, view in (
        (image, "wagtailimages:edit"), (film, "wagtailmedia:edit"), (file, "wagtaildocs:edit"),
    ):  # fmt: skip
        at = reverse(view, args=[asset.pk])
        page = editor.get(at).content.decode()
        assert 'type="date" name="usable_until"' in page
        assert rights_url(asset) in page
        assert asset.usage_url in page
        sent = {"title": "Dawn", "tags": "", "collection": root, **rights}
        for bad in ("2027-02-30", "soon", "0207-01-01"):
            answer = editor.post(at, sent | {"usable_until": bad})
            assert answer.context["form"].errors["usable_until"]
            assert answer.status_code == 200
        assert editor.post(at, sent).status_code == 302
        asset.refresh_from_db()
        assert (asset.credit, asset.usable_until) == ("Noor", date(2027, 3, 31))
    several = editor.post(
        reverse("wagtailimages:add_multiple"),
        {"files[]": SimpleUploadedFile("a.jpg", jpeg((50, 30))), "collection": root},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert "usable_until" in several.json()["form"]
    chooser = editor.get(reverse("wagtailimages_chooser:choose")).json()["html"]
    assert 'name="image-chooser-upload-usable_until"' in chooser


def test_publishing_without_rights_is_asked_about_and_both_answers_go_through(
    site: Site, client: Client
) -> None:
    publisher = make_user("Publisher")
    client.force_login(publisher)
    image = make_image("<Dawn>")
    page = make_story("Told", cover=image)
    end_rights(image)
    sent = {"cover": image.pk}
    assert client.post(edit_url(page), form("Draft", **sent)).status_code == 302
    asked = client.post(edit_url(page), form("Corrected", **sent, **PUBLISH))
    html = asked.content.decode()
    assert asked.status_code == 200
    assert 'form="page-edit-form" name="action-publish" value="without-ended"' in html
    assert f'<a href="{rights_url(image)}" target="_blank"' in html
    assert "&lt;Dawn&gt;" in html
    assert "<Dawn>" not in html
    assert told(page)["title"] == "Told"
    done = client.post(edit_url(page), form("Corrected", **sent, **WITHOUT), follow=True)
    assert (told(page)["title"], told(page)["cover"]) == ("Corrected", None)
    assert escape("Readers do not see it.") in done.content.decode()
    entry = PageLogEntry.objects.get(action="storywire.rights.left_out")
    assert (entry.user, entry.data) == (publisher, {"titles": ["<Dawn>"]})
    assert "Published without" in entry.message

    later = (today() + timedelta(days=3)).isoformat()
    for bad in ({"reason": "Because."}, {"until": later}, {"until": "x", "reason": "Because."}):
        answer = client.post(rights_url(image), bad)
        assert answer.status_code == 200
        assert answer.context["form"].errors
    past = {"until": (today() - timedelta(1)).isoformat(), "reason": "Because."}
    assert "past" in str(client.post(rights_url(image), past).context["form"].errors)
    assert told(page)["cover"] is None
    client.post(rights_url(image), {"until": later, "reason": "It is evidence."})
    assert told(page)["cover"]
    entry = ModelLogEntry.objects.get(action="storywire.rights.override")
    assert (entry.user, entry.data["reason"]) == (publisher, "It is evidence.")
    shown = client.get(rights_url(image)).content.decode()
    assert "It is evidence." in shown
    assert edit_url(page) in shown
    answer = client.post(edit_url(page), form("Again", **sent, **PUBLISH))
    assert answer.status_code == 302
    assert told(page)["title"] == "Again"
    client.post(rights_url(image), {"take-back": "1"})
    assert told(page)["cover"] is None


def test_a_new_page_is_asked_about_too(site: Site, editor: Client, index: Any) -> None:
    image = make_image()
    end_rights(image)
    at = f"/admin/pages/add/stories/storypage/{index.pk}/"
    answer = editor.post(at, form("New", slug="new", cover=image.pk, **PUBLISH))
    assert "without-ended" in answer.content.decode()
    answer = editor.post(at, form("New", slug="new", cover=image.pk, **WITHOUT))
    assert answer.status_code == 302, answer.context["form"].errors
    assert Page.objects.filter(title="New", live=True).exists()


def test_an_editor_is_warned_before_and_the_report_lists_what_ends(
    site: Site, editor: Client, django_assert_max_num_queries: Any
) -> None:
    near, ended, unused, far = (make_image(title) for title in ("Near", "Ended", "Unused", "Far"))
    for image, days in ((near, 7), (ended, -5), (unused, -5), (far, 90)):
        image.usable_until = today() + timedelta(days=days)
        image.save()
    page = make_story("Told", cover=near)
    make_story("Other", cover=ended)
    opened = editor.get(edit_url(page)).content.decode()
    assert "Near" in opened
    assert "After that day readers do not see it." in opened
    answer = editor.get("/admin/reports/rights/")
    rows = [(row.asset.title, row.uses) for row in answer.context["endings"]]
    assert rows == [("Ended", 1), ("Near", 1)]
    with django_assert_max_num_queries(30):
        editor.get("/admin/reports/rights/")
    assert "/admin/reports/rights/" in editor.get("/admin/").content.decode()


def test_a_program_is_not_asked_and_publishes_without_it(site: Site) -> None:
    image = make_image()
    page = make_story("Told", cover=image)
    end_rights(image)
    api = Api(make_token(make_user()))
    assert api.patch(f"pages/{page.pk}/", {"title": "Corrected"}).status_code == 200
    assert api.post(f"pages/{page.pk}/actions/publish/").status_code == 200
    assert (told(page)["title"], told(page)["cover"]) == ("Corrected", None)


@pytest.mark.parametrize(("role", "status"), [("Author", 302), ("Editor", 200)])
def test_who_may_not_change_an_asset_may_not_answer_for_it(
    site: Site, client: Client, role: str, status: int
) -> None:
    image = make_image()
    end_rights(image)
    client.force_login(make_user(role))
    assert client.get(rights_url(image)).status_code == status
    sent = {"until": today().isoformat(), "reason": "Mine."}
    client.post(rights_url(image), sent)
    assert Image.objects.filter(Image.in_force()).exists() == (status == 200)
    shown = [row.asset for row in client.get("/admin/reports/rights/").context["endings"]]
    assert shown == []
    assert client.get("/admin/rights/image/999999/").status_code in (302, 404)
    assert Client().get(rights_url(image)).status_code == 302


def test_a_question_is_no_error(site: Site, client: Client) -> None:
    client.force_login(make_user("Publisher"))
    page = make_story("Told", cover=(image := make_image()))
    end_rights(image)
    asked = client.post(edit_url(page), form("Corrected", cover=image.pk, **PUBLISH))
    (said,) = asked.context["messages"]
    assert (said.level_tag, "could not be saved" in said.message) == ("warning", False)
    wrong = client.post(edit_url(page), form("", cover=image.pk, **PUBLISH))
    assert [said.level_tag for said in wrong.context["messages"]] == ["error"]


def test_a_snippet_is_asked_about_and_warns_as_pages_do(site: Site, client: Client) -> None:
    client.force_login(user := make_user())
    image = make_image("Face")
    end_rights(image)
    person = Person.objects.create(name="Noor", locale=site.root_page.locale)
    at = reverse(Person.snippet_viewset.get_url_name("edit"), args=[person.pk])
    sent = {"name": "Noor H.", "role": "", "bio": "", "portrait": image.pk, "user": ""}
    asked = client.post(at, sent)
    (said,) = asked.context["messages"]
    assert said.level_tag == "warning"
    assert 'form="w-editor-form" name="action-publish" value="without-ended"' in said.message
    person.refresh_from_db()
    assert person.portrait is None
    done = client.post(at, sent | WITHOUT, follow=True)
    person.refresh_from_db()
    assert (person.name, person.portrait) == ("Noor H.", image)
    entry = ModelLogEntry.objects.get(action="storywire.rights.left_out")
    assert (entry.user, entry.data) == (user, {"titles": ["Face"]})
    assert escape("Readers do not see it.") in done.content.decode()
    assert escape("Readers do not see it.") in client.get(at).content.decode()


def test_programs_save_snippets_unasked(site: Site) -> None:
    image = make_image("Face")
    end_rights(image)
    api = Api(make_token(make_user()))
    answer = api.post("snippets/stories.Person/", {"name": "Noor", "portrait_id": image.pk})
    assert answer.status_code in (200, 201), answer.content


def test_a_translation_is_asked_about_before_it_is_published(
    site: Site, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    client.force_login(user := make_user())
    image = make_image("Dawn")
    page = make_story("Told", cover=image)
    translation = submit(page, "fr")
    say(translation)
    at = edit_url(target := translation.get_target_instance())
    end_rights(image)
    asked = client.post(at, {"action": "publish"}, follow=True)
    said = [said for said in asked.context["messages"] if "without-ended" in said.message]
    assert [one.level_tag for one in said] == ["warning"]
    target.refresh_from_db()
    assert not target.live
    with django_capture_on_commit_callbacks(execute=True):
        client.post(at, {"action": "publish"} | WITHOUT)
    target.refresh_from_db()
    assert target.live
    entry = PageLogEntry.objects.get(action="storywire.rights.left_out")
    assert (entry.page_id, entry.user) == (target.pk, user)


def test_translations_are_asked_about_before_an_update_publishes_them(
    site: Site, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    client.force_login(user := make_user())
    image = make_image("Dawn")
    page = make_story("Told", cover=image)
    french, arabic = (publish(submit(page, code)) for code in ("fr", "ar"))
    page.title = "Told again"
    page.save_revision().publish()
    end_rights(image)
    source = TranslationSource.objects.get_for_instance(page)
    at, sent = f"/admin/localize/update/{source.pk}/", {"publish_translations": "on"}

    def titles() -> list[str]:
        pages = Page.objects.filter(pk__in=(french.pk, arabic.pk)).order_by("pk")
        return [one.title for one in pages]

    with django_capture_on_commit_callbacks(execute=True):
        asked = client.post(at, sent, follow=True)
    said = [said for said in asked.context["messages"] if "without-ended" in said.message]
    assert [one.level_tag for one in said] == ["warning"]
    assert said[0].message.count("“Dawn”") == 1
    assert 'name="publish_translations" value="on"' in said[0].message
    assert titles() == ["Told", "Told"]
    source.refresh_from_db()
    assert source.object_repr == "Told", "nothing is done before the answer"
    with django_capture_on_commit_callbacks(execute=True):
        client.post(at, sent | WITHOUT)
    assert titles() == ["Told again", "Told again"]
    entries = PageLogEntry.objects.filter(action="storywire.rights.left_out")
    assert {(entry.page_id, entry.user) for entry in entries} == {
        (french.pk, user), (arabic.pk, user),
    }  # fmt: skip
    page.title = "Told once more"
    page.save_revision().publish()
    assert client.post(at, {}).status_code == 302, "what publishes nothing asks nothing"
    assert titles() == ["Told again", "Told again"]
