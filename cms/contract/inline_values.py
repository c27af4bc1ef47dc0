"""Values that live elsewhere and stand inside running text, as they are now; higher rooms say them.

An editor places one by name, stored as ``<embed embedtype="name"/>``. Readers get an inline object.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import Field

from cms.contract.context import DocumentContext
from cms.contract.leaf import Leaf


class InlineValue(Leaf):
    """A value in running text. Each narrows ``_type`` to its name and adds what it consists of."""

    type_: str = Field(alias="_type")
    key: str = Field(alias="_key")
    text: str
    """The value in words, for whatever does not know its type."""


Provider = Callable[[DocumentContext], dict[str, Any]]
"""Returns the value's fields but ``_type`` and ``_key``, and records what they rest on."""


@dataclass(frozen=True)
class Source:
    """Who says a value, and in which shape."""

    document: type[InlineValue]
    provider: Provider


_sources: dict[str, Source] = {}


def provide(name: str, document: type[InlineValue], provider: Provider) -> None:
    """Register a value under the name that is its ``_type``."""
    _sources[name] = Source(document, provider)


def names() -> list[str]:
    """Return the names of the values there are."""
    return sorted(_sources)


def with_values(features: Iterable[str]) -> list[str]:
    """Return the features of a rich text with the values, which may stand in all of them."""
    asked = list(features)
    return [*asked, *(name for name in names() if name not in asked)]


def documents() -> list[type[InlineValue]]:
    """Return the shapes of the values there are."""
    return [_sources[name].document for name in names()]


def fields_of(name: str, context: DocumentContext) -> dict[str, Any] | None:
    """Return what a value is now, or None if there is no such value."""
    source = _sources.get(name)
    return source.provider(context) if source else None
