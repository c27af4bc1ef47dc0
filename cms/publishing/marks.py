"""Marks: by which keys a changed row is followed up."""

from collections.abc import Iterator
from functools import cache

from django.db.models import Model
from modelcluster.fields import ParentalKey
from taggit.models import TagBase
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.models import BaseGenericSetting, BaseSiteSetting
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
    Site,
    TranslatableMixin,
)
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import Translation, TranslationLog, TranslationSource

from cms.contract.references import any_of, key_for, key_of, translations_of
from cms.contract.translation import FALLBACKS
from cms.translating.models import LocaleRule

EVERYTHING = "everything"
"""Which pages there are, or all their paths, may be different now."""
REDIRECTS = "redirects"
SITES = "sites"
"""Which site a name means, and which is the default, may be different now."""
UNSEEN_FIELDS = frozenset(
    {
        "alias_of", "draft_title", "go_live_at", "has_unpublished_changes", "latest_revision",
        "latest_revision_created_at", "locked", "locked_at", "locked_by", "owner",
    }
)  # fmt: skip
"""What a page has that no document shows; saving a draft writes no others."""


def marks_of(item: Model) -> Iterator[str]:
    """Return the keys that a saved or deleted row is followed up by; none if readers see none."""
    if isinstance(item, Page):
        yield from (key_of(item), translations_of(item))
    elif isinstance(item, Translation | TranslationLog):
        sources = TranslationSource.objects.filter(pk=item.source_id)
        yield from (f"translations:{key}" for key in sources.values_list("object_id", flat=True))
    elif isinstance(item, PageViewRestriction):
        yield tree(item.page_id)
    elif isinstance(item, CollectionViewRestriction):
        yield f"collection:{item.collection_id}"
    elif isinstance(item, Collection):
        yield f"collection:{item.pk}"
    elif isinstance(item, Site):
        yield from (EVERYTHING, SITES)
    elif isinstance(item, Locale):
        yield EVERYTHING
    elif isinstance(item, LocaleRule):
        yield FALLBACKS
    elif isinstance(item, Redirect):
        yield REDIRECTS
    elif isinstance(item, TagBase):
        yield f"tag:{item.pk}"
    elif is_shown(type(item)):
        yield from (key_of(item), any_of(type(item)))
        if isinstance(item, TranslatableMixin):
            yield translations_of(item)
    for parent in _parents(type(item)):
        if (pk := getattr(item, parent.attname)) is not None:
            yield key_for(parent.related_model, pk)


def tree(pk: int) -> str:
    """Return the mark of a page and all below it."""
    return f"tree:{pk}"


@cache
def is_shown(model: type[Model]) -> bool:
    """Tell whether rows of a model that is no page can stand in documents."""
    if hasattr(model, "to_document"):
        return True
    return model in get_snippet_models() or issubclass(model, BaseSiteSetting | BaseGenericSetting)


@cache
def _parents(model: type[Model]) -> list[ParentalKey]:
    """Return where a row hangs that is part of another, such as a tag on a page."""
    return [column for column in model._meta.local_fields if isinstance(column, ParentalKey)]
