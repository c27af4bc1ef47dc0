"""Files that no row names are found and removed, and nothing else is."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from cms.media.sweep import orphans
from tests.cms.media.conftest import stored
from tests.cms.media.store import use
from tests.factories import make_file, make_image

pytestmark = pytest.mark.django_db
LOST = [
    "originals/lost.jpg", "movies/lost.mp4", "files/lost.vtt", "renditions/lost.x.jpg",
    "incoming/lost.jpg",
]  # fmt: skip


def sweep(*options: str) -> list[str]:
    out = StringIO()
    call_command("sweep_media", *options, stdout=out)
    return out.getvalue().split()


@pytest.fixture
def clean(db: None) -> None:
    """Start without what other tests have left, whose rows are gone."""
    sweep("--hours=-1")


def test_what_nobody_names_is_removed_and_nothing_else(clean: None, editor: Client) -> None:
    image = make_image()
    make_file()
    image.get_rendition("max-165x165")
    editor.get(f"/media/images/{image.version}/320.jpg")
    kept = stored()
    for name in [*LOST, "delivered/lostlostlostlost/320.jpg"]:
        default_storage.save(name, ContentFile(b"x"))
    expected = {*LOST, "delivered/lostlostlostlost/"}
    assert set(sweep("--hours=-1", "--dryrun")) == expected
    assert set(sweep("--hours=-1")) == expected
    assert stored() == kept
    assert sweep("--hours=-1") == []


def test_what_is_young_may_yet_be_named(clean: None) -> None:
    default_storage.save("originals/young.jpg", ContentFile(b"x"))
    assert list(orphans(timezone.now() - timedelta(hours=1))) == []
    assert list(orphans(timezone.now() + timedelta(hours=1))) == ["originals/young.jpg"]


def test_a_store_that_is_down_is_said_in_words(settings: Any, near: Any) -> None:
    use(settings, "http://127.0.0.1:9")
    with pytest.raises(CommandError, match="Run it again"):
        sweep()
