"""Choosing: which pages the sections of a home page show, before any of them is loaded."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Page

from cms.contract.context import DocumentContext
from cms.pages import BasePage
from cms.publishing.compile import deliverable, page_types

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
        pages = deliverable(self.context).filter(
            locale_id=self.page.locale_id, content_type__in=content_types
        )
        if rule.tag:
            pages = pages.filter(tagged_pages__tag__name__iexact=rule.tag)
        for name, pk in rule.belongs_to.items():
            belonging = Q(pk__in=[])
            for model in models:
                belonging |= Q(pk__in=model._default_manager.filter(**{name: pk}).values("pk"))
            pages = pages.filter(belonging)
        if rule.below:
            above = Page.objects.filter(pk=rule.below).values_list("path", flat=True).first()
            pages = pages.filter(path__startswith=above) if above else pages.none()
        if not rule.may_repeat:
            pages = pages.exclude(pk__in=self._shown)
        order = pages.order_by("-first_published_at", "-pk")
        found = list(order.values_list("pk", flat=True)[: rule.count])
        self.take(found)
        for pk in found:
            self.context.references.want(Page, pk)
        return Found(found, [f"list:{model.type_name}:{self.locale}" for model in models])


def told_types() -> list[tuple[str, str]]:
    """Return the types that a list may be made of, for people to choose from."""
    known = page_types()
    return [(name, known[name]._meta.verbose_name_plural) for name in TOLD if name in known]


def _models(rule: Rule) -> list[type[BasePage]]:
    known = page_types()
    models = [known[name] for name in rule.types or TOLD if name in known]
    return [model for model in models if all(_has(model, name) for name in rule.belongs_to)]


def _has(model: type[BasePage], name: str) -> bool:
    return any(column.name == name for column in model._meta.get_fields())
