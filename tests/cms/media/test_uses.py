"""What is used is not deleted, whichever way somebody tries; what uses it is told."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, Site

from cms.media.models import File, Image, Media
from cms.media.uses import InUseError, uses_of
from cms.unit_of_work import unit_of_work
from stories.models import Person
from tests.cms.api_v3.tokens import Api, make_token
from tests.cms.media.test_rights import make_film, photos, video
from tests.factories import locale, make_file, make_image, make_story, make_user

BULK = "/admin/bulk/media/{}/delete/?id={}&id={}"


def used_by(asset: Any) -> list[tuple[str, bool]]:
    return [(use.title, use.in_draft) for use in uses_of(asset)]


def test_live_pages_their_drafts_and_snippets_use_an_asset(
    site: Site, django_assert_max_num_queries: Any
) -> None:
    image, film, file = make_image(), make_film(), make_file()
    page = make_story("Told", cover=image, body=[photos(image), video(film, file)])
    Person.objects.create(name="Amal", portrait=image, locale=locale("en"))
    assert used_by(image) == [("Told", False), ("Amal", False)]
    assert used_by(film) == used_by(file) == [("Told", False)]
    page.cover, page.body = None, "[]"
    page.save_revision()
    assert used_by(film) == [("Told", False)], "Readers still see it."
    page.save_revision().publish()
    assert used_by(film) == []
    page.body = json.dumps([photos(image), video(film, file)])
    page.save_revision()
    assert used_by(image) == [("Amal", False), ("Told", True)][::-1]
    assert used_by(film) == [("Told", True)]
    unpublished = make_story("Never", cover=film and image, publish=False)
    unpublished.cover = None
    unpublished.save_revision()
    assert ("Never", False) not in used_by(image), "Nobody publishes that row again."
    with django_assert_max_num_queries(12):
        uses_of(image)


def test_no_way_of_deleting_passes_by_what_is_used(site: Site, editor: Client) -> None:
    image, film, file = make_image("Dawn"), make_film(), make_file()
    page = make_story("Told", cover=image, body=[video(film, file)])
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    for asset, view in (
        (image, "wagtailimages:delete"),
        (film, "wagtailmedia:delete"),
        (file, "wagtaildocs:delete"),
    ):
        at = reverse(view, args=[asset.pk])
        asked, answer = editor.get(at), editor.post(at)
        assert (asked.status_code, answer.status_code) == (200, 409)
        for said in (asked.content.decode(), answer.content.decode()):
            assert edit in said
            assert "private collection" in said
            assert "Yes, delete" not in said
        with pytest.raises(InUseError, match="“Told”"), unit_of_work():
            asset.delete()
        with pytest.raises(InUseError), unit_of_work():
            type(asset).objects.filter(pk=asset.pk).delete()
    other = make_image()
    for kind, one, two in (("image", image, other), ("file", file, make_file())):
        answer = editor.post(BULK.format(kind, one.pk, two.pk))
        assert answer.status_code == 409
        assert edit in answer.content.decode()
    collection = Collection.get_first_root_node().add_child(name="Old")
    Image.objects.filter(pk=image.pk).update(collection=collection)
    editor.post(reverse("wagtailadmin_collections:delete", args=[collection.pk]))
    with pytest.raises(InUseError), unit_of_work():
        collection.delete()
    # The third is the still of the film.
    assert (Image.objects.count(), Media.objects.count(), File.objects.count()) == (3, 1, 2)
    page.delete()
    assert editor.post(reverse("wagtailmedia:delete", args=[film.pk])).status_code == 302
    answer = editor.post(BULK.format("image", image.pk, other.pk))
    assert answer.status_code == 302
    assert not Image.objects.exists()


def test_a_program_is_told_what_uses_it_as_far_as_its_user_may_know(site: Site) -> None:
    image = make_image("Dawn")
    page = make_story("Told", cover=image)
    answer = Api(make_token(make_user())).delete(f"images/{image.pk}/")
    assert answer.status_code == 409
    problem = answer.json()
    assert problem["type"] == "urn:storywire:problem:in_use"
    assert problem["errors"] == [{"type": "in_use", "msg": "story", "id": page.pk, "title": "Told"}]
    writer = make_user("Author")
    Image.objects.update(uploaded_by_user=writer)
    answer = Api(make_token(writer)).delete(f"images/{image.pk}/")
    assert answer.status_code == 409, answer.content
    assert "Told" not in answer.content.decode()
    page.delete()
    assert Api(make_token(writer)).delete(f"images/{image.pk}/").status_code == 204


def test_who_may_not_delete_is_not_told_what_uses_it(site: Site) -> None:
    image = make_image("Dawn")
    make_story("A secret draft", cover=image, publish=False)
    client = Client()
    client.force_login(make_user("Author"))
    answer = client.get(reverse("wagtailimages:delete", args=[image.pk]), follow=True)
    assert "A secret draft" not in answer.content.decode()
