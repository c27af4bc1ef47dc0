"""Social walls and their posts."""

from typing import Any

from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import multiple, rule
from wagtail.models import Page

from cms.media.models import Image
from home.models import PostPage, SocialWallPage
from tests.cms.publishing.newsroom.bundles import images, stories
from tests.cms.publishing.newsroom.desk import Desk, own_page, word
from tests.homes import show
from tests.social import make_post, make_wall, picture


def show_the_wall() -> SocialWallPage:
    """Return the wall that home shows."""
    if (wall := SocialWallPage.objects.filter(alias_of=None).order_by("pk").first()) is None:
        wall = make_wall()
        latest = {"types": ["story"], "count": 12}
        show(("latest", latest), ("digest", {}), ("social_wall", {"wall": wall.pk, "count": 3}))
    return wall


class Walls(Desk):
    """Who posts."""

    @rule(target=stories, other=stories, image=images, pinned=st.booleans(), listed=st.booleans())
    def post(self, other: int, image: Image, pinned: bool, listed: bool) -> int:
        show_the_wall()
        last = PostPage.objects.filter(alias_of=None).order_by("-pk").first()
        there = Image.objects.filter(pk=image.pk).exists()
        page = make_post(
            "#Mosul", pinned=pinned, listed=listed, quotes=last, posted_at=timezone.now(),
            page=Page.objects.filter(pk=other).first(), media=[picture(image)] if there else [],
        )  # fmt: skip
        page.text = f"{word(page)} #Mosul"
        page.save_revision().publish()
        return page.pk

    @rule(target=stories)
    def repost(self) -> Any:
        original = PostPage.objects.filter(repost_of=None).order_by("pk").first()
        if original is None:
            return multiple()
        return make_post(repost_of=original, posted_at=timezone.now()).pk

    @rule(pk=stories, pinned=st.booleans())
    def pin(self, pk: int, pinned: bool) -> None:
        page = own_page(pk)
        if isinstance(page, PostPage):
            page.pinned = pinned
            page.save_revision().publish()

    @rule(
        act=st.sampled_from(["hide the newest", "hide the first", "hide the wall", "show the wall"])
    )
    def hide(self, act: str) -> None:
        wall = show_the_wall()
        found = PostPage.objects.live().order_by("pk" if act == "hide the first" else "-pk").first()
        if act == "show the wall":
            wall.save_revision().publish()
        elif page := wall if act == "hide the wall" else found:
            page.unpublish()
