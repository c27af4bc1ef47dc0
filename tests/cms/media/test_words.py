"""Forty photographs at once: taken in with their words, which are edited in one table."""

import re
from time import perf_counter
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image as Pillow
from wagtail.models import Collection, ModelLogEntry

from cms.media.models import Image
from cms.media.words import COLUMNS
from cms.media.words_action import MOST
from tests.cms.media.photographs import jpeg, xmp
from tests.factories import make_image, make_user

TABLE = reverse("wagtail_bulk_action", args=["media", "image", "edit_words"])
LISTING = "/admin/images/"


def table(*images: Image, **more: Any) -> str:
    keys = "&".join(f"id={image.pk}" for image in images)
    return f"{TABLE}?{keys}&next={LISTING}"


def as_shown(page: Any) -> dict[str, str]:
    """Return what a browser would send of a table that nobody has touched."""
    form = page.context["table"]
    data = {}
    for row in form.forms:
        for field in row:
            value = field.value()
            shown = ", ".join(tag.name for tag in value) if field.name == "tags" else value or ""
            data[field.html_name] = shown
            if field.field.show_hidden_initial:
                data[field.html_initial_name] = shown
    return data


def test_forty_photographs_are_taken_and_told_in_one_table(
    editor: Client, django_capture_on_commit_callbacks: Any, record_property: Any
) -> None:
    started = perf_counter()
    root = Collection.get_first_root_node().pk
    for number in range(40):
        words = {"caption": f"River {number}", "credit": "Amal Haddad", "alt": f"A river {number}"}
        photograph = jpeg(Pillow.new("RGB", (320, 240), (number * 6, 90, 90)), xmp(**words))
        file = SimpleUploadedFile(f"IMG_{number}.jpg", photograph)
        data = {"title": f"River {number}", "collection": root, "files[]": file}
        with django_capture_on_commit_callbacks(execute=True):
            answer = editor.post(
                reverse("wagtailimages:add_multiple"),
                data,
                headers={"x-requested-with": "XMLHttpRequest"},
            )
        assert answer.json()["success"], answer.json()
    taken = perf_counter()
    images = list(Image.objects.order_by("pk"))
    assert len(images) == 40
    assert [image.caption for image in images] == [f"River {number}" for number in range(40)]
    assert {image.credit for image in images} == {"Amal Haddad"}
    page = editor.get(table(*images))
    opened = perf_counter()
    data = as_shown(page)
    for image in images:
        data[f"image-{image.pk}-licence"] = "CC BY 4.0"
        data[f"image-{image.pk}-tags"] = "river, dawn"
    answer = editor.post(table(*images), data, follow=True)
    assert answer.redirect_chain == [(LISTING, 302)]
    saved = perf_counter()
    record_property("seconds", (taken - started, opened - taken, saved - opened))
    assert "The words of 40 pictures are saved." in answer.content.decode()
    assert set(Image.objects.values_list("licence", "credit")) == {("CC BY 4.0", "Amal Haddad")}
    assert {tag.name for tag in images[39].tags.all()} == {"river", "dawn"}
    assert ModelLogEntry.objects.filter(action="wagtail.edit").count() == 40


def test_nothing_is_lost_when_something_is_wrong(editor: Client) -> None:
    first, second = make_image("First"), make_image("Second")
    data = as_shown(editor.get(table(first, second)))
    data |= {
        f"image-{first.pk}-title": "",
        f"image-{first.pk}-alt": "Said anew",
        f"image-{second.pk}-credit": "B" * 1001,
    }
    answer = editor.post(table(first, second), data)
    page = answer.content.decode()
    assert "Nothing is saved yet: look at 2 pictures below." in page
    faulty = [name for form in answer.context["table"].forms for name in form.errors]
    assert faulty == ["title", "credit"]
    assert "Said anew" in page
    described = re.search(rf'<input[^>]*name="image-{first.pk}-title"[^>]*>', page)
    assert described
    assert 'aria-invalid="true"' in described[0]
    assert f'aria-describedby="id_image-{first.pk}-title_error"' in described[0]
    assert f'id="id_image-{first.pk}-title_error"' in page
    assert set(Image.objects.values_list("title", "alt")) == {
        ("First", "A river at dawn"),
        ("Second", "A river at dawn"),
    }


def test_what_another_has_changed_meanwhile_stays(editor: Client) -> None:
    image, gone = make_image("First"), make_image("Gone")
    url = table(image, gone)
    data = as_shown(editor.get(url))
    Image.objects.filter(pk=image.pk).update(alt="By another", credit="By another")
    gone.delete()
    answer = editor.post(url, data | {f"image-{image.pk}-credit": "Mine"})
    assert answer.status_code == 302
    image.refresh_from_db()
    assert (image.alt, image.credit) == ("By another", "Mine")
    assert Image.objects.count() == 1


def test_opening_the_table_asks_as_much_for_many_as_for_few(editor: Client) -> None:
    images = [make_image(content=None, credit=str(number)) for number in range(6)]
    for image in images:
        image.get_rendition("max-165x165")
        image.tags.add("river")

    def queries(*shown: Image) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert editor.get(table(*shown)).status_code == 200
        return len(asked)

    queries(*images)
    assert queries(*images) == queries(*images[:2])


def test_only_those_who_may_change_a_picture_have_it_in_their_table(db: None) -> None:
    image = make_image("Not theirs")
    client = Client()
    client.force_login(make_user("Author"))
    page = client.get(table(image))
    assert page.context["table"].forms == []
    client.post(table(image), {f"image-{image.pk}-title": "Mine"})
    assert Image.objects.get().title == "Not theirs"
    assert Client().get(table(image)).status_code == 302


@pytest.mark.parametrize("query", ["", "?id=x", f"?id={10**30}", "?id=%00", "?id=٣٣٣٣"])
def test_a_table_of_nothing_is_not_there(editor: Client, query: str) -> None:
    assert editor.get(TABLE + query, follow=True).status_code == 404


def test_a_table_has_an_end(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST >= 40
    monkeypatch.setattr("cms.media.words_action.MOST", 1)
    page = editor.get(table(make_image(), make_image()))
    assert len(page.context["table"].forms) == 1
    assert "One more picture was chosen" in page.content.decode()
    assert set(COLUMNS) < set(page.context["table"].forms[0].fields)


def test_after_an_upload_there_is_a_way_to_the_table(editor: Client) -> None:
    page = editor.get(reverse("wagtailimages:add_multiple")).content.decode()
    assert f'href="{TABLE}?next={LISTING}"' in page
