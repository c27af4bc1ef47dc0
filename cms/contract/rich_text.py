"""Rich text as Portable Text (https://github.com/portabletext/portabletext)."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cms.contract.card import AnyCard
from cms.contract.leaf import Leaf, SparseLeaf

Style = Literal["normal", "h2", "h3", "h4", "blockquote"]


class Span(Leaf):
    """A run of text with the same marks."""

    type_: Literal["span"] = Field("span", alias="_type")
    key: str = Field(alias="_key")
    text: str
    marks: list[str]
    """``strong``, ``em``, ``sup``, or the ``_key`` of an entry in ``markDefs``."""


class LinkMark(Leaf):
    """A link. A page that is not public leaves its text without one."""

    type_: Literal["link"] = Field("link", alias="_type")
    key: str = Field(alias="_key")
    href: str
    page: AnyCard | None
    """The page that is linked to, when it is one of ours."""


class Paragraph(SparseLeaf):
    """A paragraph, heading, quotation or list item."""

    absent_if_none: ClassVar[tuple[str, ...]] = ("list_item", "level")

    type_: Literal["block"] = Field("block", alias="_type")
    key: str = Field(alias="_key")
    style: Style
    children: list[Span]
    mark_defs: list[LinkMark] = Field(alias="markDefs")
    list_item: Literal["bullet", "number"] | None = Field(None, alias="listItem")
    level: int | None = None
    """Depth in the list, from 1."""


class Rule(Leaf):
    """A thematic break."""

    type_: Literal["rule"] = Field("rule", alias="_type")
    key: str = Field(alias="_key")


Node = Annotated[Paragraph | Rule, Field(discriminator="type_")]


class RichText(SparseLeaf):
    """Rich text; ``html`` and ``markdown`` stand beside it when ``include`` asks for them."""

    absent_if_none: ClassVar[tuple[str, ...]] = ("html", "markdown")

    content: list[Node]
    html: str | None = None
    markdown: str | None = None

    @property
    def text(self) -> str:
        """The words alone, a paragraph a line."""
        lines = (
            "".join(span.text for span in node.children).strip()
            for node in self.content
            if isinstance(node, Paragraph)
        )
        return "\n".join(line for line in lines if line)
