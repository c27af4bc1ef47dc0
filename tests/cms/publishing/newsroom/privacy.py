"""Who may see what, and where."""

from hypothesis import strategies as st
from hypothesis.stateful import rule
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from stories.models import StoryIndexPage
from tests.cms.publishing.newsroom.bundles import stories
from tests.cms.publishing.newsroom.desk import Desk, page_of
from tests.factories import index_page

LOGIN = PageViewRestriction.LOGIN


class Privacy(Desk):
    """Who opens and closes."""

    @rule(pk=stories)
    def make_private(self, pk: int) -> None:
        if page := page_of(pk):
            PageViewRestriction.objects.get_or_create(page=page, restriction_type=LOGIN)

    @rule()
    def make_public_again(self) -> None:
        for restriction in PageViewRestriction.objects.all():
            restriction.delete()

    @rule(on=st.booleans())
    def make_the_index_private(self, on: bool) -> None:
        page = index_page()
        if on:
            PageViewRestriction.objects.get_or_create(page=page, restriction_type=LOGIN)
        else:
            for row in PageViewRestriction.objects.filter(page=page):
                row.delete()

    @rule(live=st.booleans())
    def withdraw_or_publish_the_index(self, live: bool) -> None:
        page = index_page()
        if live:
            page.save_revision().publish()
        else:
            page.unpublish()

    @rule(slug=st.sampled_from(["stories", "tales"]))
    def rename_the_index(self, slug: str) -> None:
        page = StoryIndexPage.objects.get(pk=index_page().pk)
        page.slug = slug
        page.save()

    @rule(on=st.booleans())
    def restrict_the_collection(self, on: bool) -> None:
        if on:
            CollectionViewRestriction.objects.get_or_create(
                collection=self.collection, restriction_type=CollectionViewRestriction.LOGIN
            )
        else:
            for row in CollectionViewRestriction.objects.all():
                row.delete()
