"""Choosing: which pages the sections of a home page show, before any of them is loaded."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Page

from cms.contract.context import DocumentContext
from cms.contract.translation import FALLBACKS
from cms.pages import BasePage
from cms.publishing.compile import deliverable, in_language, page_types, read_in

TOLD = (
    "story", "day_in_the_life", "short_video", "episode", "campaign", "statement", "brief",
    "digest",
)  # fmt: skip
"""The types of pages that somebody tells or says something in, and that lists are made of."""


@dataclass(frozen=True)
class Rule:
    """By which pages are found when nobody has chosen any."""

    types: tuple[str, ...] = ()
    """The names of page types; without any, all of ``TOLD``."""
    tag: str = ""
    belongs_to: dict[str, int] = field(default_factory=dict)
    """What their foreign keys point to, by the key's name; a type without it is left out."""
    below: int | None = None
    """The page that they stand below."""
    count: int = 1
    may_repeat: bool = False
    """Whether what stands in a section above, or was chosen for any, may stand here too."""


@dataclass(frozen=True)
class Found:
    """What a rule has found, and what was asked for it."""

    pks: list[int]
    asked: list[str]
    """Dependencies of the document that shows it, recorded when that is made."""


class Choosing:
    """What is chosen for the sections of one page, in their order.

    What an editor has chosen anywhere is taken first, so that no rule above repeats it.
    """

    def __init__(self, page: Page, context: DocumentContext) -> None:
        """Take the page whose sections they are."""
        self.page, self.context = page, context
        self.locale = context.paths.locale_of(page)
        # By the section's key; translations of a page have sections of the same keys.
        self.chosen: dict[str, Any] = {}
        self._shown = {page.pk}

    def take(self, pks: Iterable[int]) -> None:
        """Take what an editor has chosen."""
        self._shown |= {pk for pk in pks if pk}

    def find(self, rule: Rule) -> Found:
        """Return the pages that a rule finds, what was published last first, and want them."""
        models = _models(rule)
        content_types = ContentType.objects.get_for_models(*models).values()
        pages = deliverable(self.context).filter(content_type__in=content_types)
        pages = in_language(pages, self.page.locale_id, self.context)
        if rule.tag:
            pages = pages.filter(tagged_pages__tag__name__iexact=rule.tag)
        for name, pk in rule.belongs_to.items():
            pages = pages.filter(_belonging(models, name, pk))
        if rule.below:
            pages = pages.filter(below(rule.below))
        if not rule.may_repeat:
            pages = pages.exclude(pk__in=self._shown)
        order = pages.order_by("-first_published_at", "-pk")
        found = list(order.values_list("pk", flat=True)[: rule.count])
        self.take(found)
        for pk in found:
            self.context.references.want(Page, pk)
        types = [model.type_name for model in models]
        return Found(found, lists_of(types, self.locale, self.context))


def lists_of(types: Iterable[str], locale: str, context: DocumentContext) -> list[str]:
    """Return the keys of the questions which pages of some types are read in a language."""
    lists = (f"list:{name}:{code}" for name in types for code in read_in(locale, context))
    return [FALLBACKS, *lists]


def below(pk: int) -> Q:
    """Return what stands below a page, or below what it is in another language."""
    key = Page.objects.filter(pk=pk).values("translation_key")
    paths = Page.objects.filter(translation_key__in=key).values_list("path", flat=True)
    return reduce(or_, (Q(path__startswith=path) for path in paths), Q(pk__in=[]))


def told_types() -> list[tuple[str, str]]:
    """Return the types that a list may be made of, for people to choose from."""
    known = page_types()
    return [(name, known[name]._meta.verbose_name_plural) for name in TOLD if name in known]


def _models(rule: Rule) -> list[type[BasePage]]:
    known = page_types()
    models = [known[name] for name in rule.types or TOLD if name in known]
    return [model for model in models if all(_has(model, name) for name in rule.belongs_to)]


def _belonging(models: Iterable[type[BasePage]], name: str, pk: int) -> Q:
    """Return what belongs to a thing in whatever language, as ``pages`` knows no difference."""
    belonging = Q(pk__in=[])
    for model in models:
        related: Any = model._meta.get_field(name).related_model
        key = related._default_manager.filter(pk=pk).values("translation_key")
        rows = model._default_manager.filter(**{f"{name}__translation_key__in": key})
        belonging |= Q(pk__in=rows.values("pk"))
    return belonging


def _has(model: type[BasePage], name: str) -> bool:
    return any(column.name == name for column in model._meta.get_fields())
