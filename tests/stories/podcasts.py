"""What tests of podcasts are made of."""

import itertools
import json
from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Page

from cms.media.models import Media
from cms.unit_of_work import unit_of_work
from home.models import HomePage
from stories.models import EpisodePage, LineOfEffort, PodcastPage
from tests.cms.media import films
from tests.factories import locale

_numbers = itertools.count(1)
SPOKEN = (
    "WEBVTT\n\n00:00.500 --> 00:01.000\n<v Host>Welcome to the line.\n\n"
    "00:01.000 --> 00:02.000\n<v Amal>Pontoon bridges carry lorries.\n"
)


def make_line(name: str = "Stabilisation", code: str = "en", **fields: Any) -> LineOfEffort:
    """Return a line of effort."""
    fields = {"slug": name.lower()} | fields
    return LineOfEffort.objects.create(name=name, locale=locale(code), **fields)


def make_recording(seconds: int = 2, ending: str = "m4a") -> Media:
    """Return a stored recording."""
    content = ContentFile(films.talk(seconds, ending), f"talk.{ending}")
    recording = Media(title=f"Recording {next(_numbers)}", type="audio", file=content)
    recording.save()
    return recording


@unit_of_work()
def make_podcast(title: str = "", code: str = "en", publish: bool = True, **fields: Any) -> Any:
    """Return a podcast, published unless told."""
    home = HomePage.objects.filter(locale__language_code=code).order_by("pk")[0]
    fields = {"author": "The Desk"} | fields
    title = title or f"Podcast {next(_numbers)}"
    page = PodcastPage(title=title, locale=home.locale, live=False, **fields)
    home.add_child(instance=page)
    revision = page.save_revision()
    if publish:
        revision.publish()
    return PodcastPage.objects.get(pk=page.pk)


@unit_of_work()
def make_episode(
    number: int = 1, parent: Page | None = None, publish: bool = True, **fields: Any
) -> Any:
    """Return an episode of a podcast, published unless told."""
    parent = parent or PodcastPage.objects.order_by("pk").first() or make_podcast()
    guests = fields.pop("guests", [])
    fields["guests"] = json.dumps([{"type": "participant", "value": one} for one in guests])
    if "audio" not in fields:
        fields["audio"] = make_recording()
    fields.setdefault("title", f"Episode {next(_numbers)}")
    page = EpisodePage(number=number, locale=parent.locale, live=False, **fields)
    parent.add_child(instance=page)
    revision = page.save_revision()
    if publish:
        revision.publish()
    return EpisodePage.objects.get(pk=page.pk)
