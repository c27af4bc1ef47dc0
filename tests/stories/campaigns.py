"""What tests of campaigns, series and short videos are made of."""

import itertools
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Page

from cms.media.models import Media
from cms.unit_of_work import unit_of_work
from home.models import HomePage
from stories.models import (
    CampaignIndexPage,
    CampaignPage,
    Series,
    ShortVideoIndexPage,
    ShortVideoPage,
)
from tests.cms.media.films import shot, talk
from tests.factories import locale

_numbers = itertools.count(1)


def make_series(name: str = "#DayInTheLife", code: str = "en", **fields: Any) -> Series:
    """Return a series."""
    return Series.objects.create(name=name, locale=locale(code), **fields)


def make_film(width: int | None = None, height: int | None = None, **fields: Any) -> Media:
    """Return a film in the library, of whatever length and measures its file may be."""
    fields = {"title": "A film", "type": "video", "duration": 60} | fields
    heard = fields["type"] == "audio"
    file = ContentFile(talk(), "sound.mp3") if heard else ContentFile(shot(), "film.mp4")
    film = Media(file=file, title=fields["title"], type=fields["type"])
    film.save()
    # What is read from a file is known; of films of long ago it may not be.
    Media.objects.filter(pk=film.pk).update(width=width, height=height, duration=fields["duration"])
    film.refresh_from_db()
    return film


@unit_of_work()
def campaign_index(code: str = "en") -> Page:
    """Return the campaign index of a language, made if there is none."""
    return _index(CampaignIndexPage, "campaigns", code)


@unit_of_work()
def short_video_index(code: str = "en") -> Page:
    """Return the index of short videos of a language, made if there is none."""
    return _index(ShortVideoIndexPage, "videos", code)


def _index(model: Any, slug: str, code: str) -> Any:
    if found := model.objects.filter(locale__language_code=code).first():
        return found
    index = model(title=slug.capitalize(), slug=slug, locale=locale(code))
    HomePage.objects.get(locale=locale(code)).add_child(instance=index)
    return index


def make_campaign(title: str = "", code: str = "en", **fields: Any) -> CampaignPage:
    """Return a campaign, published unless told."""
    fields = {"starts_on": date(2022, 1, 1)} | fields
    page: CampaignPage = _make(CampaignPage, campaign_index(code), title, fields)
    return page


def make_short_video(title: str = "", code: str = "en", **fields: Any) -> ShortVideoPage:
    """Return a short video, published unless told."""
    fields["film"] = fields.get("film") or make_film()
    page: ShortVideoPage = _make(ShortVideoPage, short_video_index(code), title, fields)
    return page


@unit_of_work()
def _make(model: Any, parent: Page, title: str, fields: dict[str, Any]) -> Any:
    publish = fields.pop("publish", True)
    title = title or f"{model.__name__} {next(_numbers)}"
    page = model(title=title, locale=parent.locale, live=False, **fields)
    parent.add_child(instance=page)
    revision = page.save_revision()
    if publish:
        revision.publish()
    return model.objects.get(pk=page.pk)
