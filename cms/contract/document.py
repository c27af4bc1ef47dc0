"""Documents: a block's, and a page's."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any, Protocol, Union, get_args
from uuid import UUID

from pydantic import Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema

from cms.contract.card import Card, OneOfPages
from cms.contract.leaf import Leaf
from cms.contract.seo import JsonLdVideo, Seo
from cms.contract.translation import Standing, Translation

RESERVED = ("type", "id", "fallback")


class BlockDocument(Leaf):
    """What a renderer receives for one block. Blocks narrow ``type`` and add their fields."""

    type: str
    id: str
    """The block's own UUID: stable while editors move and change it."""
    fallback: str
    """The block said in plain text, for whatever does not know its type."""

    @property
    def own_words(self) -> str:
        """What it is found by: its words without those of pages that it merely lists."""
        return self.fallback

    @classmethod
    def type_name(cls) -> str:
        """Return the one value of ``type``."""
        name: str = get_args(cls.model_fields["type"].annotation)[0]
        return name

    @classmethod
    def schema_name(cls) -> str:
        """Return the name of its JSON Schema, which no page type's may have."""
        return cls.type_name()

    def films(self, published_at: datetime) -> list[JsonLdVideo]:
        """Return the films it shows, as search engines are told of them."""
        del published_at
        return []


class DeliversDocuments(Protocol):
    """A stream block: the classes of its children's documents, by name."""

    def documents(self) -> Sequence[type[BlockDocument]]:
        """Return one class for each child."""
        ...


class OneOfBlocks:
    """A field type: the union of the documents of a stream block's children.

    It is derived from the stream block, so that no block is ever listed twice.
    """

    def __init__(self, stream: DeliversDocuments) -> None:
        """Take the stream block whose children may stand here."""
        self.stream = stream

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Build the tagged union."""
        members: Any = tuple(self.stream.documents())
        if len(members) == 1:
            return handler.generate_schema(members[0])
        union: Any = Union[members]  # noqa: UP007  known at run time only
        return handler.generate_schema(Annotated[union, Field(discriminator="type")])


class Tag(Leaf):
    """A tag, compared without regard to case."""

    name: str
    slug: str


class Breadcrumb(Leaf):
    """A public page above this one."""

    id: UUID
    title: str
    path: str


class PageDocument(Card):
    """A whole page: its card and all that a renderer needs to show it."""

    updated_at: datetime
    """When the page was last published."""
    tags: list[Tag]
    translation: Standing
    """How it stands to the page it is translated from, if there is one."""
    translations: list[Translation]
    """The same in other languages."""
    breadcrumbs: list[Breadcrumb]
    """From the home page down to the page's parent."""
    seo: Seo

    @classmethod
    def structured(cls, page: Mapping[str, Any], front_end: str) -> dict[str, Any]:
        """Return what JSON-LD says of such a page alone, by the names of its fields.

        ``page`` are the fields of the document by name.
        """
        del page, front_end
        return {}


AnyPage = Annotated[PageDocument, OneOfPages("document")]
