"""The sections of a home page, in any order."""

from collections.abc import Iterable
from typing import Any

from wagtail.blocks import StreamValue

from cms.blocks.stream import Stream
from cms.blocks.text import TextBlock
from home.blocks.sections.about import AboutSection, PartnersSection
from home.blocks.sections.digest import DigestSection
from home.blocks.sections.pages import (
    CampaignsSection,
    FeaturedSection,
    HeroSection,
    LatestSection,
    PodcastSection,
    ShortVideosSection,
    StatementSection,
)
from home.blocks.sections.section import Section
from home.blocks.sections.social_wall import SocialWallSection
from home.blocks.sections.today import CommemorationSection, TourInvitationSection
from home.choosing import Choosing


class HomeSections(Stream):
    """What a home page shows, from top to bottom."""

    hero = HeroSection()
    latest = LatestSection()
    featured = FeaturedSection()
    statement = StatementSection()
    digest = DigestSection()
    podcast = PodcastSection()
    campaigns = CampaignsSection()
    short_videos = ShortVideosSection()
    social_wall = SocialWallSection()
    commemoration = CommemorationSection()
    about = AboutSection()
    partners = PartnersSection()
    tour_invitation = TourInvitationSection()
    text = TextBlock()

    def choose(self, value: StreamValue, choosing: Choosing) -> None:
        """Choose what every section shows, and note what it needs."""
        sections = list(self._sections(value))
        for section, raw, _key in sections:
            choosing.take(section.chosen_by_hand(raw))
        for section, raw, key in sections:
            section.choose(raw, key, choosing)

    def _sections(self, value: StreamValue) -> Iterable[tuple[Section, dict[str, Any], str]]:
        for item in value.get_prep_value():
            section = self.child_blocks.get(item["type"])
            if isinstance(section, Section):
                yield section, item["value"] or {}, item["id"]


def default_sections() -> list[tuple[str, dict[str, Any]]]:
    """Return what a new home page begins with."""
    return [("latest", {"count": 12, "types": ["story", "day_in_the_life"]}), ("digest", {})]
