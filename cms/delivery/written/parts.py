"""Parts: what a document says, in order, as rich text and pictures alone.

It is read from the stored JSON. A block that is not known here is said by its ``fallback``, so a
new one is never left out; whoever wants it told better adds one function to ``_BLOCKS``.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cms.contract.card import Card
from cms.contract.document import PageDocument
from cms.contract.front_end import address_at
from cms.contract.rich_text import Node, RichText

Json = dict[str, Any]


@dataclass(frozen=True)
class Words:
    """Paragraphs, headings, lists and quotations, with absolute links."""

    content: tuple[Node, ...]


@dataclass(frozen=True)
class Picture:
    """A picture and what is said below it."""

    image: Json
    """As the contract has it."""
    caption: str


Part = Words | Picture
_CARD = {"path", "title", "standfirst"}
_FILE = {"title", "url", "content_type"}
_FRAME = {*Card.model_fields, *PageDocument.model_fields}
"""What every page has; what a page type adds to it is what the page tells."""


def parts_of(document: Json, front_end: str) -> list[Part]:
    """Return what a page's document tells; links to our own pages lead to the front end."""
    reader = _Reader(front_end)
    if warning := document.get("content_warning"):
        reader.paragraph(warning, marks=["strong"])
    for name, value in document.items():
        if name not in _FRAME:
            reader.read(value)
    return [*reader.parts()]


class _Reader:
    """Collects parts; paragraphs that follow each other are one."""

    def __init__(self, front_end: str) -> None:
        self._front_end = front_end
        self._found: list[Json | Picture] = []

    def parts(self) -> Iterator[Part]:
        words: list[Json] = []
        for found in self._found:
            if isinstance(found, Picture):
                yield from _words(words)
                words = []
                yield found
            else:
                words.append(found)
        yield from _words(words)

    def read(self, value: Any) -> None:
        """Read blocks, rich text and cards; what else there is belongs to these or is data."""
        if isinstance(value, list):
            for part in value:
                self.read(part)
        elif not isinstance(value, dict):
            return
        elif isinstance(value.get("content"), list):
            self.rich_text(value)
        elif isinstance(value.get("parts"), list):
            self.marked_text(value)
        elif value.keys() >= {"type", "id", "fallback"}:
            _BLOCKS.get(value["type"], _unknown)(self, value)
        elif value.keys() >= _CARD:
            self.card(value)
        elif value.get("type") == "picture":
            self.picture(value["image"], value["image"]["caption"])
        elif value.get("type") == "film":
            self.spans([(value["title"], ["l"])], href=value["source"]["url"])
        elif value.keys() >= _FILE:
            self.link(value["title"], value["url"])

    def rich_text(self, value: Json) -> None:
        for node in value["content"]:
            marks = [
                {**mark, "href": self.absolute(mark["href"]), "page": None}
                for mark in node.get("markDefs", ())
            ]
            self._found.append({**node, "markDefs": marks} if marks else node)

    def marked_text(self, value: Json, style: str = "normal") -> None:
        """Add a text with its line breaks, its links and the accounts that it names."""
        children, marks = [], []
        for number, part in enumerate(value["parts"]):
            href = part.get("href")
            if href:
                marks.append({"_type": "link", "_key": f"l{number}", "href": href, "page": None})
            span = {"_type": "span", "_key": f"s{number}", "text": part["text"]}
            children.append({**span, "marks": [f"l{number}"] if href else []})
        if children:
            node = {"_type": "block", "_key": "n", "style": style, "children": children}
            self._found.append({**node, "markDefs": marks})

    def paragraph(self, text: str, style: str = "normal", marks: Sequence[str] = ()) -> None:
        self.spans([(text, marks)], style)

    def spans(
        self,
        said: Iterable[tuple[str, Sequence[str]]],
        style: str = "normal",
        href: str | None = None,
        item: bool = False,
    ) -> None:
        """Add a paragraph of texts with their marks; ``href`` is where the mark ``l`` leads."""
        children: list[Json] = [
            {"_type": "span", "_key": f"s{number}", "text": text, "marks": [*marks]}
            for number, (text, marks) in enumerate(said)
            if text
        ]
        if not any(child["text"].strip() for child in children):
            return
        link = {"_type": "link", "_key": "l", "href": href, "page": None}
        node = {"_type": "block", "_key": "n", "style": style, "children": children}
        node["markDefs"] = [link] if href else []
        self._found.append({**node, "listItem": "bullet", "level": 1} if item else node)

    def picture(self, image: Json, caption: str = "") -> None:
        credit = image["credit"]
        said = " ".join(filter(None, (caption, f"({credit})" if credit else "")))
        self._found.append(Picture(image, said))

    def card(self, card: Json) -> None:
        if isinstance(card.get("text"), dict) and card["text"].get("parts"):
            self.marked_text(card["text"], "blockquote")
            said = f"— {card['author']} (@{card['handle']})"
            self.spans([(said, ["l"])], href=address_at(self._front_end, card["path"]))
            return
        self.link(card["title"], address_at(self._front_end, card["path"]), card["standfirst"])

    def link(self, title: str, href: str, description: str = "") -> None:
        rest = f": {description}" if description else ""
        self.spans([(title, ["l"]), (rest, [])], href=href, item=True)

    def absolute(self, href: str) -> str:
        return address_at(self._front_end, href) if href.startswith("/") else href


def _words(nodes: list[Json]) -> Iterator[Words]:
    if nodes:
        yield Words(tuple(RichText.model_validate({"content": nodes}).content))


# Blocks


def _unknown(reader: _Reader, block: Json) -> None:
    items = block.get("items")
    if isinstance(items, list) and items and all(item.keys() >= _CARD for item in items):
        # Whatever lists pages is told by the ways to them.
        reader.paragraph(block.get("title", ""), "h2")
        reader.read(items)
        return
    for line in block["fallback"].split("\n"):
        reader.paragraph(line)


def _text(reader: _Reader, block: Json) -> None:
    reader.rich_text(block["text"])


def _quote(reader: _Reader, block: Json) -> None:
    reader.paragraph(block["text"], "blockquote")
    by = ", ".join(filter(None, (block["speaker"], block["role"])))
    reader.paragraph(f"— {by}" if by else "")


def _moment(reader: _Reader, block: Json) -> None:
    reader.paragraph(f"{block['time'][:5]} {block['title']}", "h2")
    reader.rich_text(block["body"])
    reader.read(block["media"])


def _photos(reader: _Reader, block: Json) -> None:
    for photo in block["photos"]:
        reader.picture(photo["image"], photo["caption"])


def _before_after(reader: _Reader, block: Json) -> None:
    for side in (block["before"], block["after"]):
        reader.picture(side["image"], side["date"] or "")
    reader.paragraph(block["changed"])


def _video(reader: _Reader, block: Json) -> None:
    if block["poster"]:
        reader.picture(block["poster"])
    film = block["source"] or block["provider"]
    reader.spans([(block["title"], ["l"])], href=film["url"])
    reader.rich_text(block["transcript"])


def _fact_box(reader: _Reader, block: Json) -> None:
    reader.paragraph(block["title"], "h3")
    for fact in block["facts"]:
        label = f"{fact['label']}: " if fact["label"] else ""
        reader.spans([(label, ["strong"]), (fact["text"], [])], item=True)


def _related(reader: _Reader, block: Json) -> None:
    reader.paragraph(block["title"], "h3")
    reader.read(block["items"])


def _page(reader: _Reader, block: Json) -> None:
    reader.card(block["page"])


def _link(reader: _Reader, block: Json) -> None:
    reader.link(block["title"], block["url"], block["description"])


_BLOCKS: dict[str, Callable[[_Reader, Json], None]] = {
    "text": _text,
    "quote": _quote,
    "moment": _moment,
    "photos": _photos,
    "before_after": _before_after,
    "video": _video,
    "fact_box": _fact_box,
    "related": _related,
    "page": _page,
    "link": _link,
}
