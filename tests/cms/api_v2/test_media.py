"""images and documents: what public pages show, and nothing of the library."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction, Site

from cms.media.models import File, Image
from cms.visibility import is_named_in_public, named_in_public, public
from stories.models import Person
from tests.factories import image_value, locale, make_file, make_image, make_story

IMAGES = "/api/v2/images/"


def listed(client: Client, **query: Any) -> list[int]:
    answer = client.get(IMAGES, query)
    assert answer.status_code == 200, answer.content
    return [item["id"] for item in answer.json()["items"]]


def film(track: File, poster: Image) -> dict[str, Any]:
    value = {
        "provider": {"name": "vimeo", "id": "1"},
        "title": "Film",
        "poster": image_value(poster),
        "tracks": [{"file": track.pk, "kind": "captions", "locale": "en"}],
    }
    return {"type": "video", "value": value}


def test_an_image_has_wagtails_shape_and_ours(site: Site, client: Client) -> None:
    image = make_image("Ahmed Secret, Al-Qaim", alt="A bridge", credit="C", licence="CC0 1.0")
    make_story(cover=image)
    url = f"http://cms.test/media/images/{image.version}"
    meta = {
        "type": "media.Image",
        "detail_url": f"http://cms.test/api/v2/images/{image.pk}/",
        "download_url": f"{url}/1280.jpg",
    }
    assert client.get(IMAGES).json() == {
        "meta": {"total_count": 1},
        "items": [{"id": image.pk, "meta": meta, "title": "A bridge"}],
    }
    shown = client.get(f"{IMAGES}{image.pk}/").json()
    assert shown["meta"] == meta
    assert (shown["width"], shown["credit"], shown["template"]) == (
        1600, "C", f"{url}/{{width}}.{{format}}",
    )  # fmt: skip
    assert client.get(shown["url"].removeprefix("http://cms.test")).status_code == 200


def test_an_internal_title_is_never_told(site: Site, client: Client) -> None:
    image = make_image("Ahmed Secret, Al-Qaim")
    make_story(cover=image)
    for path in (IMAGES, f"{IMAGES}{image.pk}/", f"{IMAGES}?fields=*"):
        assert b"Ahmed" not in client.get(path).content
    assert listed(client, search="Ahmed") == []
    assert client.get(IMAGES, {"title": "x"}).status_code == 400


def test_images_are_searched_by_what_is_public(site: Site, client: Client) -> None:
    bridge, river = make_image(alt="A bridge"), make_image(alt="A river", credit="Bridget")
    make_story(cover=bridge)
    make_story(cover=river)
    assert listed(client, search="BRIDGE") == [bridge.pk, river.pk]
    assert listed(client, search="bridge river") == [river.pk]
    assert listed(client, search="bridge xyz", search_operator="or", order="-id")[0] == river.pk


def test_images_are_filtered_and_in_order(site: Site, client: Client) -> None:
    first, second = make_image(), make_image()
    make_story(cover=first)
    make_story(cover=second)
    assert listed(client, order="-id") == [second.pk, first.pk]
    assert listed(client, id=first.pk) == [first.pk]
    assert listed(client, width=1) == []


def test_only_what_a_public_page_names_is_there(site: Site, client: Client) -> None:
    shown, unused, drafted, private, portrait, restricted = (make_image() for _ in range(6))
    make_story(cover=shown)
    make_story(cover=drafted, publish=False)
    PageViewRestriction.objects.create(page=make_story(cover=private), restriction_type="login")
    person = Person.objects.create(name="P", portrait=portrait, locale=locale("en"))
    make_story(authors=[("person", person)])
    collection = Collection.get_first_root_node().add_child(name="Restricted")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    make_story(cover=restricted)
    Image.objects.filter(pk=restricted.pk).update(collection=collection)

    assert listed(client) == [shown.pk, portrait.pk]
    for image in (unused, drafted, private, restricted):
        assert client.get(f"{IMAGES}{image.pk}/").status_code == 404
        assert client.get(f"{IMAGES}find/", {"id": image.pk}).status_code == 404
    one_by_one = {image for image in public(Image) if is_named_in_public(image)}
    assert set(named_in_public(Image)) == one_by_one == {shown, portrait}


@pytest.mark.parametrize("name", ["documents", "files"])
def test_files_that_a_public_page_names_are_there(site: Site, client: Client, name: str) -> None:
    track, unused = make_file(name="Ahmed.vtt"), make_file()
    make_story(body=[film(track, make_image())])
    assert client.get(f"/api/v2/{name}/").json()["items"] == [
        {
            "id": track.pk,
            "meta": {
                "type": "media.File",
                "detail_url": f"http://cms.test/api/v2/documents/{track.pk}/",
                "download_url": f"http://cms.test{track.url}",
            },
            "title": "file.vtt",
        }
    ]
    assert client.get(f"/api/v2/{name}/{track.pk}/").json()["title"] == "file.vtt"
    assert client.get(f"/api/v2/{name}/{unused.pk}/").status_code == 404
    assert client.get(f"/api/v2/{name}/find/?id={track.pk}").status_code == 302


def test_more_images_take_no_more_queries(site: Site, client: Client) -> None:
    def ask() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(IMAGES, {"fields": "*"}).status_code == 200
        return len(captured)

    make_story(cover=make_image())
    ask()
    few = ask()
    for _ in range(3):
        make_story(cover=make_image())
    assert ask() == few
