"""Social walls and their posts."""

from django.utils.translation import gettext as _

from cms.delivery.written.dates import day
from cms.delivery.written.writer import Json, Writer, tells_block, tells_page
from home.blocks.profiles import PLATFORMS


@tells_page("social_wall")
def _wall(writer: Writer, own: Json) -> None:
    writer.fact(_("account"), own.pop("account", None))
    for profile in own.pop("profiles", None) or ():
        writer.fact(_platform(profile), profile["handle"], href=profile["url"])
    writer.feeds(own.pop("feeds", None))
    for post in own.pop("pinned", None) or ():
        _on_wall(writer, post)
    writer.listing(own.pop("posts", None))


@tells_page("post")
def _post(writer: Writer, own: Json) -> None:
    if (text := own.pop("text", None)) and text["parts"]:
        writer.marked_text(text)
    _beside(writer, own)
    handle = own.pop("handle", "")
    writer.fact(_("author"), own.pop("author", None), f"@{handle}" if handle else "")
    url = own.pop("url", None)
    writer.fact(_("posted at"), day(own.pop("posted_at", None)), _platform(own), href=url)
    writer.fact(_("captured at"), day(own.pop("captured_at", None)))
    writer.page_fact(_("social wall"), own.pop("wall", None))


@tells_block("social_wall")
def _section(writer: Writer, section: Json) -> None:
    wall = section["wall"]
    writer.heading(section["title"] or (wall["title"] if wall else ""))
    for post in section["items"]:
        _on_wall(writer, post)
    if wall:
        writer.card(wall)


def _on_wall(writer: Writer, post: Json) -> None:
    """Say a post among others, with what it passes on or comments on."""
    if not post.get("repost_of"):
        writer.card(post)
    _beside(writer, dict(post))


def _beside(writer: Writer, post: Json) -> None:
    """Say what a post shows, and what it points to."""
    writer.read(post.pop("media", None))
    for name in ("repost_of", "quotes"):
        if other := post.pop(name, None):
            writer.card(other)
            writer.read(other["media"])
    writer.read(post.pop("page", None))


def _platform(said: Json) -> str:
    platform: str = said.get("platform", "")
    return dict(PLATFORMS).get(platform, platform)
