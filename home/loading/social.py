"""The demo's social walls: in every language one, with what had been posted by a day."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from typing import Any

from cms.unit_of_work import unit_of_work
from home.demo.pictures import PICTURES
from home.demo.site import HANDLE as PROFILE
from home.demo.social import HANDLE, PLATFORM, POSTS, WALLS, Post
from home.loading.library import Library
from home.loading.pages import Tree
from home.loading.values import Values
from home.models import PostPage, SocialWallPage

_AT_ONCE = 4
"""More, with their translations, would be left to the worker."""


def posts_by(day: date) -> Iterator[Post]:
    """Return what had been posted by a day."""
    return (post for post in POSTS if datetime.fromisoformat(post.posted_at).date() <= day)


def plant_social(tree: Tree, day: date) -> None:
    """Add the pages that are missing, as drafts."""
    for code, wall in WALLS.items():
        tree.add(
            SocialWallPage, "social-wall", code, tree.page("home", code),
            title=wall.title, slug=wall.slug, account=wall.account,
        )  # fmt: skip
    for post in posts_by(day):
        wall = WALLS[post.locale]
        tree.add(
            PostPage, post.key, post.locale, tree.page("social-wall", post.locale),
            slug=post.key.removeprefix("post-"), text=post.text, platform=PLATFORM,
            author=post.author or wall.account, handle=post.handle or HANDLE,
            posted_at=datetime.fromisoformat(post.posted_at),
        )  # fmt: skip


def write_social(tree: Tree, library: Library, day: date) -> int:
    """Publish what is missing, a few at once: each post changes wall and home page."""
    written = 0
    for code in WALLS:
        with unit_of_work():
            written += _write_wall(tree, code)
        values = Values(library, partial(tree.find, locale=code))
        posts = [post for post in posts_by(day) if post.locale == code]
        for start in range(0, len(posts), _AT_ONCE):
            with unit_of_work():
                for post in posts[start : start + _AT_ONCE]:
                    written += _write_post(tree, post, values)
    return written


def _write_wall(tree: Tree, code: str) -> bool:
    page: SocialWallPage | None = tree.unfinished("social-wall", code)
    if page is None:
        return False
    page.standfirst = WALLS[code].standfirst
    platform, handle, url = PROFILE
    profile = {"platform": platform, "handle": handle, "url": url}
    page.profiles = json.dumps([{"type": "profile", "value": profile}])
    page.save_revision().publish()
    return True


def _write_post(tree: Tree, post: Post, values: Values) -> bool:
    page: PostPage | None = tree.unfinished(post.key, post.locale)
    if page is None:
        return False
    page.pinned, page.listed, page.language = post.pinned, post.listed, post.language
    page.captured_at = page.posted_at
    page.page_id = values.find_page(post.page) if post.page else None
    page.repost_of_id = values.find_page(post.repost_of) if post.repost_of else None
    page.quotes_id = values.find_page(post.quotes) if post.quotes else None
    page.links = _stored("link", (_link(*link) for link in (post.links or {}).items()))
    page.media = _stored("picture", _pictures(post, values))
    page.save_revision().publish()
    return True


def _link(written: str, url: str) -> dict[str, str]:
    return {"written": written, "url": url, "label": ""}


def _pictures(post: Post, values: Values) -> Iterator[dict[str, Any]]:
    for name in post.pictures:
        alt = PICTURES[name].alt[post.locale]
        yield {"image": values.library.pictures[name], "alt_text": alt, "decorative": False}


def _stored(type_: str, values: Iterator[Any]) -> str:
    return json.dumps([{"type": type_, "value": value} for value in values])
