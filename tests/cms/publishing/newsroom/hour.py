"""What comes and goes by itself."""

from datetime import timedelta

from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import rule
from wagtail.models import Page

from cms.media.models import Image
from cms.publishing.following import follow_the_clock
from cms.publishing.schedule import run_due
from tests.cms.publishing.newsroom.bundles import stories
from tests.cms.publishing.newsroom.desk import PAGES, Desk, own_page, word


class Hour(Desk):
    """Time that passes."""

    @rule(pk=stories, hours=st.integers(1, 3))
    def expire_later(self, pk: int, hours: int) -> None:
        if page := own_page(pk):
            page.expire_at = timezone.now() + timedelta(hours=hours)
            page.save_revision().publish()

    @rule(pk=stories, hours=st.integers(1, 3))
    def go_live_later(self, pk: int, hours: int) -> None:
        if page := own_page(pk):
            page.go_live_at = timezone.now() + timedelta(hours=hours)
            page.save_revision().publish()

    @rule(hours=st.integers(1, 30))
    def hours_pass(self, hours: int) -> None:
        self.time.shift(timedelta(hours=hours))
        self.nothing_expired_is_served()
        run_due()
        follow_the_clock()

    def nothing_expired_is_served(self) -> None:
        served = self.client.get(PAGES, {"limit": 100, "include": "document"}).content.decode()
        said = Page.objects.exclude(alias_of=None).values("alias_of")
        expired = Page.objects.filter(expire_at__lte=timezone.now()).exclude(pk__in=said)
        for page in expired:
            assert word(page) not in served
        for image in Image.objects.exclude(Image.in_force()):
            assert image.version not in served
