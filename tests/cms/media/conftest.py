"""What the tests of media share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, ReferenceIndex

from cms.media.models import Image
from cms.media.nearby import nearby
from tests.factories import make_story, make_user

Upload = Callable[..., Any]


@pytest.fixture
def editor(db: None) -> Client:
    """Give a browser in which somebody who may do anything is logged in."""
    client = Client()
    client.force_login(make_user())
    return client


@pytest.fixture
def upload(editor: Client, django_capture_on_commit_callbacks: Any) -> Upload:
    """Give the way from a file to the answer of the form that takes it."""

    def post(
        content: bytes,
        name: str = "IMG_CANARY-NAME.jpg",
        view: str = "wagtailimages:add",
        args: tuple[Any, ...] = (),
        **fields: Any,
    ) -> Any:
        data = {
            "title": "A river",
            "file": SimpleUploadedFile(name, content),
            "collection": Collection.get_first_root_node().pk,
            "duration": 0,
            **fields,
        }
        with django_capture_on_commit_callbacks(execute=True):
            return editor.post(reverse(view, args=args), data)

    return post


@pytest.fixture
def uploaded(upload: Upload) -> Callable[..., Image]:
    """Give the way from a file to the image that is made of it."""

    def post(content: bytes, name: str = "IMG_CANARY-NAME.jpg", **fields: Any) -> Image:
        answer = upload(content, name, **fields)
        form = getattr(answer, "context", None) and answer.context.get("form")
        assert answer.status_code == 302, form and form.errors
        return Image.objects.latest("pk")

    return post


@pytest.fixture
def near(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give this machine a folder of its own for copies."""
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(nearby, "_added", None)
    return nearby.folder


def stored() -> set[Path]:
    """Return all files in the store."""
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def publish_with(image: Image, **fields: Any) -> Any:
    """Return a published story that shows an image."""
    page = make_story(cover=image, **fields)
    ReferenceIndex.create_or_update_for_object(page)
    return page


def whole(answer: Any) -> bytes:
    """Return the body of an answer, sent in one piece or in many."""
    return b"".join(answer.streaming_content) if answer.streaming else answer.content
