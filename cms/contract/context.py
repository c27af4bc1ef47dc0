"""What a document may know while it is being built: never a request."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Model, Q
from wagtail.models import Page, Site

from cms.contract.card import Card
from cms.contract.document import Breadcrumb, Tag
from cms.contract.image import Image
from cms.contract.locale import direction
from cms.contract.paths import SitePaths
from cms.contract.references import Record, References, any_of, key_of, translations_of
from cms.contract.translation import (
    FALLBACKS,
    INDEPENDENT,
    Standing,
    Translation,
    fallbacks,
    standings,
)
from cms.visibility import Visibility


class DocumentContext:
    """Loads what a batch of documents points to and answers what they ask.

    ``keys`` holds a surrogate key for everything the documents read or asked.
    """

    def __init__(self, site: Site, include: Iterable[str] = ()) -> None:
        """Take the site, and which of ``html`` and ``markdown`` stand beside rich text."""
        self.site = site
        self.include = frozenset(include)
        self.visible = Visibility(site)
        self.paths = SitePaths(site, self.visible)
        self.references = References(self.visible)
        self._translations: dict[UUID, list[Page]] = defaultdict(list)
        self._standings: dict[int, Standing] = {}
        self._ancestors: dict[str, Page] = {}
        self._tags: dict[int, list[tuple[int, Tag]]] = defaultdict(list)
        # Many documents of a batch show the same pages.
        self._cards: dict[Any, tuple[Card | None, Record]] = {}
        self._shared: dict[str, tuple[Any, Record]] = {}
        self.draft: Any = None
        # What the blocks of the page in hand have chosen before anything was loaded, by their keys.
        self.chosen: dict[str, Any] = {}

    @property
    def keys(self) -> set[str]:
        """Return the surrogate keys recorded so far."""
        return self.references.keys

    @contextmanager
    def recording(self) -> Iterator[Record]:
        """Give each of a batch of documents a record of its own."""
        outer, self.references.record = self.references.record, Record()
        try:
            yield self.references.record
        finally:
            self.references.record = outer

    def load_cards(self, pages: Iterable[Page]) -> None:
        """Fetch what the cards of these pages need."""
        for page in pages:
            with self.references.on_behalf_of(page.locale_id):
                page.want_card(self.references)
        self.references.load()

    def load_documents(self, pages: Iterable[Page]) -> None:
        """Fetch what the documents of these pages need."""
        pages = list(pages)
        for page in pages:
            with self.references.on_behalf_of(page.locale_id):
                page.want_document(self)
        self.references.load()
        self._load_beside_and_above(pages)
        self._load_tags(pages)

    def show_draft(self, item: Model) -> None:
        """Let one item be shown as somebody is writing it, wherever a document needs it."""
        self.draft = item
        if not isinstance(item, Page):
            self.references.loaded[type(item)][item.pk] = item

    def card(self, pk: int | None) -> Card | None:
        """Return the card of a page that was wanted, or None if there is nothing to show of it.

        Where the language of the document lacks the page, that of another stands in, marked, if
        the rule of the language says so.
        """
        card = self.linked(pk)
        wanted = self._locale
        if card is None or wanted is None or card.locale == wanted:
            return card
        if self.fallback_of(wanted) != card.locale:
            return None
        return card.model_copy(update={"fallback_for": wanted})

    def linked(self, pk: int | None) -> Card | None:
        """Return the same of a page that is merely linked to, whatever its language."""
        place = (pk, self.references.locales)
        if place not in self._cards:
            with self.recording() as record:
                page = self.references.get(Page, pk)
                outside = page is None or self.paths.path_of(page) is None
                self._cards[place] = (None if outside else page.to_card(self), record)
        card, record = self._cards[place]
        self.references.record.add(record)
        return card

    def fallback_of(self, locale: str) -> str | None:
        """Return the language that stands in where one has nothing, and record the question."""
        self.references.record.missed.add(FALLBACKS)
        return self._fallbacks.get(locale)

    @cached_property
    def _fallbacks(self) -> dict[str, str]:
        return fallbacks()

    @property
    def _locale(self) -> str | None:
        """The language of the document that is made, if it is the site's."""
        return next((self.paths.code_of(pk) for pk in self.references.locales), None)

    def image(self, model: type[Model], pk: int | None) -> Image | None:
        """Return an image that was wanted, or None if it is not public."""
        found = self.references.get(model, pk)
        document: Image | None = found and found.to_document(self)
        return document

    def snippet(self, model: type[Model], pk: int | None) -> Any:
        """Return the document of a snippet that was wanted, or None."""
        found = self.references.get(model, pk)
        return found and found.to_document(self)

    def once(self, name: str, find: Callable[[], Any]) -> Any:
        """Return what is the same for a whole batch: found once, recorded for each document."""
        if name not in self._shared:
            with self.recording() as record, self.references.on_behalf_of():
                self._shared[name] = (find(), record)
        found, record = self._shared[name]
        self.references.record.add(record)
        return found

    def asked(self, key: str) -> None:
        """Record a question whose answer stands in the document, such as ``list:story:en``."""
        self.keys.add(key)

    def asked_which(self, model: type[Model]) -> None:
        """Record the question which rows a model has; readers are not told of it."""
        self.references.record.missed.add(any_of(model))

    def changes_at(self, moment: datetime) -> None:
        """Record when the clock alone will change what the document says."""
        self.references.record.ends.add(moment)

    def shows(self, page: Page) -> bool:
        """Record that a page beside or above is to be shown, and tell whether it may be."""
        if page.shown:
            self.references.record.shown(page)
        else:
            self.references.record.missed.add(key_of(page))
        return bool(page.shown)

    def translations(self, page: Page) -> list[Translation]:
        """Return the public translations of a page, itself left out."""
        found = []
        self.references.record.missed.add(translations_of(page))
        for other in self._translations[page.translation_key]:
            path = self.paths.path_of(other)
            if other.pk == page.pk or not self.shows(other) or path is None:
                continue
            locale = self.paths.locale_of(other)
            standing = self._standings[other.pk]
            found.append(
                Translation(
                    locale=locale,
                    dir=direction(locale),
                    path=path,
                    title=other.title,
                    state=standing.state,
                    behind=standing.behind,
                )
            )
        return sorted(found, key=lambda translation: translation.locale)

    def standing(self, page: Page) -> Standing:
        """Return how a page stands to the page it is translated from."""
        return self._standings.get(page.pk, INDEPENDENT)

    def breadcrumbs(self, page: Page) -> list[Breadcrumb]:
        """Return the public pages above a page, the home page first."""
        trail = []
        for path in _prefixes(page.path, page.steplen):
            ancestor = self._ancestors.get(path)
            where = ancestor and self.paths.path_of(ancestor)
            if ancestor and where and self.shows(ancestor):
                trail.append(
                    Breadcrumb(id=ancestor.translation_key, title=ancestor.title, path=where)
                )
        return trail

    def tags(self, page: Page) -> list[Tag]:
        """Return a page's tags in the order of their names."""
        if page is self.draft:
            # Not stored yet: they are on the page in hand.
            items = page.tagged_pages.all()
            tags = page.tagged_item_model().tag_model().objects
            tags = tags.filter(pk__in=[item.tag_id for item in items])
            return [Tag(name=tag.name, slug=tag.slug) for tag in tags.order_by("name")]
        self.references.record.missed.update(f"tag:{pk}" for pk, _tag in self._tags[page.pk])
        return [tag for _pk, tag in self._tags[page.pk]]

    def _load_beside_and_above(self, pages: list[Page]) -> None:
        """Fetch translations and ancestors; each says by ``shown`` whether it is public."""
        self._translations.clear()
        self._ancestors.clear()
        keys = {page.translation_key for page in pages}
        paths = {path for page in pages for path in _prefixes(page.path, page.steplen)}
        found = Page.objects.filter(Q(translation_key__in=keys) | Q(path__in=paths))
        for page in found.annotate(shown=self.visible.public()).order_by():
            if page.translation_key in keys:
                self._translations[page.translation_key].append(page)
            if page.path in paths:
                self._ancestors[page.path] = page
        beside = [page for group in self._translations.values() for page in group]
        self._standings = standings(
            [page for page in beside if page.shown and self.paths.path_of(page) is not None]
        )

    def _load_tags(self, pages: list[Page]) -> None:
        self._tags.clear()
        stored = [page for page in pages if page is not self.draft]
        if not stored:
            return
        tagged = (
            stored[0]
            .tagged_item_model()
            .objects.filter(content_object_id__in=[page.pk for page in stored])
        )
        for item in tagged.select_related("tag").order_by("tag__name"):
            tag = Tag(name=item.tag.name, slug=item.tag.slug)
            self._tags[item.content_object_id].append((item.tag_id, tag))


def _prefixes(path: str, steplen: int) -> list[str]:
    return [path[:end] for end in range(steplen, len(path), steplen)]
