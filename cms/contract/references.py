"""What documents point to: collected first, then loaded in batches, then handed out.

``want`` notes which rows are needed, from values as they are stored. ``load`` fetches what was
noted, one query a model. Under ``resolving``, choosers hand out the loaded rows. So the number of
queries grows with the number of models, not of blocks or pages. What is not public is never loaded,
and so reads as if it were not there.

What is stored may be in another language than the document that shows it, as in a translation that
is older than that of what it points to. Then its counterpart in the document's language is handed
out, if there is one.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import ForeignKey, Model
from wagtail.fields import RichTextField
from wagtail.images.models import AbstractImage
from wagtail.models import Page, TranslatableMixin

from cms.visibility import Visibility

_PAGE_LINK = re.compile(r'<a\b[^>]*\blinktype="page"[^>]*>')
_ID = re.compile(r'\bid="(\d+)"')
_PLACE = ("pk", "translation_key", "locale")


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
    locales: frozenset[int] = frozenset()
    """The languages of the documents on whose behalf is wanted, or that one is read for."""
    _asking: dict[Any, set[int]] = field(default_factory=lambda: defaultdict(set))
    """The languages that a row is wanted for, by model and primary key."""
    _counterparts: dict[Any, Any] = field(default_factory=dict)
    """The primary keys of rows in other languages, by model, primary key and language."""

    @property
    def keys(self) -> set[str]:
        """Return the keys of what was shown."""
        return self.record.keys

    def want(self, model: Any, pk: Any) -> None:
        """Note that a row will be needed; None is no row."""
        if pk is None:
            return
        if pk not in self.loaded[model]:
            self.wanted[model].add(pk)
        if issubclass(model, TranslatableMixin) and not self.locales <= self._asking[model, pk]:
            self._asking[model, pk] |= self.locales
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
                self._load_rows(model, pks - self.loaded[model].keys())
                rows = [row for pk in pks if (row := self.loaded[model][pk])]
                for row in rows:
                    self._want_for_showing(model, row)
                if issubclass(model, TranslatableMixin):
                    self._want_counterparts(model, rows)

    def _load_rows(self, model: type[Model], pks: Collection[Any]) -> None:
        if not pks:
            return
        rows: Any = self.visible.rows(model).filter(pk__in=pks).order_by()
        if model is Page:
            # A card needs no stories, which are long.
            rows = rows.defer_streamfields().specific()
        found = {row.pk: row for row in rows}
        self.loaded[model].update({pk: found.get(pk) for pk in pks})

    def _want_for_showing(self, model: type[Model], row: Model) -> None:
        if isinstance(row, Page):
            # Its card is the same, whatever the language of the document that shows it.
            with self.on_behalf_of(row.locale_id):
                row.want_card(self)
        elif not isinstance(row, AbstractImage):
            with self.on_behalf_of(*self._languages_of(model, row)):
                self.want_fields(row)

    def _languages_of(self, model: type[Model], row: Any) -> Collection[int]:
        """Return the languages in which a row is shown: what it points to is shown in them too."""
        asking = self._asking.get((model, row.pk))
        return asking or ({row.locale_id} if isinstance(row, TranslatableMixin) else ())

    def _want_counterparts(self, model: Any, rows: Iterable[Any]) -> None:
        """Note the rows in other languages that stand for some in the documents' languages."""
        missing = {
            (row.translation_key, locale): row.pk
            for row in rows
            for locale in self._asking[model, row.pk] - {row.locale_id}
            if (model, row.pk, locale) not in self._counterparts
        }
        if not missing:
            return
        keys, locales = zip(*missing, strict=True)
        others = self.visible.rows(model).filter(translation_key__in=keys, locale__in=locales)
        found = {(key, locale): pk for pk, key, locale in others.values_list(*_PLACE)}
        for (key, locale), pk in missing.items():
            other = self._counterparts[model, pk, locale] = found.get((key, locale))
            with self.on_behalf_of(locale):
                self.want(model, other)

    def get(self, model: type[Model], pk: Any) -> Any:
        """Return a row of one's own, or None if it is not public, and record its key.

        It is the one in the language of the document that is made, if there is one.
        """
        row: Any = self.loaded[model].get(pk)
        if row is None:
            if pk is not None:
                self.record.missed.add(key_for(model, pk))
            return None
        if self.locales and isinstance(row, TranslatableMixin):
            row = self._in_language(model, row)
        self.record.shown(row)
        # Blocks hang their contextual alt text on the instance: two never share one. What a model
        # makes of ``copy`` is five times slower, and for rows that are changed.
        mine = row.__class__.__new__(row.__class__)
        mine.__dict__.update(row.__dict__)
        return mine

    def _in_language(self, model: type[Model], row: Any) -> Any:
        """Return a row or its counterpart; there is one language whenever a document is made."""
        (locale,) = self.locales
        if row.locale_id == locale:
            return row
        self.record.missed |= {key_for(model, row.pk), translations_of(row)}
        other = self._counterparts.get((model, row.pk, locale))
        return self.loaded[model].get(other) or row

    @contextmanager
    def on_behalf_of(self, *locales: int) -> Iterator[None]:
        """Want, or read, for documents in some languages."""
        outer, self.locales = self.locales, frozenset(locales)
        try:
            yield
        finally:
            self.locales = outer

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


def translations_of(item: Any) -> str:
    """Return the key of the question which translations an item has."""
    return f"translations:{item.translation_key}"


def any_of(model: type[Model]) -> str:
    """Return the key of the question which rows a model has."""
    return f"any:{model._meta.label_lower}"


def with_facet(name: str, value: str, locale: str) -> str:
    """Return the key of the question which pages in a language have a facet."""
    return f"facet:{name}:{value}:{locale}"
