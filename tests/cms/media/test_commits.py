"""Files and rows go together when requests really commit and really roll back."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from wagtail.models import Collection

from cms.media.models import Image
from tests.cms.media.conftest import stored
from tests.cms.media.photographs import jpeg
from tests.cms.media.store import use
from tests.factories import make_file, make_image, make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def anyone() -> Client:
    """Give an editor's browser that shows server errors instead of raising them."""
    client = Client(raise_request_exception=False)
    client.force_login(make_user())
    return client


def send(client: Client) -> Any:
    fields = {
        "title": "A river",
        "file": SimpleUploadedFile("x.jpg", jpeg()),
        "collection": Collection.get_first_root_node().pk,
    }
    return client.post(reverse("wagtailimages:add"), fields)


def test_a_committed_upload_stays_and_a_deleted_one_goes(anyone: Client) -> None:
    before = stored()
    assert send(anyone).status_code == 302
    image = Image.objects.get()
    assert {path.name for path in stored() - before} == {f"{image.version}.jpg"}
    image.get_rendition("max-165x165")
    anyone.post(reverse("wagtailimages:delete", args=[image.pk]))
    assert stored() == before


def test_a_request_that_rolls_back_leaves_nothing(
    anyone: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stored()

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("wagtail.search.index.insert_or_update_object", fail)
    assert send(anyone).status_code == 500
    assert not Image.objects.exists()
    assert stored() == before


@pytest.mark.parametrize(
    ("view", "make"), [("wagtailimages:delete", make_image), ("wagtaildocs:delete", make_file)]
)
def test_deleting_while_the_store_is_down_is_tried_again(
    anyone: Client, settings: Any, near: Path, view: str, make: Any
) -> None:
    item = make()
    use(settings, "http://127.0.0.1:9")
    assert anyone.post(reverse(view, args=[item.pk])).status_code == 302
    assert not type(item).objects.exists()
    again = DBTaskResult.objects.get(task_path="cms.media.removal.remove_again")
    assert item.file.name in again.args_kwargs["args"][0]
