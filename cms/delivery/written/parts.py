"""Parts: what a document says, in order, as rich text and pictures.

It is read from the stored JSON. ``cms.delivery.written.writer`` says who tells it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import translation

from cms.contract.card import Card
from cms.contract.document import PageDocument
from cms.contract.rich_text import Node, RichText
from cms.delivery.written import blocks as blocks  # registers those that tell blocks
from cms.delivery.written.writer import Json, Listing, Picture, Writer


@dataclass(frozen=True)
class Words:
    """Paragraphs, headings, lists and quotations, with absolute links."""

    content: tuple[Node, ...]


Part = Words | Picture | Listing
_FRAME = {*Card.model_fields, *PageDocument.model_fields}
"""What every page has; what a page type adds to it is what the page tells."""


def parts_of(document: Json, front_end: str) -> list[Part]:
    """Return what a page's document tells; links to our own pages lead to the front end."""
    writer = Writer(front_end, document.get("title", ""))
    own = {name: value for name, value in document.items() if name not in _FRAME}
    with translation.override(document["locale"]):
        writer.page(document.get("type", ""), own)
    return [*parts_in(writer)]


def parts_in(writer: Writer) -> Iterator[Part]:
    """Return what was said to a writer; paragraphs that follow each other are one."""
    words: list[Json] = []
    for found in writer.found:
        if isinstance(found, dict):
            words.append(found)
            continue
        yield from _words(words)
        words = []
        yield found
    yield from _words(words)


def _words(nodes: list[Json]) -> Iterator[Words]:
    if nodes:
        yield Words(tuple(RichText.model_validate({"content": nodes}).content))
