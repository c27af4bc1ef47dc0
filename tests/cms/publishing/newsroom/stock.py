"""What is written by Wagtail's own Python, as code does that knows nothing of ours."""

import json
import random
from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, multiple, rule
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.revert_to_page_revision import RevertToPageRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Locale, Page

from cms.media.models import Image
from stories.models import Person, StoryPage
from tests.cms.publishing.newsroom.bundles import images, people, stories
from tests.cms.publishing.newsroom.desk import named, own_page, page_of
from tests.factories import index_page, text


def changed(page: Page) -> Page:
    """Say something else of a page, in memory."""
    said: Any = page
    said.standfirst = f"Changed {random.random()}"
    return page


class Stock(RuleBasedStateMachine):
    """Who writes by the page's methods, by Wagtail's actions, and by plain saves."""

    @rule(pk=stories, how=st.sampled_from(["whole", "some", "base", "live", "not live"]))
    def save_plainly(self, pk: int, how: str) -> None:
        page = own_page(pk)
        if page is None:
            return
        with suppress(ValidationError):
            if how == "some":
                changed(page).save(update_fields=["standfirst"])
            elif how == "base":
                # As what Wagtail has of every page, without what is of its type.
                Page.objects.get(pk=pk).save()
            else:
                page.live = page.live if how == "whole" else how == "live"
                changed(page).save()

    @rule(pk=stories, by=st.sampled_from(["revision", "page", "action", "latest"]))
    def publish_plainly(self, pk: int, by: str) -> None:
        page = own_page(pk)
        if page is None:
            return
        revision = changed(page).save_revision()
        with suppress(ValidationError):
            if by == "revision":
                revision.publish()
            elif by == "page":
                page.publish(revision)
            elif by == "latest":
                Page.objects.get(pk=pk).get_latest_revision().publish()
            else:
                PublishPageRevisionAction(revision).execute(skip_permission_checks=True)

    @rule(pk=stories, below=st.booleans())
    def unpublish_by_action(self, pk: int, below: bool) -> None:
        if page := page_of(pk):
            action = UnpublishPageAction(page, include_descendants=below)
            action.execute(skip_permission_checks=True)

    @rule(pk=stories, code=st.sampled_from(["en", "fr"]), pos=st.sampled_from(["first", "last"]))
    def move_by_action(self, pk: int, code: str, pos: str) -> None:
        if page := page_of(pk):
            with suppress(ValidationError):
                action = MovePageAction(page, index_page(code), pos=f"{pos}-child")
                action.execute(skip_permission_checks=True)

    @rule(pk=stories, by=st.sampled_from(["action", "base", "query"]))
    def delete_plainly(self, pk: int, by: str) -> None:
        page = page_of(pk)
        if page is None:
            return
        if by == "action":
            DeletePageAction(page).execute(skip_permission_checks=True)
        elif by == "base":
            Page.objects.get(pk=pk).delete()
        else:
            Page.objects.filter(pk=pk).delete()

    @rule(target=stories, pk=stories, act=st.sampled_from(["copy", "alias", "translate"]))
    def double_by_action(self, pk: int, act: str) -> Any:
        page = page_of(pk)
        if page is None or page.alias_of_id:
            return multiple()
        slug = f"stock-{Page.objects.count()}"
        if act == "copy":
            words = {"slug": slug, "title": f"Copy {slug}"}
            action: Any = CopyPageAction(page, update_attrs=words)
        elif act == "alias":
            action = CreatePageAliasAction(page, update_slug=slug)
        else:
            other = Locale.objects.exclude(pk=page.locale_id).first()
            if other is None or page.get_translation_or_none(other) is not None:
                return multiple()
            action = CopyPageForTranslationAction(page, other, copy_parents=True)
        return action.execute(skip_permission_checks=True).pk

    @rule(pk=stories)
    def make_an_alias_a_page(self, pk: int) -> None:
        page = page_of(pk)
        if page and page.alias_of_id:
            ConvertAliasPageAction(page).execute(skip_permission_checks=True)
            named(page_of(pk))

    @rule(pk=stories)
    def revert_by_action(self, pk: int) -> None:
        page = own_page(pk)
        if page and (revision := page.get_latest_revision()):
            action = RevertToPageRevisionAction(page, revision)
            action.execute(skip_permission_checks=True)

    @rule(target=stories, live=st.booleans())
    def add_a_page_plainly(self, live: bool) -> int:
        body, here = json.dumps([text()]), index_page()
        page = StoryPage(title="Told", locale=here.locale, live=live, body=body)
        here.add_child(instance=page)
        return named(page)

    @rule(image=images, person=people, act=st.sampled_from(["save", "some", "create"]))
    def keep_assets_plainly(self, image: Image, person: Person, act: str) -> None:
        said = f"Said {random.random()}"
        for item, name in ((image, "alt"), (person, "role")):
            there: Any = type(item)._default_manager.filter(pk=item.pk).first()
            if there is None:
                continue
            setattr(there, name, said)
            there.save(update_fields=[name] if act == "some" else None)
        if act == "create":
            Person.objects.create(name=said, locale=index_page().locale)
