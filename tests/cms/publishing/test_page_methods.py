"""The page methods: from a shell, each changes all of what it changes or nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db.models.signals import post_save
from django.dispatch import Signal
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.signals import page_published, page_unpublished, post_page_move

from stories.models import StoryIndexPage, StoryPage
from tests.factories import image_value, index_page, make_image, make_site, make_story

pytestmark = pytest.mark.django_db(transaction=True)


class RefusedError(Exception):
    """Raised on purpose."""


@contextmanager
def failing(signal: Signal, sender: Any = None) -> Iterator[None]:
    """Make a receiver of a signal raise."""

    def receive(**kwargs: Any) -> None:
        raise RefusedError

    signal.connect(receive, sender=sender)
    try:
        yield
    finally:
        signal.disconnect(receive, sender=sender)


@contextmanager
def failing_log() -> Iterator[None]:
    """Make every audit entry fail, at the last moment."""
    with failing(post_save, PageLogEntry):
        yield


def everything() -> dict[str, Any]:
    """Return all that a page method may touch."""
    return {
        "pages": list(Page.objects.order_by("pk").values()),
        "stories": list(StoryPage.objects.order_by("pk").values()),
        "revisions": list(Revision.objects.order_by("pk").values("pk", "approved_go_live_at")),
        "log": list(PageLogEntry.objects.order_by("pk").values_list("pk", "action")),
        "references": list(ReferenceIndex.objects.order_by("pk").values()),
    }


def assert_leaves_nothing(act: Callable[[], Any]) -> None:
    before = everything()
    with pytest.raises(RefusedError):
        act()
    assert everything() == before


@pytest.fixture
def story() -> StoryPage:
    make_site()
    return make_story("Before")


def test_publish_with_a_failing_receiver(story: StoryPage) -> None:
    story.title = "After"
    revision = story.save_revision()
    with failing(page_published):
        assert_leaves_nothing(revision.publish)


def test_publish_without_its_audit_entry(story: StoryPage) -> None:
    story.title = "After"
    revision = story.save_revision()
    with failing_log():
        assert_leaves_nothing(revision.publish)


def test_publish_without_its_references(story: StoryPage, monkeypatch: pytest.MonkeyPatch) -> None:
    revision = story.save_revision()

    def fail(*args: Any) -> None:
        raise RefusedError

    monkeypatch.setattr(ReferenceIndex, "create_or_update_for_object", fail)
    assert_leaves_nothing(revision.publish)


def test_a_draft_without_its_audit_entry(story: StoryPage) -> None:
    with failing_log():
        assert_leaves_nothing(lambda: story.save_revision(log_action=True))


def test_unpublish(story: StoryPage) -> None:
    with failing(page_unpublished):
        assert_leaves_nothing(story.unpublish)
    with failing_log():
        assert_leaves_nothing(StoryPage.objects.get(pk=story.pk).unpublish)


def test_unpublish_through_the_plain_page(story: StoryPage) -> None:
    make_story("Below the index")
    with failing(page_unpublished):
        assert_leaves_nothing(lambda: index_page().unpublish())


def test_move(story: StoryPage) -> None:
    archive = StoryIndexPage(title="Archive", slug="archive", locale=story.locale)
    story.get_parent().get_parent().specific.add_child(instance=archive)

    def move() -> None:
        target = StoryIndexPage.objects.get(pk=archive.pk)
        StoryPage.objects.get(pk=story.pk).move(target, pos="last-child")

    with failing(post_page_move):
        assert_leaves_nothing(move)
    with failing_log():
        assert_leaves_nothing(move)
    move()
    assert StoryPage.objects.get(pk=story.pk).url_path.endswith(f"/archive/{story.slug}/")


def test_copy_with_what_is_below(story: StoryPage) -> None:
    with failing_log():
        assert_leaves_nothing(
            lambda: index_page().copy(
                recursive=True, update_attrs={"title": "Copy", "slug": "copy"}
            )
        )


def test_create_alias(story: StoryPage) -> None:
    with failing_log():
        assert_leaves_nothing(lambda: story.create_alias(update_slug="alias"))


def test_delete(story: StoryPage) -> None:
    with failing_log():
        assert_leaves_nothing(lambda: StoryPage.objects.get(pk=story.pk).delete())
    with failing_log():
        assert_leaves_nothing(lambda: index_page().delete())


def test_publish_brings_references_up_to_date_at_once(story: StoryPage) -> None:
    image = make_image()
    story.cover = image
    revision = story.save_revision()
    assert not ReferenceIndex.get_references_to(image).exists()
    revision.publish()
    assert ReferenceIndex.get_references_to(image).exists()


def test_publish_reads_the_page_again_once_it_has_the_lock(story: StoryPage) -> None:
    revision = story.save_revision()
    stale = Revision.objects.get(pk=revision.pk)
    assert stale.content_object.latest_revision_id == revision.pk
    later = StoryPage.objects.get(pk=story.pk).save_revision()
    stale.publish()
    page = StoryPage.objects.get(pk=story.pk)
    assert page.latest_revision_id == later.pk
    assert page.has_unpublished_changes


def test_an_alias_follows_its_page(story: StoryPage) -> None:
    alias = story.create_alias(update_slug="alias")
    story.title = "After"
    revision = story.save_revision()
    with failing_log():
        assert_leaves_nothing(revision.publish)
    revision.publish()
    assert Page.objects.get(pk=alias.pk).title == "After"


def test_pictures_in_a_body_are_referenced(story: StoryPage) -> None:
    image = make_image()
    photos = {"layout": "single", "photos": [{"image": image_value(image), "caption": ""}]}
    page = make_story(body=[{"type": "photos", "value": photos}])
    assert [row.object_id for row in ReferenceIndex.get_references_to(image)][:1] == [str(page.pk)]
