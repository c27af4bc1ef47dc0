"""Snapshots: what the public home page showed on two days, section by section.

Names after a colon are keys of demo pages. The member count of either day is nowhere written: it
comes from the partners that had joined by then.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

Section = tuple[str, dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """The home page on one day."""

    day: date
    sections: tuple[Section, ...]


_INVITATION = ("tour_invitation", {"text": "invitation"})
_ABOUT = ("about", {"title": "about_title", "text": "about", "page": "page:about"})
_WALL = ("social_wall", {"wall": "page:social-wall", "count": 6})
_NEWS = {"types": ["story", "day_in_the_life", "brief"]}

SNAPSHOTS: dict[str, Snapshot] = {
    "2019": Snapshot(
        day=date(2019, 8, 21),
        sections=(
            ("text", {"text": "welcome_2019"}),
            _INVITATION,
            ("hero", {"pages": ["page:al-qaim"]}),
            ("commemoration", {}),
            # The lead stood there twice.
            ("latest", {**_NEWS, "count": 5, "may_repeat": True}),
            ("digest", {}),
            ("podcast", {"count": 2}),
            ("short_videos", {"count": 3}),
            _WALL,
            _ABOUT,
            ("partners", {"page": "page:partners"}),
        ),
    ),
    "2022": Snapshot(
        day=date(2022, 6, 20),
        sections=(
            ("text", {"text": "welcome_2022"}),
            _INVITATION,
            ("hero", {"pages": ["page:watar"]}),
            ("statement", {"pages": ["page:africa-focus-group", "page:political-directors"]}),
            ("latest", {**_NEWS, "count": 6}),
            ("campaigns", {"count": 3}),
            ("featured", {"pages": ["page:al-qaim", "page:doctor", "page:safaa"]}),
            ("commemoration", {}),
            ("digest", {}),
            ("short_videos", {"count": 3}),
            ("podcast", {"count": 1}),
            _WALL,
            _ABOUT,
            ("partners", {"page": "page:partners"}),
        ),
    ),
}
LATEST = "2022"
"""The snapshot that is loaded when none is named."""
