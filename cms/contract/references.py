"""What documents point to: collected first, then loaded in batches, then handed out.

``want`` notes which rows are needed, from values as they are stored. ``load`` fetches what was
noted, one query a model. Under ``resolving``, choosers hand out the loaded rows. So the number of
queries grows with the number of models, not of blocks or pages. What is not public is never loaded,
and so reads as if it were not there.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import ForeignKey, Model
from wagtail.fields import RichTextField
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from cms.visibility import Visibility

_PAGE_LINK = re.compile(r'<a\b[^>]*\blinktype="page"[^>]*>')
_ID = re.compile(r'\bid="(\d+)"')


@dataclass
class Record:
    """What one document, or one answer, has read and asked."""

    keys: set[str] = field(default_factory=set)
    """Of what is shown."""
    missed: set[str] = field(default_factory=set)
    """Of what would be shown if it were public, or were there at all; never told to readers."""
    ends: set[datetime] = field(default_factory=set)
    """When something that is shown expires, or the clock changes it in some other way."""

    def shown(self, row: Model) -> None:
        """Record something that is shown."""
        self.keys.add(key_of(row))
        if end := getattr(row, "expire_at", None):
            self.ends.add(end)

    def add(self, other: "Record") -> None:
        """Take over what another has recorded."""
        self.keys |= other.keys
        self.missed |= other.missed
        self.ends |= other.ends

    @property
    def dependencies(self) -> dict[str, bool]:
        """Return every key whose change may change the document, and whether it is shown."""
        return dict.fromkeys(self.missed, False) | dict.fromkeys(self.keys, True)


@dataclass
class References:
    """The rows that a batch of documents needs, by model and primary key."""

    visible: Visibility = field(default_factory=Visibility)
    wanted: dict[type[Model], set[Any]] = field(default_factory=lambda: defaultdict(set))
    loaded: dict[type[Model], dict[Any, Model | None]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    record: "Record" = field(default_factory=lambda: Record())

    @property
    def keys(self) -> set[str]:
        """Return the keys of what was shown."""
        return self.record.keys

    def want(self, model: Any, pk: Any) -> None:
        """Note that a row will be needed; None is no row."""
        if pk is not None and pk not in self.loaded[model]:
            self.wanted[model].add(pk)

    def want_links(self, html: str) -> None:
        """Note the pages that a piece of Wagtail's rich text links to."""
        for link in _PAGE_LINK.findall(html):
            if found := _ID.search(link):
                self.want(Page, int(found[1]))

    def want_fields(self, item: Model) -> None:
        """Note what an item's own columns point to or link to."""
        for column in item._meta.local_fields:
            related = column.related_model
            if isinstance(column, ForeignKey) and related and hasattr(related, "to_document"):
                # A page of whatever type is shown as a card.
                model: Any = Page if issubclass(related, Page) else related  # type: ignore[arg-type]  # a foreign key has one
                self.want(model, getattr(item, column.attname))
            elif not isinstance(item, Page) and related is Page:
                # A page points to pages that it does not show, such as the one it is an alias of.
                self.want(Page, getattr(item, column.attname))
            elif isinstance(column, RichTextField):
                self.want_links(getattr(item, column.attname) or "")

    def load(self) -> None:
        """Fetch what is wanted, and then what that needs in turn to be shown as a card."""
        while wanted := {model: pks for model, pks in self.wanted.items() if pks}:
            self.wanted.clear()
            for model, pks in wanted.items():
                rows: Any = self.visible.rows(model).filter(pk__in=pks).order_by()
                if model is Page:
                    # A card needs no stories, which are long.
                    rows = rows.defer_streamfields().specific()
                found = {row.pk: row for row in rows}
                self.loaded[model].update({pk: found.get(pk) for pk in pks})
                for row in found.values():
                    self._want_for_showing(row)

    def _want_for_showing(self, row: Model) -> None:
        if isinstance(row, Page):
            row.want_card(self)
        elif not isinstance(row, AbstractImage):
            self.want_fields(row)

    def get(self, model: type[Model], pk: Any) -> Any:
        """Return a row of one's own, or None if it is not public, and record its key."""
        row = self.loaded[model].get(pk)
        if row is None:
            if pk is not None:
                self.record.missed.add(key_for(model, pk))
            return None
        self.record.shown(row)
        # Blocks hang their contextual alt text on the instance: two never share one. What a model
        # makes of ``copy`` is five times slower, and for rows that are changed.
        mine = row.__class__.__new__(row.__class__)
        mine.__dict__.update(row.__dict__)
        return mine

    @contextmanager
    def resolving(self) -> Iterator[None]:
        """Let choosers take what was loaded."""
        token = _resolving.set(self)
        try:
            yield
        finally:
            _resolving.reset(token)


_resolving: ContextVar[References | None] = ContextVar("resolving", default=None)


def look_up(model: type[Model], pks: list[Any]) -> list[Any] | None:
    """Answer a chooser that asks for rows: None means that it must ask the database itself."""
    references = _resolving.get()
    return None if references is None else [references.get(model, pk) for pk in pks]


def is_reading() -> bool:
    """Tell whether stored values are read for a document, and not to be saved again."""
    return _resolving.get() is not None


def key_of(item: Model) -> str:
    """Return the surrogate key of an item, such as ``page:12`` or ``snippet:stories.person:3``."""
    return key_for(type(item), item.pk)


def key_for(model: type[Model], pk: Any) -> str:
    """Return the surrogate key of a model's row, whether or not it is there."""
    if issubclass(model, Page):
        return f"page:{pk}"
    if issubclass(model, AbstractImage):
        return f"image:{pk}"
    return f"snippet:{model._meta.label_lower}:{pk}"


def any_of(model: type[Model]) -> str:
    """Return the key of the question which rows a model has."""
    return f"any:{model._meta.label_lower}"


def with_facet(name: str, value: str, locale: str) -> str:
    """Return the key of the question which pages in a language have a facet."""
    return f"facet:{name}:{value}:{locale}"
