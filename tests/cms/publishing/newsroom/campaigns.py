"""Campaigns and series, and what is told for them."""

import random

from hypothesis import strategies as st
from hypothesis.stateful import rule

from stories.models import CampaignPage, Series
from stories.models.piece import SeriesPiece
from tests.cms.publishing.newsroom.bundles import stories
from tests.cms.publishing.newsroom.desk import Desk, named, own_page, word
from tests.factories import locale
from tests.stories.campaigns import make_campaign, make_series, make_short_video


class Campaigns(Desk):
    """Who runs campaigns."""

    @rule(target=stories, code=st.sampled_from(["en", "fr"]), publish=st.booleans())
    def campaign(self, code: str, publish: bool) -> int:
        """Begin one, or the same in another language."""
        one = CampaignPage.objects.exclude(locale=locale(code)).order_by("pk").first()
        known = {"translation_key": one.translation_key} if one else {}
        if one and one.has_translation(locale(code)):
            known = {}
        page = make_campaign(code=code, publish=publish, **known)
        page.title = f"Told {word(page)}"
        revision = page.save_revision()
        if publish:
            revision.publish()
        return page.pk

    @rule(pk=stories, leave=st.booleans(), publish=st.booleans())
    def tell_for_a_campaign(self, pk: int, leave: bool, publish: bool) -> None:
        page = own_page(pk)
        if not isinstance(page, SeriesPiece):
            return
        page.campaign = None if leave else CampaignPage.objects.order_by("-pk").first()
        page.series = Series.objects.first() or make_series()
        revision = page.save_revision()
        if publish:
            revision.publish()

    @rule(target=stories)
    def film(self) -> int:
        return named(make_short_video(campaign=CampaignPage.objects.order_by("pk").first()))

    @rule(delete=st.booleans())
    def rename_or_delete_a_series(self, delete: bool) -> None:
        if series := Series.objects.first():
            series.name = f"Series {random.random()}"
            series.delete() if delete else series.save()
