"""Serving: to anyone what a public page shows, to editors the rest, to nobody an original."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    ReferenceIndex,
    Site,
)

from cms.media import delivered
from cms.media.models import Image, Media
from tests.cms.media import films
from tests.cms.media.conftest import publish_with, whole
from tests.cms.media.photographs import jpeg, noisy
from tests.factories import make_file, make_image, make_story, make_user

PUBLIC = "public, max-age=31536000, immutable"


def url_of(image: Image, width: int = 320, format_: str = "webp") -> str:
    return reverse("media_image", args=[image.version, width, format_])


@pytest.fixture
def shown(site: Site) -> tuple[Image, Any]:
    """Give an image and the published story that shows it."""
    image = make_image(content=jpeg(noisy((700, 500))))
    return image, publish_with(image)


@pytest.mark.parametrize("format_", delivered.FORMATS)
def test_a_public_picture_is_anybodys(
    shown: tuple[Image, Any], client: Client, format_: str
) -> None:
    answer = client.get(url_of(shown[0], 640, format_), HTTP_ORIGIN="https://x.example")
    assert answer.status_code == 200
    assert answer["Content-Type"] == delivered.CONTENT_TYPES[format_]
    assert answer["Cache-Control"] == PUBLIC
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Surrogate-Key"] == answer["Cache-Tag"] == f"image:{shown[0].pk}"
    assert not answer.has_header("Vary")
    assert not answer.cookies
    assert b"CANARY" not in whole(answer)


def test_credentials_change_no_public_answer(shown: tuple[Image, Any], client: Client) -> None:
    anonymous = client.get(url_of(shown[0]))
    client.force_login(make_user())
    logged_in = client.get(url_of(shown[0]))
    assert dict(anonymous.headers) == dict(logged_in.headers)
    assert whole(anonymous) == whole(logged_in)
    assert not logged_in.cookies


def test_who_has_the_picture_is_not_sent_it_again(
    shown: tuple[Image, Any], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivered, "open_delivered", None)
    etag = f'"{shown[0].version}-320-webp"'
    for header in (etag, f'"x", W/{etag}', "*"):
        answer = client.get(url_of(shown[0]), HTTP_IF_NONE_MATCH=header)
        assert (answer.status_code, answer.content) == (304, b"")
        assert (answer["ETag"], answer["Cache-Control"]) == (etag, PUBLIC)
        assert not answer.has_header("Vary")


def test_another_etag_gets_the_picture(shown: tuple[Image, Any], client: Client) -> None:
    assert client.get(url_of(shown[0]), HTTP_IF_NONE_MATCH='"x"').status_code == 200


def test_head_tells_what_get_sends(shown: tuple[Image, Any], client: Client) -> None:
    got, head = client.get(url_of(shown[0])), client.head(url_of(shown[0]))
    assert head.status_code == 200
    assert dict(head.headers) == dict(got.headers)
    assert int(head["Content-Length"]) == len(whole(got))


def test_other_widths_and_formats_are_not_there(shown: tuple[Image, Any], client: Client) -> None:
    for path in [
        "321.webp",
        "1280.webp",
        "0.webp",
        "0320.webp",
        "99999.webp",
        "-1.jpg",
        "320.png",
        "320.svg",
        "٣٢٠.webp",
        "320.webp/",
        "320",
        "original.jpg",
        "320.WEBP",
    ]:
        answer = client.get(f"/media/images/{shown[0].version}/{path}")
        assert answer.status_code == 404, path
        assert "immutable" not in answer.get("Cache-Control", "")


def test_writing_is_not_for_here(shown: tuple[Image, Any], client: Client) -> None:
    for method in (client.post, client.put, client.delete):
        assert method(url_of(shown[0])).status_code in (403, 405)


def unpublish(image: Image, page: Any) -> None:
    page.unpublish()


def expire(image: Image, page: Any) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(seconds=1))


def restrict_page(image: Image, page: Any) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def restrict_parent(image: Image, page: Any) -> None:
    restrict_page(image, page.get_parent())


def restrict_collection(image: Image, page: Any) -> None:
    CollectionViewRestriction.objects.create(
        collection=Collection.get_first_root_node(),
        restriction_type=CollectionViewRestriction.LOGIN,
    )


def move_to_private_collection(image: Image, page: Any) -> None:
    private = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(
        collection=private, restriction_type=CollectionViewRestriction.PASSWORD, password="x"
    )
    below = private.add_child(name="Below")
    Image.objects.filter(pk=image.pk).update(collection=below)


def replace(image: Image, page: Any) -> None:
    image.file = ContentFile(jpeg(noisy((700, 400))), "x.jpg")
    image.save()


def delete_image(image: Image, page: Any) -> None:
    page.delete()
    image.delete()


def delete_page(image: Image, page: Any) -> None:
    page.delete()


def take_out(image: Image, page: Any) -> None:
    page.cover = None
    page.save_revision().publish()
    ReferenceIndex.create_or_update_for_object(page)


@pytest.mark.parametrize(
    "withdraw",
    [unpublish, expire, restrict_page, restrict_parent, restrict_collection,
     move_to_private_collection, replace, delete_image, delete_page, take_out],
)  # fmt: skip
def test_what_is_withdrawn_stops_at_once(
    shown: tuple[Image, Any], client: Client, withdraw: Any
) -> None:
    image, page = shown
    url = url_of(image)
    etag = client.get(url)["ETag"]
    withdraw(image, page)
    for headers in ({}, {"HTTP_IF_NONE_MATCH": etag}, {"HTTP_RANGE": "bytes=0-9"}):
        answer = client.get(url, **headers)
        assert answer.status_code == 404
        assert not answer.has_header("ETag")
        assert "public" not in answer.get("Cache-Control", "")


def test_a_picture_in_no_published_story_is_nobodys_but_editors(site: Site, client: Client) -> None:
    image = make_image()
    make_story(cover=image, publish=False)
    assert client.get(url_of(image)).status_code == 404
    client.force_login(make_user("Author"))
    answer = client.get(url_of(image))
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    assert not answer.has_header("Surrogate-Key")


def test_who_may_not_enter_the_admin_is_no_editor(site: Site, client: Client) -> None:
    image = make_image()
    user = make_user("Author")
    user.groups.clear()
    client.force_login(user)
    assert client.get(url_of(image)).status_code == 404


def test_asking_costs_few_queries_however_many_pages_show_it(
    shown: tuple[Image, Any], client: Client, django_assert_max_num_queries: Any
) -> None:
    for _ in range(4):
        publish_with(shown[0])
    with django_assert_max_num_queries(6):
        assert client.get(url_of(shown[0])).status_code == 200


def test_a_picture_lost_from_the_store_is_not_found(
    shown: tuple[Image, Any], client: Client
) -> None:
    default_storage.delete(shown[0].file.name)
    assert client.get(url_of(shown[0])).status_code == 404


ADDRESSES = [
    "/admin/media/{0}",
    "/media/{0}",
    "/media/images/{0}",
    "/static/../media/{0}",
    "/admin/media/renditions/../{0}",
    "/admin/media/renditions/..%2F{0}",
    "/admin/media/renditions/%2e%2e/{0}",
    "/admin/media/renditions/../../media/{0}",
    "/admin/media/renditions/aaaaaaaaaaaaaaaa./../../{0}",
    "/admin/media/delivered/{1}/320.webp",
    "/admin/media/renditions/../delivered/{1}/320.webp",
    "/media/files/{1}.jpg",
    "/media/movies/{1}.jpg",
    "/documents/1/{1}.jpg",
]


def test_no_address_leads_to_an_original(shown: tuple[Image, Any]) -> None:
    image, somebody, editor = shown[0], Client(), Client()
    editor.force_login(make_user())
    for address in ADDRESSES:
        path = address.format(image.file.name, image.version)
        assert editor.get(path, follow=True).status_code == 404, path
        answer = somebody.get(path, follow=True)
        assert not answer["Content-Type"].startswith("image/"), path


def test_thumbnails_are_for_those_who_may_enter_the_admin(
    shown: tuple[Image, Any], client: Client
) -> None:
    url = shown[0].get_rendition("max-165x165").url
    assert url.startswith("/admin/media/renditions/")
    assert client.get(url).status_code == 403
    client.force_login(make_user("Author"))
    answer = client.get(url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert answer["Cache-Control"].startswith("private")
    assert client.get(url.replace("max", "min")).status_code == 404


@pytest.fixture
def movie(db: None) -> Media:
    """Give a film in the store."""
    movie = Media(title="A film", type="video", file=ContentFile(films.shot(), "x.mp4"))
    movie.save()
    return movie


def test_a_film_is_sent_whole(movie: Media, editor: Client) -> None:
    answer = editor.get(movie.url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "video/mp4")
    assert answer["Accept-Ranges"] == "bytes"
    assert whole(answer) == movie.file.read()
    assert editor.get(movie.url.replace(".mp4", ".exe")).status_code == 404


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(first=st.integers(0, 20_000) | st.none(), last=st.integers(0, 20_000) | st.none())
@example(first=0, last=0)
@example(first=None, last=0)
@example(first=5, last=4)
@example(first=10**17, last=None)
def test_any_range_is_that_slice(
    movie: Media, editor: Client, first: int | None, last: int | None
) -> None:
    content = movie.file.read() if movie.file.seek(0) == 0 else b""
    size = len(content)
    asked = f"bytes={'' if first is None else first}-{'' if last is None else last}"
    answer = editor.get(movie.url, HTTP_RANGE=asked)
    if first is None and last is None:
        assert (answer.status_code, whole(answer)) == (200, content)
        return
    start = max(0, size - (last or 0)) if first is None else first
    stop = size if first is None or last is None else min(last + 1, size)
    if start >= stop:
        assert (answer.status_code, answer["Content-Range"]) == (416, f"bytes */{size}")
        return
    assert answer.status_code == 206
    assert answer["Content-Range"] == f"bytes {start}-{stop - 1}/{size}"
    assert int(answer["Content-Length"]) == stop - start
    assert whole(answer) == content[start:stop]


@pytest.mark.parametrize(
    "asked", ["bytes=0-1,3-4", "bytes=a-b", "items=0-1", "bytes=", "bytes=" + "9" * 5000 + "-"]
)
def test_what_is_no_single_range_gets_the_whole(movie: Media, editor: Client, asked: str) -> None:
    assert editor.get(movie.url, HTTP_RANGE=asked).status_code == 200


def test_a_part_of_another_version_is_not_sent(movie: Media, editor: Client) -> None:
    etag = f'"{movie.version}"'
    for sent, status in ((etag, 206), ('"other"', 200)):
        answer = editor.get(movie.url, HTTP_RANGE="bytes=0-3", HTTP_IF_RANGE=sent)
        assert answer.status_code == status
    assert editor.head(movie.url, HTTP_RANGE="bytes=0-3").status_code == 200
    assert editor.get(movie.url, HTTP_IF_NONE_MATCH=etag).status_code == 304


def test_a_film_that_no_page_shows_is_not_public(movie: Media, client: Client) -> None:
    assert client.get(movie.url).status_code == 404


def test_a_text_track_is_shown_and_a_text_is_saved(editor: Client) -> None:
    track, text = make_file(), make_file("Hello", "CANARY-NAME.txt")
    text.title = "Ce qui a été dit"
    text.save()
    answer = editor.get(track.url)
    assert answer["Content-Type"] == "text/vtt; charset=utf-8"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    answer = editor.get(text.url)
    name = "attachment; filename*=utf-8''ce-qui-a-%C3%A9t%C3%A9-dit.txt"
    assert answer["Content-Disposition"] == name
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert editor.get(text.url.replace(".txt", ".html")).status_code == 404
    assert Client().get(text.url).status_code == 404
