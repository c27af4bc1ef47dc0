"""Text in which hashtags, mentions and links are marked, as social networks have it."""

from typing import Annotated, Literal

from pydantic import Field

from cms.contract.leaf import Leaf
from cms.contract.locale import Direction


class PlainPart(Leaf):
    """Words, emoji, and line breaks, which count."""

    type: Literal["text"] = "text"
    text: str


class HashtagPart(Leaf):
    """A hashtag."""

    type: Literal["hashtag"] = "hashtag"
    text: str
    """As it was written, with its sign, such as ``#DayInTheLife``."""
    tag: str
    """The same in every letter case, without the sign: what ``pages?tag=`` takes."""


class MentionPart(Leaf):
    """An account that is named."""

    type: Literal["mention"] = "mention"
    text: str
    """As it was written, with its sign, such as ``@Coalition``."""
    handle: str
    """The same without the sign."""
    href: str | None
    """Where the account is; null where the platform has no such address."""


class LinkPart(Leaf):
    """A link."""

    type: Literal["link"] = "link"
    text: str
    """What is shown of it."""
    href: str
    """Where it leads in the end, not by way of a shortener where an editor knew better."""


Part = Annotated[
    PlainPart | HashtagPart | MentionPart | LinkPart,
    Field(discriminator="type"),
]


class MarkedText(Leaf):
    """A text in parts; put behind each other, their ``text`` is all of it."""

    language: str
    """The language it is written in, such as ``ar``, whatever that of the page is."""
    dir: Direction
    fallback: str
    """The whole in plain text."""
    parts: list[Part]
