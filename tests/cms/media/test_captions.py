"""Captions are timed text, wherever a file is chosen for them; what stands for words keeps some."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.blocks.base import BlockField
from wagtail.models import Collection, Site
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cms.media.models import File
from home.demo.attachments import pdf
from home.models import PostPage
from stories.models import ShortVideoPage, StoryPage
from tests.factories import index_page, make_file, make_user
from tests.social import make_wall
from tests.stories.campaigns import make_film, make_short_video, short_video_index

NOTHING = '{"blocks": [], "entityMap": {}}'
SILENT = "no words with times"
CHOOSER = "/admin/documents/chooser/"
WORDS = b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n"


@pytest.fixture
def editor(site: Site, client: Client) -> Client:
    client.force_login(make_user())
    return client


def track(file: File) -> dict[str, Any]:
    return {"locale": "en", "kind": "captions", "file": file.pk}


def film(file: File) -> dict[str, Any]:
    tracks = {"count": 1, "0": {"deleted": "", "order": 0, "type": "item", "value": track(file)}}
    return {
        "title": "A film", "file": make_film().pk, "provider": "", "provider_id": "",
        "poster": {"image": "", "alt_text": ""}, "tracks": tracks,
        "transcript": NOTHING,
    }  # fmt: skip


FORMS: dict[str, Any] = {
    "a story": (
        lambda: f"/admin/pages/add/stories/storypage/{index_page().pk}/",
        lambda file: {"body": streamfield([("video", film(file))])},
    ),
    "a short video": (
        lambda: f"/admin/pages/add/stories/shortvideopage/{short_video_index().pk}/",
        lambda file: {"film": make_film().pk, "captions": streamfield([("track", track(file))])},
    ),
    "a post": (
        lambda: f"/admin/pages/add/home/postpage/{make_wall().pk}/",
        lambda file: {"media": streamfield([("film", film(file))])},
    ),
}


def submit(editor: Client, case: str, file: File) -> Any:
    address, fields = FORMS[case]
    page = editor.get(where := address())
    sent: dict[str, Any] = {"action-publish": "yes", "title": "Written", "slug": "written"}
    for field in page.context["form"]:
        if isinstance(field.field, BlockField):
            sent[f"{field.html_name}-count"] = 0
        elif isinstance(field.field.widget, DraftailRichTextArea):
            sent[field.html_name] = NOTHING
        elif field.name not in sent and isinstance(field.value(), str | int):
            sent[field.html_name] = field.value()
    for form in page.context["form"].formsets.values():
        sent |= {f"{form.prefix}-TOTAL_FORMS": 0, f"{form.prefix}-INITIAL_FORMS": 0}
    sent |= {
        "text": "Seen", "platform": "x", "author": "A", "handle": "a", "orientation": "wide",
        "posted_at": "2019-08-20 09:00", "captured_at": "2019-08-20 09:00",
    }  # fmt: skip
    return editor.post(where, sent | nested_form_data(fields(file)))


@pytest.mark.parametrize("case", FORMS)
def test_a_file_without_words_is_refused_for_captions(editor: Client, case: str) -> None:
    for name, content in (
        ("a.pdf", pdf(["One"], "fr").decode()),
        ("a.vtt", "WEBVTT\n\nNOTE nothing\n"),
    ):
        answer = submit(editor, case, make_file(content, name))
        assert answer.status_code == 200
        assert SILENT in answer.content.decode()
    for model in (StoryPage, ShortVideoPage, PostPage):
        assert not model.objects.exists()
    answer = submit(editor, case, make_file())
    assert answer.status_code == 302, answer.context["form"].errors.as_data()


def test_a_chooser_of_captions_offers_timed_text_alone(editor: Client) -> None:
    make_file(), make_file(name="b.txt")
    shown = {
        asked: [file.title for file in editor.get(asked).context["results"]]
        for asked in (f"{CHOOSER}results/", f"{CHOOSER}results/?timed_text=1")
    }
    assert list(shown.values()) == [["b.txt", "a.vtt"], ["a.vtt"]]
    opened = editor.get(f"{CHOOSER}?timed_text=1").json()["html"]
    assert f"{CHOOSER}results/?timed_text=1" in opened
    assert f"{CHOOSER}create/?timed_text=1" in opened
    for kind, where in (("shortvideopage", short_video_index()), ("storypage", index_page())):
        form = editor.get(f"/admin/pages/add/stories/{kind}/{where.pk}/").content.decode()
        assert f"{CHOOSER}?timed_text=1" in form


def uploaded(editor: Client, asked: str, name: str, content: bytes) -> Any:
    fields = {
        "title": "x", "collection": Collection.get_first_root_node().pk,
        "file": SimpleUploadedFile(name, content),
    }  # fmt: skip
    sent = {f"document-chooser-upload-{name}": value for name, value in fields.items()}
    return editor.post(f"{CHOOSER}create/{asked}", sent).json()


def test_what_is_uploaded_where_captions_are_chosen_has_words(editor: Client) -> None:
    answer = uploaded(editor, "?timed_text=1", "a.txt", b"Words")
    assert SILENT in answer["htmlFragment"]
    assert not File.objects.exists()
    assert uploaded(editor, "?timed_text=1", "a.vtt", WORDS)["step"] == "chosen"
    assert uploaded(editor, "", "a.txt", b"Words")["step"] == "chosen"


def replaced(editor: Client, file: File, name: str, content: bytes) -> Any:
    sent = {
        "title": "x", "collection": Collection.get_first_root_node().pk, "tags": "",
        "file": SimpleUploadedFile(name, content), "timed_text": file.timed_text,
    }  # fmt: skip
    return editor.post(reverse("wagtaildocs:edit", args=[file.pk]), sent)


def test_a_file_that_stands_for_words_is_replaced_by_words_alone(editor: Client) -> None:
    file, unused = make_file(), make_file()
    captions = [{"type": "track", "value": track(file)}]
    make_short_video(film=make_film(), captions=captions)
    answer = replaced(editor, file, "a.txt", b"Words")
    assert SILENT in str(answer.context["form"].errors["file"])
    file.refresh_from_db()
    assert file.cues
    assert replaced(editor, file, "b.vtt", WORDS.replace(b"Hello", b"Hi")).status_code == 302
    assert replaced(editor, unused, "a.txt", b"Words").status_code == 302
