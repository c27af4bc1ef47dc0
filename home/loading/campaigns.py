"""The demo's campaigns and short videos."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from uuid import uuid5

from wagtail.models import Locale

from home.demo.campaigns import CAMPAIGN_INDEXES, CAMPAIGNS, Campaign
from home.demo.films import FILMS
from home.demo.short_videos import SHORT_VIDEO_INDEXES, SHORT_VIDEOS, ShortVideo
from home.loading.library import Library
from home.loading.pages import Tree
from home.loading.series import find_series
from home.loading.values import NAMESPACE, Values, with_ids
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
            tree.add(model, key, code, "home", title=index.title, slug=index.slug)
    for parent, model, items in _ITEMS:
        for item in items:
            for code, title in item.titles.items():
                tree.add(model, item.key, code, parent, title=title, slug=item.slugs[code])


def campaigns_to_write(tree: Tree, library: Library) -> Iterator[tuple[str, str, Fill]]:
    """Return key, language and words of each page."""
    for key, _model, indexes in _INDEXES:
        for code, index in indexes.items():
            yield key, code, partial(_fill_index, index)
    for campaign in CAMPAIGNS:
        for code in campaign.titles:
            yield campaign.key, code, partial(_fill_campaign, campaign, library, code)
    for video in SHORT_VIDEOS:
        for code in video.titles:
            values = Values(library.in_language(code), partial(tree.find, locale=code))
            yield video.key, code, partial(_fill_video, video, values, code)


def _fill_index(index: Any, page: Any) -> None:
    page.standfirst = index.standfirst


def _fill_campaign(item: Campaign, library: Library, code: str, page: CampaignPage) -> None:
    page.standfirst = item.standfirsts[code]
    page.aims = item.aims[code]
    page.starts_on, page.ends_on = item.starts_on, item.ends_on
    page.hashtag = item.hashtag
    page.cover_id = library.in_language(code).pictures[item.cover]
    language = Locale.objects.get(language_code=code)
    keys = {uuid5(NAMESPACE, f"partner/{key}"): key for key in item.partners}
    partners = Partner.objects.filter(translation_key__in=keys, locale=language)
    there = {keys[partner.translation_key]: partner.pk for partner in partners}
    named = [("partner", there[key]) for key in item.partners if key in there]
    page.partners = json.dumps(with_ids(named, f"{item.key}/partners"))


def _fill_video(item: ShortVideo, values: Values, code: str, page: ShortVideoPage) -> None:
    film = FILMS[item.film]
    page.standfirst = item.standfirsts[code]
    page.script = item.scripts[code]
    page.film = values.library.film(item.film)
    page.cover_id = values.library.pictures[item.cover]
    page.series = find_series(item.series, code)
    page.campaign_id = values.find_page(item.campaign) if item.campaign else None
    tracks = [("track", values.library.track(captions)) for captions in film.tracks]
    page.captions = json.dumps(with_ids(tracks, f"{item.key}/captions"))
    page.tags.set(item.tags[code])
