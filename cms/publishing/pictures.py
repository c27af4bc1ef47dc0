"""Which pictures a page shows beside its cover: kept as facets, so that site maps read no page."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from pydantic import BaseModel

from cms.contract.card import Card
from cms.contract.document import BlockDocument, PageDocument
from cms.contract.image import Image
from cms.contract.rich_text import RichText

PICTURE = "picture"
"""The name of the facet; no list is filtered by it."""
MOST = 10
"""So many of a page's pictures are told: a site map may be no larger than 50 MB."""
_LONGEST = 200
"""So many characters of a facet are kept."""


def pictures(document: PageDocument) -> list[str]:
    """Return the addresses of the pictures in a page's blocks, and of its own, without its cover.

    Not of other pages that it shows, nor of the people whom it names.
    """
    own = (value for name, value in document if name not in PageDocument.model_fields)
    found = dict.fromkeys(image.url for value in own for image in _shown(value))
    found.pop(document.cover.url if document.cover else "", None)
    return list(islice((url for url in found if len(url) <= _LONGEST), MOST))


def _shown(value: Any) -> Iterator[Image]:
    if isinstance(value, Image):
        yield value
    elif isinstance(value, BlockDocument):
        yield from _within(value)
    elif isinstance(value, list):
        for part in value:
            yield from _shown(part)


def _within(value: Any) -> Iterator[Image]:
    if isinstance(value, Image):
        yield value
    elif isinstance(value, BaseModel) and not isinstance(value, Card | RichText):
        # Pydantic keeps the fields there, and nothing else.
        for part in value.__dict__.values():
            yield from _within(part)
    elif isinstance(value, list):
        for part in value:
            yield from _within(part)
