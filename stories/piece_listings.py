"""How editors find what is told and said: one list for each type."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from stories.models import (
    BriefPage,
    CampaignPage,
    DayInTheLifePage,
    EpisodePage,
    ShortVideoPage,
    StatementPage,
    StoryPage,
)
from stories.page_listing import PageListing, minutes
from stories.reading_time import reading_time


def _following(name: str, label: Any) -> Column:
    """Return a column with the name of what a foreign key points to."""
    return Column(name, label=label, accessor=f"{name}.name", sort_key=f"{name}__name")


def _reading_time(page: Any) -> int:
    return reading_time(page.word_count)


READING_TIME = Column(
    "word_count", label=_("Minutes to read"), accessor=_reading_time, sort_key="word_count"
)
PLACE, SERIES = _following("place", _("Place")), _following("series", _("Series"))

stories = PageListing(
    StoryPage,
    PLACE,
    SERIES,
    READING_TIME,
    icon="doc-full",
    related=("place", "series"),
)
days = PageListing(
    DayInTheLifePage,
    Column("date", label=_("Date"), sort_key="date"),
    _following("person", _("Person")),
    PLACE,
    SERIES,
    icon="calendar-alt",
    related=("person", "place", "series"),
    list_filter={"date": ["gte", "lte"]},
)
statements = PageListing(
    StatementPage,
    Column("date", label=_("Date"), sort_key="date"),
    Column("get_kind_display", label=_("Kind"), sort_key="kind"),
    _following("issuer", _("Issuing body")),
    icon="openquote",
    related=("issuer",),
    list_filter={"kind": ["exact"], "date": ["gte", "lte"]},
)
briefs = PageListing(
    BriefPage,
    Column("page", label=_("Told at length by"), accessor=lambda page: page.page or page.outlet),
    Column("first_published_at", label=_("Published"), sort_key="first_published_at"),
    icon="list-ul",
    related=("page", "outlet"),
)
short_videos = PageListing(
    ShortVideoPage,
    SERIES,
    Column(
        "film",
        label=_("Length"),
        accessor=lambda page: minutes(page.film and page.film.duration),
        sort_key="film__duration",
    ),
    Column("get_orientation_display", label=_("Orientation"), sort_key="orientation"),
    icon="media",
    related=("series", "film"),
    list_filter=["orientation"],
)
episodes = PageListing(
    EpisodePage,
    Column("season", label=_("Season"), sort_key="season"),
    Column("number", label=_("Number"), sort_key="number"),
    _following("topic", _("Topic")),
    Column(
        "audio",
        label=_("Length"),
        accessor=lambda page: minutes(page.audio and page.audio.duration),
        sort_key="audio__duration",
    ),
    icon="media",
    related=("topic", "audio"),
)
campaigns = PageListing(
    CampaignPage,
    Column("starts_on", label=_("Starts on"), sort_key="starts_on"),
    Column("ends_on", label=_("Ends on"), sort_key="ends_on"),
    Column("hashtag", label=_("Hashtag"), sort_key="hashtag"),
    icon="tag",
    list_filter={"starts_on": ["gte", "lte"], "ends_on": ["gte", "lte", "isnull"]},
)
LISTINGS = (stories, days, statements, briefs, short_videos, episodes, campaigns)
"""In the order of the menu."""
