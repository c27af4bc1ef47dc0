"""What every page does: it loses no block, follows its first photo, and warns."""

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Page, Site, Workflow

from home.models import Navigation
from stories.models import DayInTheLifePage, Person, StoryPage
from tests.factories import image_value, index_page, make_image, make_story, make_user, text

MAP: dict[str, Any] = {
    "type": "map",
    "value": {"zoom": 3},
    "id": "9b8d5c2e-0000-4000-8000-000000000000",
}


def moment_with(media: dict[str, Any]) -> dict[str, Any]:
    value = {
        "time": "06:40",
        "title": "Dawn",
        "body": "",
        "time_zone": "Asia/Baghdad",
        "media": [media],
    }
    return {"type": "moment", "value": value, "id": "9b8d5c2e-0000-4000-8000-000000000001"}


UNKNOWN = pytest.mark.parametrize(
    ("field", "stored"),
    [
        ("body", [text(), MAP]),
        ("body", [moment_with(MAP)]),
        ("body", [{"type": "related", "value": {"title": "", "items": [MAP]}}]),
        ("authors", [MAP]),
        ("sources", [MAP]),
        ("corrections", [MAP]),
        ("related", [MAP]),
    ],
    ids=["body", "moment.media", "related.items", "authors", "sources", "corrections", "related"],
)


def store(page: StoryPage, field: str, stored: list[dict[str, Any]]) -> StoryPage:
    """Put raw blocks into the live row and the latest revision, past Wagtail."""
    table, column = page._meta.db_table, page._meta.get_field(field).column
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE {table} SET "{column}" = %s WHERE page_ptr_id = %s',
            [json.dumps(stored), page.pk],
        )
    revision = page.latest_revision
    revision.content[field] = json.dumps(stored)
    revision.save()
    return StoryPage.objects.get(pk=page.pk)


def types_in(page_pk: int, field: str) -> str:
    """Return what is stored in a stream, as text."""
    page = StoryPage.objects.get(pk=page_pk)
    stream = page._meta.get_field(field)
    return json.dumps(stream.get_prep_value(getattr(page, field)))


def form_data(page: StoryPage, client: Client) -> dict[str, Any]:
    """Return what the edit form of a page would send."""
    from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

    empty = streamfield([])
    return nested_form_data(
        {
            "title": "Changed",
            "slug": page.slug,
            "body": streamfield([("text", rich_text("<p>Changed.</p>"))]),
            **dict.fromkeys(("authors", "related", "corrections", "sources", "partners"), empty),
            **dict.fromkeys(("safeguarding_note", "editors_note"), rich_text("")),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        }
    )


@UNKNOWN
def test_a_page_with_an_unknown_block_says_so_and_refuses_to_be_saved(
    site: Site, client: Client, field: str, stored: list[dict[str, Any]]
) -> None:
    # Of two fields a draft is tried, of the others what is live.
    page = store(make_story(publish=field not in ("authors", "related")), field, stored)
    client.force_login(make_user())
    edit = f"/admin/pages/{page.pk}/edit/"
    opened = client.get(edit)
    assert opened.status_code == 200
    assert "not installed (map)" in opened.content.decode()
    for action in ({}, {"action-publish": "1"}, {"action-submit": "1"}):
        answer = client.post(edit, form_data(page, client) | action)
        assert answer.status_code == 200
        assert answer.context["form"].errors[field].data[0].code == "unknown_block"
    assert "map" in types_in(page.pk, field)
    assert "map" in page.get_latest_revision().content[field]
    assert StoryPage.objects.get(pk=page.pk).title != "Changed"


def test_where_no_form_is_shown_the_refusal_is_a_message(site: Site, client: Client) -> None:
    page = store(make_story(publish=False), "body", [MAP])
    client.force_login(make_user("Publisher"))
    bulk = f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}&next=/admin/pages/"
    Workflow.objects.get().start(page, make_user("Author"))
    task = StoryPage.objects.get(pk=page.pk).current_workflow_task_state
    approve = f"/admin/pages/workflow/action/{page.pk}/approve/{task.pk}/"
    for path in (bulk, approve):
        answer = client.post(path, follow=True, headers={"referer": "http://testserver/admin/"})
        assert answer.redirect_chain == [("http://testserver/admin/", 302)]
        assert "not installed (map)" in answer.content.decode()
        assert StoryPage.objects.get(pk=page.pk).current_workflow_task_state == task
    away = client.post(bulk, headers={"referer": "https://elsewhere.example/"})
    assert away["Location"] == "/admin/"
    assert not StoryPage.objects.get(pk=page.pk).live


@UNKNOWN
def test_scripts_lose_no_unknown_block_either(
    site: Site, field: str, stored: list[dict[str, Any]]
) -> None:
    page = store(make_story(), field, stored)
    with pytest.raises(ValidationError, match="map"):
        page.save()
    with pytest.raises(ValidationError, match="map"):
        page.save_revision()
    with pytest.raises(ValidationError, match="map"):
        page.get_latest_revision().publish()
    copy = page.copy(update_attrs={"slug": "copy", "title": "Copy"}, keep_live=False)
    assert "map" in types_in(copy.pk, field)


@UNKNOWN
def test_a_page_with_an_unknown_block_can_be_taken_down(
    site: Site, field: str, stored: list[dict[str, Any]]
) -> None:
    page = store(make_story(), field, stored)
    page.unpublish()
    assert not Page.objects.get(pk=page.pk).live
    assert "map" in types_in(page.pk, field)


def test_unknown_blocks_stay_where_they_stood(site: Site) -> None:
    page = store(make_story(), "body", [text("<p>1</p>"), MAP, text("<p>2</p>")])
    page.unpublish()
    stored = json.loads(types_in(page.pk, "body"))
    assert [block["type"] for block in stored] == ["text", "map", "text"]
    assert stored[1] == MAP


def test_an_old_revision_with_an_unknown_block_is_not_opened_for_reverting(
    site: Site, client: Client
) -> None:
    page = make_story()
    old = page.latest_revision
    old.content["body"] = json.dumps([MAP])
    old.save()
    page.save_revision()
    client.force_login(make_user())
    answer = client.get(f"/admin/pages/{page.pk}/revisions/{old.pk}/revert/", follow=True)
    assert answer.redirect_chain[0][0] == f"/admin/pages/{page.pk}/history/"
    assert "not installed (map)" in answer.content.decode()


def test_navigation_with_an_unknown_link_refuses_too(site: Site, client: Client) -> None:
    from wagtail.test.utils.form_data import nested_form_data, streamfield

    navigation = Navigation.objects.create(site=site, locale=site.root_page.locale)
    navigation.main = [MAP]
    Navigation.objects.bulk_update([navigation], ["main"])
    client.force_login(make_user())
    empty = {name: streamfield([]) for name in ("main", "footer", "profiles")}
    data = {"site": site.pk, "footer_note": "x", **empty}
    edit = f"/admin/snippets/home/navigation/edit/{navigation.pk}/"
    answer = client.post(edit, nested_form_data(data))
    assert answer.status_code == 200
    assert "main" in answer.context["form"].errors
    assert not Navigation.objects.get(pk=navigation.pk).footer_note


def photos(image: Any) -> dict[str, Any]:
    photo = {"image": image_value(image), "caption": ""}
    return {"type": "photos", "value": {"layout": "single", "photos": [photo]}}


def test_the_cover_follows_the_first_photo(site: Site) -> None:
    first, second = make_image(), make_image()
    assert make_story(body=[text(), photos(first), photos(second)]).first_photo == first


def test_a_photo_in_a_moment_is_a_photo_of_the_story(site: Site) -> None:
    image = make_image()
    story = make_story(model=DayInTheLifePage, body=[moment_with(photos(image))])
    assert story.first_photo == image


def test_a_chosen_cover_stays(site: Site) -> None:
    cover = make_image()
    assert make_story(body=[photos(make_image())], cover=cover).cover == cover


@pytest.mark.parametrize("action", ["action-publish", "action-submit", ""])
def test_saving_shows_what_readers_would_miss_once(site: Site, client: Client, action: str) -> None:
    page = make_story()
    client.force_login(make_user())
    data = form_data(page, client) | ({action: "1"} if action else {})
    html = client.post(f"/admin/pages/{page.pk}/edit/", data, follow=True).content.decode()
    for warning in ("There is no standfirst", "There is no cover", "No author is named"):
        assert html.count(warning) == 1


def test_a_page_that_lacks_nothing_has_no_warnings(site: Site) -> None:
    person = Person.objects.create(name="Amal", locale=site.root_page.locale)
    authors = json.dumps([{"type": "person", "value": person.pk}])
    story = make_story(standfirst="Once.", cover=make_image(alt="A river"), authors=authors)
    assert story.warnings() == []
    assert make_story(
        cover=make_image(alt="", title="x"), standfirst="x", authors=authors
    ).warnings() == ["The cover has no alternative text."]


def test_a_title_is_enough_to_save_and_one_block_to_publish(site: Site, client: Client) -> None:
    from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

    author = make_user()
    person = Person.objects.create(name="Amal", locale=site.root_page.locale, user=author)
    client.force_login(author)
    add = f"/admin/pages/add/stories/storypage/{index_page().pk}/"
    assert "Amal" in client.get(add).content.decode()

    data = {
        "title": "Only a title",
        "slug": "",
        **dict.fromkeys(
            ("authors", "related", "corrections", "sources", "partners", "body"), streamfield([])
        ),
        **dict.fromkeys(("safeguarding_note", "editors_note"), rich_text("")),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
    }
    created = client.post(add, nested_form_data(data))
    assert created.status_code == 302, created.context["form"].errors
    draft = StoryPage.objects.get(title="Only a title")
    assert (draft.slug, draft.live) == ("only-a-title", False)
    assert draft.first_published_at is None

    edit = f"/admin/pages/{draft.pk}/edit/"
    data["slug"] = draft.slug
    refused = client.post(edit, nested_form_data(data) | {"action-publish": "1"})
    assert "body" in refused.context["form"].errors
    data["body"] = streamfield([("text", rich_text("<p>Once.</p>"))])
    data["authors"] = streamfield([("person", person.pk)])
    assert client.post(edit, nested_form_data(data) | {"action-publish": "1"}).status_code == 302
    story = StoryPage.objects.get(pk=draft.pk)
    assert story.live
    assert story.first_published_at
