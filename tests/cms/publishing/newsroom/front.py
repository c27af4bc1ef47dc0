"""The home page: its sections in any order, chosen by hand or by rule."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule
from wagtail.models import Page

from home.blocks.sections import HomeSections
from home.models import HomePage, PostPage, SocialWallPage
from stories.models import CampaignPage, Place, PodcastPage, Series
from tests.cms.publishing.newsroom.bundles import stories
from tests.homes import show

SECTIONS = [*HomeSections().child_blocks]
TYPED = ("hero", "latest", "featured")


def stored(name: str, pks: list[int], count: int, may_repeat: bool) -> Any:
    """Return a section as it is stored; without ``pks`` a rule finds what it shows."""
    if name == "text":
        return "<p>Welcome.</p>"
    block = HomeSections().child_blocks[name]
    values: dict[str, Any] = {
        "pages": pks, "count": count, "may_repeat": may_repeat, "text": "Come along.",
        "page": pks[0] if pks else None, "types": ["story", "brief"] if count % 2 else [],
        "tag": "Mosul" if count == 2 else "",
        "campaign": _first(CampaignPage) if count == 3 else None,
        "place": _first(Place) if count == 4 else None, "series": _first(Series),
        "podcast": _first(PodcastPage), "wall": _first(SocialWallPage),
        "posts": [pk for pk in pks if PostPage.objects.filter(pk=pk).exists()],
    }  # fmt: skip
    return {part: values[part] for part in block.child_blocks if part in values}


def _first(model: Any) -> int | None:
    return model.objects.order_by("pk").values_list("pk", flat=True).first()


class Front(RuleBasedStateMachine):
    """Who lays out the home page."""

    @rule(
        names=st.lists(st.sampled_from(SECTIONS), min_size=1, max_size=8, unique=True),
        pks=st.lists(stories, max_size=2),
        count=st.integers(1, 4),
        may_repeat=st.booleans(),
        code=st.sampled_from(["en", "fr"]),
    )
    def lay_out(
        self, names: list[str], pks: list[int], count: int, may_repeat: bool, code: str
    ) -> None:
        if not HomePage.objects.filter(locale__language_code=code).exists():
            return
        there = [pk for pk in dict.fromkeys(pks) if Page.objects.filter(pk=pk).exists()]
        show(*((name, stored(name, there, count, may_repeat)) for name in names), code=code)
