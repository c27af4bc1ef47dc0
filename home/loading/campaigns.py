"""The demo's campaigns and short videos."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from uuid import uuid5

from wagtail.models import Locale

from home.demo.campaigns import (
    CAMPAIGN_INDEXES,
    CAMPAIGNS,
    SHORT_VIDEO_INDEXES,
    SHORT_VIDEOS,
    Campaign,
    ShortVideo,
)
from home.demo.film_captions import TRACKS
from home.loading.library import Library
from home.loading.pages import Tree
from home.loading.series import find_series
from home.loading.values import NAMESPACE
from stories.models import (
    CampaignIndexPage,
    CampaignPage,
    Partner,
    ShortVideoIndexPage,
    ShortVideoPage,
)

Fill = Callable[[Any], None]
_INDEXES: tuple[tuple[str, Any, Any], ...] = (
    ("campaigns", CampaignIndexPage, CAMPAIGN_INDEXES),
    ("short-videos", ShortVideoIndexPage, SHORT_VIDEO_INDEXES),
)
_ITEMS: tuple[tuple[str, Any, tuple[Any, ...]], ...] = (
    ("campaigns", CampaignPage, CAMPAIGNS),
    ("short-videos", ShortVideoPage, SHORT_VIDEOS),
)


def plant_campaigns(tree: Tree) -> None:
    """Add the pages that are missing, as drafts."""
    for key, model, indexes in _INDEXES:
        for code, index in indexes.items():
            home = tree.page("home", code)
            tree.add(model, key, code, home, title=index.title, slug=index.slug)
    for parent, model, items in _ITEMS:
        for item in items:
            for code, title in item.titles.items():
                place = tree.page(parent, code)
                tree.add(model, item.key, code, place, title=title, slug=item.slugs[code])


def campaigns_to_write(library: Library) -> Iterator[tuple[str, str, Fill]]:
    """Return key, language and words of each page."""
    for key, _model, indexes in _INDEXES:
        for code, index in indexes.items():
            yield key, code, partial(_fill_index, index)
    for campaign in CAMPAIGNS:
        for code in campaign.titles:
            yield campaign.key, code, partial(_fill_campaign, campaign, library, code)
    for video in SHORT_VIDEOS:
        for code in video.titles:
            yield video.key, code, partial(_fill_video, video, library, code)


def _fill_index(index: Any, page: Any) -> None:
    page.standfirst = index.standfirst


def _fill_campaign(item: Campaign, library: Library, code: str, page: CampaignPage) -> None:
    page.standfirst = item.standfirsts[code]
    page.aims = item.aims[code]
    page.starts_on = item.starts_on
    page.hashtag = item.hashtag
    page.cover_id = library.pictures[item.cover]
    keys = {uuid5(NAMESPACE, f"partner/{key}") for key in item.partners}
    language = Locale.objects.get(language_code=code)
    partners = Partner.objects.filter(translation_key__in=keys, locale=language)
    page.partners = json.dumps(
        [{"type": "partner", "value": partner.pk} for partner in partners.order_by("name")]
    )


def _fill_video(item: ShortVideo, library: Library, code: str, page: ShortVideoPage) -> None:
    page.standfirst = item.standfirsts[code]
    page.script = item.scripts[code]
    page.film = library.vertical_film()
    page.cover_id = library.pictures[item.cover]
    page.series = find_series(item.series, code)
    page.captions = json.dumps(
        [{"type": "track", "value": library.track(captions)} for captions in TRACKS]
    )
    page.tags.add(*item.tags)
