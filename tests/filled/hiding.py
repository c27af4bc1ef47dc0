"""What nobody may see, of every kind and in every way."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.publishing.compile import page_types
from cms.unit_of_work import unit_of_work
from home.models import HomePage
from home.models.around import OneALanguage
from tests import addresses
from tests.factories import locale
from tests.filled.library import Library
from tests.filled.models import new_page, parent_of, parent_type, snippet_types
from tests.filled.newsroom import Whole, make_rows, refill

SECRET = "unspeakable"
WAYS = ("draft", "to come", "private", "below private", "outside")
LIVE = ("private", "below private", "outside")
"""The ways in which what is published is hidden all the same."""


def key(way: str, model: type[Any]) -> UUID:
    """Return the id that a page will have."""
    return uuid5(NAMESPACE_URL, f"{way} {model.__name__}")


def keys(way: str) -> list[UUID]:
    """Return the ids that pages of all types will have."""
    return [key(way, model) for model in page_types().values()]


def _slug(way: str, model: type[Any]) -> str:
    return f"{way} {model.__name__}".replace(" ", "-").lower()


def addresses_of(whole: Whole) -> Iterator[str]:
    """Return the addresses of what will be hidden, and of public pages that are drafted on."""
    for model, page in whole.aside.items():
        yield from addresses.of_page(page.translation_key, page.url, page.locale.language_code)
        beside = page.url.rstrip("/").rpartition("/")[0]
        for way in WAYS:
            path = f"{beside}/{_slug(way, model)}/"
            if way == "below private":
                path = f"{beside}/{_slug('above', model)}/{_slug(way, model)}/"
            yield from addresses.of_page(key(way, model), path)


@unit_of_work()
def hide_pages(whole: Whole) -> None:
    """Write pages of every type that nobody may see, and on drafts of those that all see."""
    said = Library(SECRET, whole.hidden.collection, dict(whole.told.pages))
    # They belong to what public pages belong to: lists must not count them.
    said.rows = dict(whole.told.rows)
    for model, page in whole.aside.items():
        refill(whole.hidden.pages[model] if model is not HomePage else page, said)
        refill(page, said)
        for way in WAYS:
            _hide(model, way, said)


def _hide(model: type[Any], way: str, said: Library) -> None:
    place = {"slug": _slug(way, model), "translation_key": key(way, model)}
    page = new_page(model, said, _above(model, way, said), **place)
    if way in ("private", "below private"):
        _close(page)
    if way == "to come":
        page.go_live_at = timezone.now() + timedelta(days=1)
    if way != "draft":
        page.save_revision().publish()


def _close(page: Page) -> None:
    """Make a page private, unless what stands above is."""
    above = page.get_ancestors().values("pk")
    if not PageViewRestriction.objects.filter(page__in=above).exists():
        PageViewRestriction.objects.create(page=page, restriction_type="login")


def _above(model: type[Any], way: str, said: Library) -> Page:
    root = Page.objects.get(depth=1)
    if issubclass(model, HomePage):
        return root
    if way == "outside":
        closed = HomePage(title=SECRET, slug=_slug("closed", model), locale=locale("en"))
        return root.add_child(instance=closed)
    if way == "below private" and parent_type(model) is not HomePage:
        above = parent_type(model)
        closed = new_page(above, said, parent_of(above, said), slug=_slug("above", model))
        _close(closed)
        closed.save_revision().publish()
        return closed
    return parent_of(model, said)


@unit_of_work()
def hide_snippets(whole: Whole) -> None:
    """Make snippets of every kind that is public only by what shows it, and show them in hiding.

    What each language has one of, and what comes by its day, is public by itself.
    """
    said = Library(SECRET, whole.hidden.collection, dict(whole.told.pages))
    said.rows = dict(whole.told.rows)
    make_rows(said, *(model for model in snippet_types() if not _is_public_by_itself(model)))
    for model in whole.aside:
        if model is not HomePage:
            refill(whole.hidden.pages[model], said)
            _hide(model, "private", said)


def _is_public_by_itself(model: type[Any]) -> bool:
    comes_by_its_day = {"starts", "joined_on", "month"} & {
        field.name for field in model._meta.concrete_fields
    }
    return issubclass(model, OneALanguage) or bool(comes_by_its_day)
