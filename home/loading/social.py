"""The demo's social walls: in every language one, with what had been posted by a day."""

import json
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from cms.unit_of_work import unit_of_work
from home.demo.blocks import image
from home.demo.films import FILMS
from home.demo.site import HANDLE as PROFILE
from home.demo.social import HANDLE, PLATFORM, POSTS, WALLS, Post, Wall
from home.loading.library import Library
from home.loading.pages import Tree
from home.loading.values import Values, with_ids
from home.loading.writing import Writing
from home.models import PostPage, SocialWallPage


def plant_social(tree: Tree) -> None:
    """Add the pages that are missing, as drafts."""
    for code, wall in WALLS.items():
        tree.add(
            SocialWallPage, "social-wall", code, "home",
            title=wall.title, slug=wall.slug, account=wall.account,
        )  # fmt: skip
    for post in POSTS:
        wall = WALLS[post.locale]
        tree.add(
            PostPage, post.key, post.locale, "social-wall",
            slug=post.key.removeprefix("post-"), text=post.text, platform=PLATFORM,
            author=post.author or wall.account, handle=post.handle or HANDLE,
            posted_at=datetime.fromisoformat(post.posted_at),
        )  # fmt: skip


@unit_of_work()
def write_social(tree: Tree, library: Library, writing: Writing) -> int:
    """Publish what is missing, all at once: each post changes wall and home page."""
    written = 0
    for code, wall in WALLS.items():
        written += writing.write("social-wall", code, partial(_fill_wall, wall))
    for code in WALLS:
        values = Values(library.in_language(code), partial(tree.find, locale=code))
        for post in (post for post in POSTS if post.locale == code):
            fill = partial(_fill_post, post, values)
            written += writing.write(post.key, code, fill, translated=False)
    return written


def _fill_wall(wall: Wall, page: SocialWallPage) -> None:
    page.standfirst = wall.standfirst
    platform, handle, url = PROFILE
    profile = {"platform": platform, "handle": handle, "url": url}
    page.profiles = json.dumps(with_ids([("profile", profile)], "social-wall"))


def _fill_post(post: Post, values: Values, page: PostPage) -> None:
    page.pinned, page.listed, page.language = post.pinned, post.listed, post.language
    page.captured_at = page.posted_at
    page.page_id = values.find_page(post.page) if post.page else None
    page.repost_of_id = values.find_page(post.repost_of) if post.repost_of else None
    page.quotes_id = values.find_page(post.quotes) if post.quotes else None
    links = (("link", _link(*link)) for link in (post.links or {}).items())
    page.links = json.dumps(values.stream(links, f"{post.key}/links"))
    page.media = json.dumps(values.stream(_media(post), f"{post.key}/media"))


def _link(written: str, url: str) -> dict[str, str]:
    return {"written": written, "url": url, "label": ""}


def _media(post: Post) -> Iterator[tuple[str, Any]]:
    for name in post.pictures:
        yield "picture", image(name, post.locale)
    if post.film:
        name, title, poster = post.film
        shown = {"title": title[post.locale], "file": name, "poster": image(poster, post.locale)}
        yield "film", {**shown, "captions": FILMS[name].tracks}
