"""What is not public leaves no trace in any answer: no word, no number, no header.

One database is asked twice, before and after something is hidden in it: with an edge that has
kept all its answers, and without. Nothing is appended to the log for what is hidden, so even
sequences are the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Page

from cms.delivery import urls
from cms.media.models import Image, Media
from cms.publishing.compile import page_types
from cms.publishing.models import Change
from cms.publishing.rebuilding import verify
from tests import addresses
from tests.factories import end_rights, image_value, jpeg, make_image, make_story
from tests.filled import hiding
from tests.filled.hiding import SECRET
from tests.filled.newsroom import Whole, make_whole
from tests.reader import Answered, Reader
from tests.rolled_back import rolled_back

pytestmark = pytest.mark.django_db

SOUGHT = SECRET.swapcase()
"""A feed says its own address, and with it what was asked for."""
NO_VERSION = "0123456789abcdef"


@dataclass
class Asked:
    """A site, every address of it, and what was answered there before anything was hidden."""

    whole: Whole
    ended: Image
    edge: Reader
    before: dict[str, Answered]


@pytest.fixture(scope="module")
def asked(django_db_setup: None, django_db_blocker: Any) -> Iterator[Asked]:
    with rolled_back(django_db_blocker) as patch:
        patch.setattr("django.conf.settings.STORYWIRE_API_V2", True)
        whole, ended = make_whole(), make_image()
        shown = [{"image": image_value(ended), "caption": ""}]
        make_story(body=[{"type": "photos", "value": {"layout": "single", "photos": shown}}])
        end_rights(ended)
        edge = Reader(100_000_000)
        edge.follow()
        found = dict.fromkeys([*everywhere(), *hiding.addresses_of(whole)])
        found |= dict.fromkeys(map(media_url, [ended, *assets(whole)]))
        yield Asked(whole, ended, edge, {address: edge.get(address) for address in found})


def everywhere() -> Iterator[str]:
    words = ("told", "aside", SOUGHT)
    last = Page.objects.order_by("-pk").values_list("pk", flat=True)[0]
    yield from addresses.everywhere(words)
    # Of what is there, of which some is hidden, and of what will be.
    yield from addresses.of_v2(range(last - 60, last + 60, 6), words)


def assets(whole: Whole) -> list[Any]:
    """Return the media that public pages ask for and nobody may see."""
    hidden = whole.hidden
    return [hidden.image, hidden.film, hidden.recording, hidden.file]


def media_url(asset: Any, version: str = "") -> str:
    version = version or asset.version
    if isinstance(asset, Image):
        return f"/media/images/{version}/320.jpg"
    folder = "movies" if isinstance(asset, Media) else "files"
    return f"/media/{folder}/{version}.{asset.file_extension}"


def nothing_is_otherwise(asked: Asked) -> None:
    assert [line for progress in verify() for line in progress.failed] == []
    asked.edge.follow()
    for reader in (Reader(), asked.edge):
        for address, before in asked.before.items():
            now = reader.get(address)
            assert SECRET.encode() not in now.body, address
            assert now == before, address


def test_every_endpoint_and_every_filter_is_asked(asked: Asked) -> None:
    assert not addresses.forgotten()
    public = [pattern for pattern in urls.urlpatterns if hasattr(pattern.callback, "view_class")]
    for pattern in public:
        route = f"{addresses.API}/{pattern.pattern}".split("<")[0]
        if "preview/" not in route and not route.endswith(("/docs", "/live")):
            assert any(address.startswith(route) for address in asked.before), route


def test_what_is_public_is_told(asked: Asked) -> None:
    kept = asked.edge.kept
    assert kept > len(asked.before) / 4
    pages = asked.before[f"{addresses.API}/pages?limit=100&include=document,html,markdown"]
    for name in page_types():
        assert b'"type":"%s"' % name.encode() in pages.body
    for word in ("told", "aside"):
        assert pages.body.count(word.encode()) > 200


def test_pages_that_nobody_may_see(asked: Asked) -> None:
    last = Change.objects.order_by("-pk").first()
    hiding.hide_pages(asked.whole)
    assert Change.objects.order_by("-pk").first() == last
    for way in hiding.WAYS:
        hidden = Page.objects.filter(translation_key__in=hiding.keys(way))
        assert hidden.count() == len(page_types())
        assert hidden.filter(live=way in hiding.LIVE).count() == len(page_types())
    nothing_is_otherwise(asked)


def test_snippets_that_no_public_page_shows(asked: Asked) -> None:
    last = Change.objects.order_by("-pk").first()
    hiding.hide_snippets(asked.whole)
    assert Change.objects.order_by("-pk").first() == last
    nothing_is_otherwise(asked)


def test_media_that_are_apart_or_without_rights(asked: Asked) -> None:
    hidden = [asked.ended, *assets(asked.whole)]
    last = Change.objects.order_by("-pk").first()
    for asset in hidden:
        for name in ("title", "alt", "caption", "credit", "source"):
            setattr(asset, name, SECRET)
        content = asset.file.read() if not isinstance(asset, Image) else jpeg((320, 240))
        asset.file = ContentFile(content, f"{SECRET}.{asset.file.name.rpartition('.')[2]}")
        asset.save()
    assert Change.objects.order_by("-pk").first() == last
    nothing_is_otherwise(asked)
    for asset in hidden:
        found, never = (Reader().get(media_url(asset, one)) for one in ("", NO_VERSION))
        assert found.status.startswith("404")
        assert (found.status, found.headers, found.body) == (
            never.status, never.headers, never.body,
        )  # fmt: skip
