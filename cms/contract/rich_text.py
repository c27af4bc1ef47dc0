"""Rich text as Portable Text (https://github.com/portabletext/portabletext)."""

from typing import Annotated, Any, Literal, Union

from pydantic import Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema

from cms.contract.card import AnyCard
from cms.contract.inline_values import InlineValue, documents
from cms.contract.leaf import Leaf, absent_if_none

Style = Literal["normal", "h2", "h3", "h4", "blockquote"]


class Span(Leaf):
    """A run of text with the same marks."""

    type_: Literal["span"] = Field("span", alias="_type")
    key: str = Field(alias="_key")
    text: str
    marks: list[str]
    """``strong``, ``em``, ``sup``, or the ``_key`` of an entry in ``markDefs``."""


class OneOfChildren:
    """A field type: a span, or one of the values that higher rooms have registered."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Build the tagged union."""
        if not (values := documents()):
            return handler.generate_schema(Span)
        union: Any = Union[(Span, *values)]
        return handler.generate_schema(Annotated[union, Field(discriminator="type_")])


class LinkMark(Leaf):
    """A link. A page that is not public leaves its text without one."""

    type_: Literal["link"] = Field("link", alias="_type")
    key: str = Field(alias="_key")
    href: str
    page: AnyCard | None
    """The page that is linked to, when it is one of ours."""


class Paragraph(Leaf):
    """A paragraph, heading, quotation or list item."""

    type_: Literal["block"] = Field("block", alias="_type")
    key: str = Field(alias="_key")
    style: Style
    children: list[Annotated[Span | InlineValue, OneOfChildren()]]
    mark_defs: list[LinkMark] = Field(alias="markDefs")
    list_item: Literal["bullet", "number"] | None = absent_if_none("listItem")
    level: int | None = absent_if_none()
    """Depth in the list, from 1."""


class Rule(Leaf):
    """A thematic break."""

    type_: Literal["rule"] = Field("rule", alias="_type")
    key: str = Field(alias="_key")


Node = Annotated[Paragraph | Rule, Field(discriminator="type_")]


class RichText(Leaf):
    """Rich text; ``html`` and ``markdown`` stand beside it when ``include`` asks for them."""

    content: list[Node]
    html: str | None = absent_if_none()
    markdown: str | None = absent_if_none()

    @property
    def text(self) -> str:
        """The words alone, a paragraph a line."""
        lines = (
            "".join(span.text for span in node.children).strip()
            for node in self.content
            if isinstance(node, Paragraph)
        )
        return "\n".join(line for line in lines if line)
