"""Partners that join and leave, and pieces that name them."""

import random
from datetime import timedelta

from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import rule

from stories.models import Partner
from tests.cms.publishing.newsroom.desk import Desk
from tests.factories import locale


class Partners(Desk):
    """Who keeps the partners."""

    @rule(code=st.sampled_from(["en", "fr"]), days=st.integers(-2, 2), stays=st.integers(0, 2))
    def join(self, code: str, days: int, stays: int) -> None:
        joined = timezone.now().date() + timedelta(days)
        Partner.objects.create(
            name=f"Partner {random.random()}",
            joined_on=joined,
            left_on=joined + timedelta(stays) if stays else None,
            locale=locale(code),
        )

    @rule(gone=st.booleans())
    def leave(self, gone: bool) -> None:
        if partner := Partner.objects.filter(left_on=None).order_by("pk").first():
            if gone:
                partner.delete()
            else:
                partner.left_on = max(partner.joined_on, timezone.now().date())
                partner.save()
