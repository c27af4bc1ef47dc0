"""What lists of pages are filtered by: the ids of what a document names, once each."""

from collections.abc import Iterable
from typing import Protocol
from uuid import UUID

from cms.contract.document import PageDocument


class Named(Protocol):
    """Something that is the same in every language by its id."""

    @property
    def id(self) -> UUID:
        """Return the id."""
        ...


def facets_of(document: PageDocument, *names: str) -> list[tuple[str, str]]:
    """Return facets that are named like the fields that hold what is named."""
    found = ((name, [getattr(document, name, None)]) for name in names)
    return [facet for name, named in found for facet in naming(name, named)]


def naming(name: str, named: Iterable[Named | None]) -> list[tuple[str, str]]:
    """Return a facet for each that is named."""
    return [(name, key) for key in sorted({str(one.id) for one in named if one})]
