"""What is done with any page: published, copied, moved, tagged, taken back."""

import random
from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from hypothesis import strategies as st
from hypothesis.stateful import multiple, rule
from taggit.models import Tag
from wagtail.models import Page, Revision

from tests.cms.publishing.newsroom.bundles import stories
from tests.cms.publishing.newsroom.desk import Desk, own_page, page_of, word
from tests.factories import index_page


class Editors(Desk):
    """Who edits."""

    @rule(pk=stories)
    def publish(self, pk: int) -> None:
        if page := own_page(pk):
            page.save_revision().publish()

    @rule(pk=stories)
    def unpublish(self, pk: int) -> None:
        if page := page_of(pk):
            page.unpublish()

    @rule(pk=stories)
    def delete(self, pk: int) -> None:
        if page := page_of(pk):
            page.delete()

    @rule(pk=stories)
    def save_in_a_shell(self, pk: int) -> None:
        if page := own_page(pk):
            page.standfirst = f"Changed {random.random()}"
            page.save()

    @rule(pk=stories, slug=st.sampled_from(["a", "b", "c"]))
    def change_slug(self, pk: int, slug: str) -> None:
        if page := own_page(pk):
            page.slug = slug
            with suppress(ValidationError):
                page.save_revision().publish()

    @rule(pk=stories)
    def revert(self, pk: int) -> None:
        page = own_page(pk)
        if page is None:
            return
        # The first draft of a translation has the title of what it was made from.
        its_own = ~Q(object_str__contains="secret") | Q(object_str__contains=word(page))
        revisions = Revision.objects.filter(its_own, object_id=str(pk))
        if revision := revisions.order_by("pk").first():
            # Its slug may be another's by now.
            with suppress(ValidationError):
                revision.publish()

    @rule(target=stories, pk=stories)
    def copy(self, pk: int) -> Any:
        page = page_of(pk)
        if page is None or page.alias_of_id:
            return multiple()
        slug = f"copy-{Page.objects.count()}"
        return page.copy(update_attrs={"slug": slug, "title": f"Copy {slug}"}).pk

    @rule(target=stories, pk=stories)
    def alias(self, pk: int) -> Any:
        page = page_of(pk)
        if page is None or page.alias_of_id:
            return multiple()
        return page.create_alias(update_slug=f"alias-{Page.objects.count()}").pk

    @rule(pk=stories, code=st.sampled_from(["en", "fr"]))
    def move(self, pk: int, code: str) -> None:
        if page := page_of(pk):
            with suppress(ValidationError):
                page.move(index_page(code), pos="last-child")

    @rule(pk=stories)
    def tag(self, pk: int) -> None:
        if page := own_page(pk):
            page.tags.add("Mosul", f"Tag {pk}")
            page.save_revision().publish()

    @rule()
    def rename_a_tag(self) -> None:
        if tag := Tag.objects.first():
            tag.name = f"Renamed {random.random()}"
            tag.save()
