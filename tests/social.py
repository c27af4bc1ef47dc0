"""Social walls for tests: a wall, and what is posted on it."""

import itertools
import json
from datetime import UTC, datetime, timedelta
from typing import Any

from wagtail.models import Page

from cms.media.models import Image
from cms.unit_of_work import unit_of_work
from home.models import HomePage, PostPage, SocialWallPage
from tests.factories import image_value

_numbers = itertools.count(1)
FIRST = datetime(2019, 8, 20, 9, tzinfo=UTC)
PROFILE = {"platform": "x", "handle": "@Coalition", "url": "https://x.com/coalition"}


@unit_of_work()
def make_wall(code: str = "en", **fields: Any) -> SocialWallPage:
    """Return a wall below the home page of a language; published."""
    home = HomePage.objects.filter(locale__language_code=code).order_by("pk")[0]
    profiles = json.dumps([{"type": "profile", "value": PROFILE}])
    fields = {"title": f"@Coalition {next(_numbers)}", "account": "The Coalition"} | fields
    wall = SocialWallPage(profiles=profiles, locale=home.locale, live=False, **fields)
    home.add_child(instance=wall)
    wall.save_revision().publish()
    return SocialWallPage.objects.get(pk=wall.pk)


def picture(image: Image) -> dict[str, Any]:
    """Return a picture of a post as it is stored."""
    return {"type": "picture", "value": image_value(image)}


@unit_of_work()
def make_post(
    text: str = "", wall: Page | None = None, publish: bool = True, **fields: Any
) -> PostPage:
    """Return a post below the first wall, or another; published unless told.

    Each is posted a minute after the one before.
    """
    wall = wall or SocialWallPage.objects.order_by("pk").first() or make_wall()
    number = next(_numbers)
    if not text and not {"repost_of", "media"} & fields.keys():
        text = f"Post {number}"
    for name in ("media", "links"):
        fields[name] = json.dumps(fields.get(name, []))
    fields = {"posted_at": FIRST + timedelta(minutes=number)} | fields
    about = {"platform": "x", "author": "The Coalition", "handle": "Coalition"} | fields
    page = PostPage(text=text, locale=wall.locale, live=False, **about)
    wall.add_child(instance=page)
    revision = page.save_revision()
    if publish:
        revision.publish()
    return PostPage.objects.get(pk=page.pk)
