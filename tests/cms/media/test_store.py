"""Media in a real S3 server: kept, replaced, removed, private, and the server going away."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO, StringIO
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult
from PIL import Image as Pillow
from wagtail.images.forms import get_image_form
from wagtail.models import Collection, Site, UploadedFile

from cms.media import delivered, removal
from cms.media.models import File, Image, Media, Rendition
from cms.media.nearby import nearby
from cms.media.outage import StoreUnavailableError
from tests.cms.api_v3.tokens import Api, make_token
from tests.cms.media import films
from tests.cms.media.conftest import publish_with, stored, whole
from tests.cms.media.photographs import jpeg, noisy
from tests.cms.media.store import SECRET, Store, silence, use
from tests.factories import make_file, make_image, make_user

pytestmark = pytest.mark.django_db
VTT = b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give a store that runs as long as the tests do."""
    store = Store(tmp_path_factory.mktemp("store"))
    store.start()
    store.client.create_bucket(Bucket="media")
    yield store
    store.stop()


@pytest.fixture
def store(server: Store, settings: Any, near: Path) -> Store:
    """Give an empty store, in which all media lie."""
    if server.process is None:
        server.start()
    use(settings, server.endpoint)
    server.empty()
    return server


@pytest.fixture
def down(settings: Any, near: Path) -> None:
    """Give a store that nobody answers for."""
    use(settings, "http://127.0.0.1:9")


def film() -> Media:
    movie = Media(title="A film", type="video", file=ContentFile(films.shot(), "x.mp4"))
    movie.save()
    return movie


def url_of(image: Image, width: int = 320, format_: str = "webp") -> str:
    return reverse("media_image", args=[image.version, width, format_])


# With a store that answers


def test_an_upload_lies_in_the_store_and_nowhere_else(store: Store, uploaded: Any) -> None:
    here = stored()
    image = uploaded(jpeg())
    assert f"originals/{image.version}.jpg" in store.names()
    assert stored() == here
    assert Image.objects.get().file.read()[:2] == b"\xff\xd8"
    assert (image.file_size, len(image.file_hash)) == (default_storage.size(image.file.name), 40)


@pytest.mark.parametrize("format_", delivered.FORMATS)
def test_a_picture_is_encoded_once_and_stored(
    store: Store, site: Site, client: Client, format_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = make_image(content=jpeg(noisy((700, 500))))
    publish_with(image)
    first = client.get(url_of(image, 640, format_))
    assert first["Cache-Control"] == "public, max-age=31536000, immutable"
    sent = whole(first)
    with Pillow.open(BytesIO(sent)) as picture:
        assert picture.width == 640
    assert f"delivered/{image.version}/640.{format_}" in store.names()
    monkeypatch.setattr(delivered, "encode", None)
    nearby.discard(f"delivered/{image.version}/")
    assert whole(client.get(url_of(image, 640, format_))) == sent


def test_a_replaced_picture_leaves_nothing_behind(
    store: Store, upload: Any, uploaded: Any, editor: Client
) -> None:
    image = uploaded(jpeg())
    assert editor.get(url_of(image)).status_code == 200
    image.get_rendition("max-165x165")
    old = store.names()
    assert upload(jpeg(), view="wagtailimages:edit", args=(image.pk,)).status_code == 302
    fresh = Image.objects.get()
    assert fresh.version != image.version
    assert store.names() == {f"originals/{fresh.version}.jpg"}
    assert len(old) == 3
    assert editor.get(url_of(image)).status_code == 404


def test_what_is_deleted_leaves_the_store(
    store: Store, editor: Client, django_capture_on_commit_callbacks: Any
) -> None:
    image, movie, file = make_image(), film(), make_file()
    assert editor.get(url_of(image)).status_code == 200
    # One of them is a picture out of the film.
    assert len(store.names()) == 5
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(reverse("wagtailimages:delete", args=[image.pk]))
        editor.post(reverse("wagtailmedia:delete", args=[movie.pk]))
        editor.post(reverse("wagtaildocs:delete", args=[file.pk]))
    assert store.names() == set()
    assert not Media.objects.exists()
    assert not list(nearby.folder.iterdir())


def test_nothing_is_overwritten(store: Store) -> None:
    first = default_storage.save("files/same.txt", ContentFile(b"one"))
    second = default_storage.save("files/same.txt", ContentFile(b"two"))
    assert (first, default_storage.open(first).read()) == ("files/same.txt", b"one")
    assert second != first


def test_what_is_in_the_store_is_private(store: Store, site: Site, client: Client) -> None:
    image, movie, track = make_image(), film(), make_file()
    publish_with(image)
    assert client.get(url_of(image)).status_code == 200
    image.get_rendition("max-165x165")
    names = store.names()
    assert {name.split("/")[0] for name in names} == {
        "originals", "delivered", "renditions", "movies", "files",
    }  # fmt: skip
    assert {store.status_for_anybody(name) for name in names} == {403}
    assert store.status_for_anybody() == 403
    for path in (movie.url, track.url, url_of(make_image())):
        assert client.get(path).status_code == 404


def test_no_address_leads_to_the_store(store: Store) -> None:
    image, movie, track = make_image(), film(), make_file()
    told = [
        image.to_document(None).model_dump_json(),
        movie.to_document(None).model_dump_json(),
        track.to_document(None),
        image.file.url,
        movie.file.url,
        image.get_rendition("max-165x165").url,
    ]
    for words in told:
        assert store.endpoint not in words
        assert "ignature" not in words
    assert image.to_document(None).url == f"http://cms.test/media/images/{image.version}/1280.jpg"


def test_a_film_is_fetched_in_pieces(store: Store, editor: Client) -> None:
    movie = film()
    content = films.shot()
    assert movie.to_document(None).bytes == Media.objects.get().file.size == len(content)
    kept = whole(editor.get(movie.url))
    assert len(kept) == len(content)
    part = editor.get(movie.url, HTTP_RANGE="bytes=5-14")
    assert (part.status_code, whole(part)) == (206, kept[5:15])
    last = editor.get(movie.url, HTTP_RANGE="bytes=-7")
    assert whole(last) == kept[-7:]
    assert editor.get(make_file().url).status_code == 200


def test_a_film_of_several_parts_is_whole(store: Store) -> None:
    content = bytes(range(256)) * 40_000
    name = default_storage.save("movies/large.mp4", ContentFile(content))
    with default_storage.open(name) as file:
        assert file.size == len(content)
        assert file.read() == content
        file.seek(9_000_001)
        assert file.read(9) == content[9_000_001:9_000_010]


def test_what_is_lost_from_the_store_is_not_found(store: Store, editor: Client) -> None:
    image, movie = make_image(), film()
    store.empty()
    assert editor.get(url_of(image)).status_code == 404
    assert editor.get(movie.url).status_code == 404
    assert editor.get("/admin/media/renditions/aaaaaaaaaaaaaaaa.max-1x1.jpg").status_code == 404


def test_the_key_is_in_no_task(store: Store, django_capture_on_commit_callbacks: Any) -> None:
    image, file = make_image(), make_file()
    image.get_rendition("max-165x165")
    with django_capture_on_commit_callbacks(execute=True):
        image.delete()
        file.delete()
    tasks = [str(each.args_kwargs) for each in DBTaskResult.objects.all()]
    assert [each for each in tasks if "ObjectStorage" in each]
    assert not [each for each in tasks if SECRET in each]


def test_what_nobody_names_is_swept_from_the_store(store: Store, editor: Client) -> None:
    image = make_image()
    editor.get(url_of(image))
    kept = store.names()
    default_storage.save("movies/lost.mp4", ContentFile(b"x"))
    default_storage.save("delivered/lostlostlostlost/320.jpg", ContentFile(b"x"))
    call_command("sweep_media", "--hours=-1", stdout=StringIO())
    assert store.names() == kept


# Rolled back


@pytest.fixture(params=["store", "folder"])
def anywhere(request: pytest.FixtureRequest) -> Callable[[], set[Any]]:
    """Give the way to list what is stored, in an object store and in a local folder."""
    if request.param == "store":
        names: Callable[[], set[Any]] = request.getfixturevalue("store").names
        return names
    return stored


@pytest.mark.parametrize(("make", "files"), [(make_image, 1), (film, 2), (make_file, 1)])
def test_a_row_that_is_rolled_back_leaves_no_file(
    anywhere: Callable[[], set[Any]], make: Callable[[], Any], files: int
) -> None:
    before = anywhere()
    with transaction.atomic():
        make()
        assert len(anywhere()) == len(before) + files
        transaction.set_rollback(True)
    assert anywhere() == before


def test_a_row_that_can_not_be_saved_leaves_no_file(anywhere: Callable[[], set[Any]]) -> None:
    first = make_image()
    before = anywhere()
    second = Image(pk=first.pk, title="The same", file=ContentFile(jpeg(), "x.jpg"))
    with pytest.raises(IntegrityError):
        second.save(force_insert=True)
    assert anywhere() == before
    second.pk = None
    second.save()
    assert second.file.name.removeprefix("originals/") in str(anywhere())


def test_a_file_brought_by_code_is_rolled_back_too(anywhere: Callable[[], set[Any]]) -> None:
    image = make_image()
    before = anywhere()
    with transaction.atomic():
        image.file.save("CANARY.jpg", ContentFile(jpeg()))
        transaction.set_rollback(True)
    assert anywhere() == before


def test_a_request_that_fails_leaves_no_file(
    anywhere: Callable[[], set[Any]], editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = anywhere()
    editor.raise_request_exception = False

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("wagtail.search.index.insert_or_update_object", fail)
    answer = editor.post(reverse("wagtailimages:add"), form("wagtailimages:add"))
    assert answer.status_code == 500
    assert not Image.objects.exists()
    assert anywhere() == before


def test_of_two_thumbnails_at_once_one_is_kept(anywhere: Callable[[], set[Any]]) -> None:
    image = make_image()
    image.get_rendition("max-165x165")
    before = anywhere()
    twice = Rendition(image=image, filter_spec="max-165x165", file=ContentFile(jpeg(), "a.b.jpg"))
    with pytest.raises(IntegrityError):
        twice.save()
    assert anywhere() == before


# With a store that is down


PREFIXES = {
    "wagtailimages_chooser:create": "image-chooser-upload-",
    "wagtailmedia:chooser_upload": "media-chooser-upload-",
    "wagtaildocs_chooser:create": "document-chooser-upload-",
}


def form(view: str) -> dict[str, Any]:
    """Return what an upload form asks for."""
    content, name = jpeg(), "x.jpg"
    if "media" in view:
        content, name = films.shot(), "x.mp4"
    elif "docs" in view:
        content, name = VTT, "x.vtt"
    prefix = PREFIXES.get(view, "")
    field = "files[]" if "multiple" in view else f"{prefix}file"
    return {
        f"{prefix}title": "A river",
        f"{prefix}collection": Collection.get_first_root_node().pk,
        f"{prefix}duration": 0,
        field: SimpleUploadedFile(name, content),
    }


UPLOADS = {
    "wagtailimages:add": (),
    "wagtailimages:add_multiple": (),
    "wagtailimages_chooser:create": (),
    "wagtailmedia:add": ("video",),
    "wagtailmedia:chooser_upload": ("video",),
    "wagtaildocs:add": (),
    "wagtaildocs:add_multiple": (),
    "wagtaildocs_chooser:create": (),
}


@pytest.mark.parametrize("view", UPLOADS)
def test_every_upload_form_says_that_the_store_is_down(
    down: None, editor: Client, view: str
) -> None:
    answer = editor.post(
        reverse(view, args=UPLOADS[view]), form(view), HTTP_X_REQUESTED_WITH="XMLHttpRequest"
    )
    assert answer.status_code == 200
    assert "retry in a minute" in answer.content.decode()
    assert [model.objects.count() for model in (Image, Media, File)] == [0, 0, 0]


def test_a_store_that_keeps_silent_is_given_up_in_time(
    settings: Any, near: Path, site: Site, editor: Client
) -> None:
    images = [make_image() for _ in range(4)]
    shown = publish_with(images[0])
    with silence() as endpoint:
        use(settings, endpoint)
        start = monotonic()
        answer = editor.post(reverse("wagtailimages:add"), form("wagtailimages:add"))
        assert monotonic() - start < 10
        assert "retry in a minute" in str(answer.context["form"].errors["file"])
        assert Image.objects.count() == 4
        default_storage._paused_until = 0.0
        start = monotonic()
        # Four thumbnails are missing, and one wait is enough for all of them.
        assert editor.get(reverse("wagtailimages:index")).status_code == 200
        assert Client().get(url_of(shown.cover)).status_code == 503
        assert monotonic() - start < 10


def test_an_edited_picture_stays_as_it_was(
    store: Store, settings: Any, uploaded: Any, upload: Any
) -> None:
    image = uploaded(jpeg())
    use(settings, "http://127.0.0.1:9")
    answer = upload(jpeg(), view="wagtailimages:edit", args=(image.pk,), title="New")
    assert answer.status_code == 200
    assert "retry in a minute" in str(answer.context["form"].errors["file"])
    fresh = Image.objects.get()
    assert (fresh.version, fresh.title, fresh.file.name) == (
        image.version, "A river", image.file.name,
    )  # fmt: skip
    use(settings, store.endpoint)
    assert fresh.file.read()


def test_pages_are_written_and_published_without_the_store(
    store: Store, settings: Any, site: Site, editor: Client
) -> None:
    image, movie, track = make_image(), film(), make_file()
    use(settings, "http://127.0.0.1:9")
    page = publish_with(image)
    assert page.live
    assert movie.to_document(None).bytes == len(films.shot())
    assert track.to_document(None)
    answer = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert answer.status_code == 200
    page.title = "Rewritten while the store is down"
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.title == "Rewritten while the store is down"


@pytest.mark.parametrize(
    ("view", "of"),
    [
        ("wagtailimages:index", None),
        ("wagtailimages:edit", Image),
        ("wagtailimages:delete", Image),
        ("wagtailimages_chooser:choose", None),
        ("wagtailimages_chooser:chosen", Image),
        ("wagtailmedia:index", None),
        ("wagtailmedia:edit", Media),
        ("wagtailmedia:chooser", None),
        ("wagtaildocs:index", None),
        ("wagtaildocs:edit", File),
        ("wagtaildocs_chooser:choose", None),
    ],
)
def test_the_admin_goes_on_without_the_store(
    settings: Any, near: Path, editor: Client, view: str, of: Any
) -> None:
    make_image(), film(), make_file()
    use(settings, "http://127.0.0.1:9")
    args = [of.objects.order_by("pk")[0].pk] if of else []
    answer = editor.get(reverse(view, args=args))
    assert answer.status_code == 200
    assert "could not be found" not in answer.content.decode()


@pytest.mark.parametrize(("language", "word"), [("fr", "minute"), ("ar", "دقيقة")])
def test_editors_are_told_in_their_language(
    down: None, editor: Client, language: str, word: str
) -> None:
    with translation.override(language):
        given = form("wagtailimages:add")
        bound = get_image_form(Image)(given, {"file": given["file"]}, user=make_user())
        assert not bound.is_valid()
        (sentence,) = bound.errors["file"]
    assert word in sentence
    assert "retry" not in sentence


@pytest.mark.parametrize(
    ("view", "make"),
    [
        ("wagtailimages:delete", make_image),
        ("wagtailmedia:delete", film),
        ("wagtaildocs:delete", make_file),
    ],
)
def test_what_is_deleted_is_gone_for_editors_and_goes_from_the_store_later(
    settings: Any, near: Path, editor: Client, django_capture_on_commit_callbacks: Any,
    view: str, make: Any,
) -> None:  # fmt: skip
    item = make()
    use(settings, "http://127.0.0.1:9")
    with django_capture_on_commit_callbacks(execute=True):
        assert editor.post(reverse(view, args=[item.pk])).status_code == 302
    assert not type(item).objects.exists()
    again = DBTaskResult.objects.filter(task_path="cms.media.removal.remove_again")
    assert item.file.name in [name for task in again for name in task.args_kwargs["args"][0]]


def test_what_is_never_a_form_error_is_no_server_error(
    settings: Any, near: Path, editor: Client
) -> None:
    """An upload with words too long is put aside, as it came, until they are mended."""
    use(settings, "http://127.0.0.1:9")
    fields = {**form("wagtailimages:add_multiple"), "title": "x" * 300}
    answer = editor.post(
        reverse("wagtailimages:add_multiple"), fields, HTTP_X_REQUESTED_WITH="XMLHttpRequest"
    )
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert "retry in a minute" in answer.content.decode()
    assert not UploadedFile.objects.exists()


def test_a_store_that_stops_and_starts(
    store: Store, site: Site, client: Client, editor: Client,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    image, withdrawn = make_image(), make_image()
    publish_with(image)
    served = whole(client.get(url_of(image)))
    names = {name for name in store.names() if withdrawn.version in name}
    store.stop()

    # What is encoded goes on being served, what is not has to wait; nothing is a server error.
    assert whole(client.get(url_of(image))) == served
    missing = client.get(url_of(image, 640))
    assert (missing.status_code, missing["Retry-After"]) == (503, "10")
    assert missing["Content-Type"] == "application/problem+json"
    assert missing.json()["code"] == "store_unavailable"
    assert "no-store" in missing["Cache-Control"]
    assert client.get("/readyz").status_code == 200

    # A picture is withdrawn: its row goes at once, its file as soon as can be.
    with django_capture_on_commit_callbacks(execute=True):
        answer = editor.post(reverse("wagtailimages:delete", args=[withdrawn.pk]))
    assert answer.status_code == 302
    assert not Image.objects.filter(pk=withdrawn.pk).exists()
    again = DBTaskResult.objects.get(task_path="cms.media.removal.remove_again")
    assert again.run_after > timezone.now()

    store.start()
    default_storage._paused_until = 0.0
    assert names <= store.names()
    removal.remove_again.func(*again.args_kwargs["args"])
    assert not names & store.names()
    assert client.get(url_of(image, 640)).status_code == 200
    assert editor.post(reverse("wagtailimages:add"), form("wagtailimages:add")).status_code == 302


def test_what_can_not_be_removed_is_tried_later_and_later(down: None) -> None:
    removal.remove(["originals/x.jpg"])
    removal.remove(["originals/y.jpg"], attempt=30)
    soon, late = DBTaskResult.objects.order_by("run_after")
    assert soon.args_kwargs["args"] == [["originals/x.jpg"], 1]
    assert late.run_after - soon.run_after > timedelta(minutes=50)
    removal.remove(["originals/z.jpg"], attempt=100)
    assert DBTaskResult.objects.count() == 2


def test_a_wrong_secret_is_an_outage_and_not_told(
    store: Store, settings: Any, editor: Client
) -> None:
    settings.AWS_SECRET_ACCESS_KEY = "wrong"
    settings.STORAGES = {**settings.STORAGES}
    answer = editor.post(reverse("wagtailimages:add"), form("wagtailimages:add"))
    assert "retry in a minute" in str(answer.context["form"].errors["file"])
    assert "wrong" not in answer.content.decode()


def test_a_store_that_takes_but_does_not_keep_still_serves(
    store: Store, site: Site, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = make_image()
    publish_with(image)

    def full(*args: Any) -> None:
        raise StoreUnavailableError

    monkeypatch.setattr(delivered, "_store", full)
    assert client.get(url_of(image)).status_code == 200


def test_a_slow_store_is_given_up(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cms.media.upload.PATIENCE", 0.0)
    with pytest.raises(StoreUnavailableError):
        make_image()
    assert not Image.objects.exists()


def test_what_arrives_too_late_is_removed(
    store: Store, upload: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cms.media.upload.PATIENCE", 0.0)
    assert "retry in a minute" in str(upload(jpeg()).context["form"].errors["file"])
    again = DBTaskResult.objects.get(task_path="cms.media.removal.remove_again")
    # What was under way may arrive; the task comes a minute later.
    sleep(0.5)
    default_storage._paused_until = 0.0
    removal.remove_again.func(*again.args_kwargs["args"])
    assert store.names() == set()


def test_who_may_not_enter_the_admin_learns_nothing_of_the_store(
    down: None, site: Site, client: Client
) -> None:
    user = make_user("Author")
    user.groups.clear()
    client.force_login(user)
    assert client.get("/admin/media/renditions/aaaaaaaaaaaaaaaa.x.jpg").status_code == 403
    assert client.get("/media/images/aaaaaaaaaaaaaaaa/320.jpg").status_code == 404


def test_a_program_is_told_that_the_store_is_down(down: None, site: Site) -> None:
    api = Api(make_token(make_user("Editor")))
    answer = api.upload("images/", title="Dawn", alt="A river", file=ContentFile(jpeg(), "a.jpg"))
    assert answer.status_code == 422, answer.content
    assert b"does not answer" in answer.content
    assert not Image.objects.exists()
