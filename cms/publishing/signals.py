"""What a save sets off, at the edge of Django's signals."""

from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import post_page_move, pre_page_move

from cms.gone import hold_tree
from cms.publishing.following import follow
from cms.publishing.marks import UNSEEN_FIELDS, marks_of, tree
from cms.unit_of_work import at_the_end, mark


def connect() -> None:
    """Listen to every save and deletion, and follow up what they have marked."""
    post_save.connect(index_references, dispatch_uid="publishing.references")
    pre_save.connect(mark_new_paths, dispatch_uid="publishing.paths")
    post_save.connect(mark_saved, dispatch_uid="publishing.saved")
    post_delete.connect(mark_deleted, dispatch_uid="publishing.deleted")
    m2m_changed.connect(mark_related, dispatch_uid="publishing.related")
    pre_page_move.connect(hold_places, dispatch_uid="publishing.places")
    post_page_move.connect(mark_moved, dispatch_uid="publishing.moved")
    at_the_end(follow)


def index_references(
    sender: type[Model], instance: Model, raw: bool = False, **kwargs: Any
) -> None:
    """Bring the reference index up to date with what was saved, in the same transaction.

    Wagtail does so later, in a task; but media are public by the index, and neither may a new
    story's pictures come after it nor a removed picture stay behind. A save of some fields only
    comes from a draft, whose unpublished content the instance carries: it is passed over.
    """
    if raw or kwargs.get("update_fields") or not ReferenceIndex.is_indexed(sender):
        return
    with transaction.atomic():
        ReferenceIndex.create_or_update_for_object(instance)


def mark_new_paths(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """Mark what lies below a page whose slug changes: Wagtail moves it without a signal."""
    names = kwargs.get("update_fields")
    if not issubclass(sender, Page) or not instance.pk or (names and "slug" not in names):
        return
    before = Page.objects.filter(pk=instance.pk).values_list("slug", flat=True).first()
    if before is not None and before != instance.slug:  # type: ignore[attr-defined]  # a page
        mark(tree(instance.pk))


def mark_saved(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """Mark what was saved; of a page, not what no reader sees of it."""
    names = kwargs.get("update_fields")
    if issubclass(sender, Page) and names and UNSEEN_FIELDS.issuperset(names):
        return
    _mark(instance)


def mark_deleted(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """Mark what was deleted."""
    del sender, kwargs
    _mark(instance)


def mark_related(sender: type[Model], instance: Model, action: str, **kwargs: Any) -> None:
    """Mark what something was put beside, or taken from."""
    del sender, kwargs
    if action.startswith("post_"):
        _mark(instance)


def hold_places(instance: Page, parent_page_after: Page, **kwargs: Any) -> None:
    """Hold a page and where it goes, whoever moves it: below a deleted page it would be lost."""
    del kwargs
    if connection.in_atomic_block:
        hold_tree(instance, parent_page_after)


def mark_moved(instance: Page, **kwargs: Any) -> None:
    """Mark a page that was moved, and all below it."""
    del kwargs
    mark(tree(instance.pk))


def _mark(item: Model) -> None:
    # A migration's models are of the past, when there were no documents yet.
    if item._meta.apps is apps and (keys := list(marks_of(item))):
        mark(*keys)
