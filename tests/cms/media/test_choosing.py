"""Choosers and listings of the library: ended rights are marked, what was measured is shown."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from cms.media.models import Media
from tests.factories import end_rights, make_file, make_image, make_story, make_user
from tests.social import make_post
from tests.stories.campaigns import make_film

MARK = "rights ended"
ASSETS: dict[str, tuple[Any, str, str]] = {
    "a picture": (make_image, "wagtailimages_chooser:choose", "wagtailimages_chooser:chosen"),
    "a film": (make_film, "wagtailmedia:chooser", "wagtailmedia:media_chosen"),
    "a recording": (
        lambda: make_film(type="audio"), "wagtailmedia:chooser", "wagtailmedia:media_chosen",
    ),
    "a file": (make_file, "wagtaildocs_chooser:choose", "wagtaildocs_chooser:chosen"),
}  # fmt: skip


@pytest.fixture
def editor(site: Site, client: Client) -> Client:
    client.force_login(make_user())
    return client


@pytest.mark.parametrize("kind", ASSETS)
def test_choosers_mark_what_has_no_rights_any_more(editor: Client, kind: str) -> None:
    make, choose, chosen = ASSETS[kind]
    asset = make()
    for ended in (False, True):
        if ended:
            end_rights(asset)
        offered = editor.get(reverse(choose)).json()["html"]
        taken = editor.get(reverse(chosen, args=[asset.pk])).json()["result"]["title"]
        assert [MARK in offered, MARK in taken] == [ended, ended]


def test_forms_mark_what_was_chosen_before(editor: Client) -> None:
    film, picture = make_film(), make_image()
    media = [{"type": "film", "value": {"title": "x", "file": film.pk, "tracks": []}}]
    pages = [make_post("Seen", media=media), make_story(cover=picture)]
    for page, asset in zip(pages, (film, picture), strict=True):
        at = reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert f"{asset.title} ({MARK})" not in editor.get(at).content.decode()
        end_rights(asset)
        assert f"{asset.title} ({MARK})" in editor.get(at).content.decode()


def test_what_was_read_from_a_recording_is_shown_and_not_typed(editor: Client) -> None:
    film, talk = make_film(640, 360, duration=65.2), make_film(type="audio", duration=3605)
    listed = editor.get(reverse("wagtailmedia:index")).content.decode()
    for asset, shown in ((film, ("1:05", "640 × 360")), (talk, ("1:00:05",))):
        form = editor.get(reverse("wagtailmedia:edit", args=[asset.pk]))
        for words in shown:
            assert words in form.content.decode()
            assert words in listed
        assert not {"duration", "width", "height"} & set(form.context["form"].fields)
    assert Media(duration=0).length_words == ""
