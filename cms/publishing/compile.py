"""Compiling: pages become documents, a batch at a time."""

from collections.abc import Iterable, Sequence

from wagtail.models import Page

from cms.contract.card import Card
from cms.contract.context import DocumentContext
from cms.contract.document import PageDocument
from cms.pages import BasePage


def compile_cards(pages: Iterable[Page], context: DocumentContext) -> list[Card]:
    """Return the cards of pages, in their order, with as many queries as for one."""
    specific = _specific(pages)
    context.load_cards(specific)
    return [page.to_card(context) for page in specific]


def compile_documents(pages: Iterable[Page], context: DocumentContext) -> list[PageDocument]:
    """Return the documents of pages, in their order, with as many queries as for one."""
    specific = _specific(pages)
    context.load_documents(specific)
    return [page.to_document(context) for page in specific]


def _specific(pages: Iterable[Page]) -> Sequence[BasePage]:
    """Return pages of our types, leaving out any other; one query for each type among them."""
    pages = list(pages)
    by_model: dict[type[Page], list[int]] = {}
    for page in pages:
        if model := page.specific_class:
            by_model.setdefault(model, []).append(page.pk)
    found: dict[int, BasePage] = {}
    for model, pks in by_model.items():
        if issubclass(model, BasePage):
            found.update(model._default_manager.in_bulk(pks))
    return [found[page.pk] for page in pages if page.pk in found]
