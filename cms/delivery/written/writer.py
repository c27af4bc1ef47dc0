"""The writer: whatever tells a document says it to a writer, in order.

It is told from stored JSON. Who knows what a page type or a block says registers a function by its
``type`` (``tells_page``, ``tells_block``); what nobody knows is said as far as its shape tells.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext

from cms.contract.front_end import address_at

Json = dict[str, Any]


@dataclass(frozen=True)
class Picture:
    """A picture and what is said below it."""

    image: Json
    """As the contract has it."""
    caption: str

    @classmethod
    def of(cls, image: Json, caption: str = "") -> "Picture":
        """Return a picture, and below it whose it is."""
        return cls(image, " ".join(filter(None, (caption, _rights(image)))))


@dataclass(frozen=True)
class Listing:
    """A list of pages that stands elsewhere."""

    path: str
    """Where, as a path of this API."""


Teller = Callable[["Writer", Json], None]
"""Says a page's own fields, or a block; a page's it takes from what it is given."""
_CARD = {"path", "title", "standfirst"}
_FILE = {"title", "url", "content_type"}
_FEEDS = {
    "application/atom+xml": "Atom",
    "application/feed+json": "JSON Feed",
    "application/rss+xml": "RSS",
}
_pages: dict[str, Teller] = {}
_blocks: dict[str, Teller] = {}


def tells_page(*types: str) -> Callable[[Teller], Teller]:
    """Register what tells pages of some types; what it leaves of one is told by its shape."""
    return _registering(_pages, types)


def tells_block(*types: str) -> Callable[[Teller], Teller]:
    """Register what tells blocks of some types."""
    return _registering(_blocks, types)


def _registering(among: dict[str, Teller], types: Sequence[str]) -> Callable[[Teller], Teller]:
    def register(teller: Teller) -> Teller:
        among.update(dict.fromkeys(types, teller))
        return teller

    return register


class Writer:
    """Collects what is said: nodes of rich text, pictures, and lists of pages."""

    def __init__(self, front_end: str, title: str = "") -> None:
        """Take where links to our own pages lead, and what the page is called."""
        self._front_end = front_end
        self.title = title
        self.found: list[Json | Picture | Listing] = []

    # Whatever there is

    def page(self, type_: str, own: Json) -> None:
        """Say a page's own fields, those that nobody knows last; they are used up."""
        if teller := _pages.get(type_):
            teller(self, own)
        self.read([*own.values()])

    def read(self, value: Any) -> None:
        """Say blocks, rich text, cards, files and whatever of these is in what is not known."""
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
            _blocks.get(value["type"], _unknown)(self, value)
        elif value.keys() >= _CARD:
            self.card(value)
        elif value.get("type") == "picture":
            self.picture(value["image"], value["image"]["caption"])
        elif value.get("type") == "film":
            self.film(value["title"], [value["source"]], value.get("tracks"), value.get("poster"))
        elif value.keys() >= _FILE:
            self.link(value["title"], value["url"])
        else:
            self.read([*value.values()])

    # Words

    def rich_text(self, value: Json | None) -> None:
        """Say rich text; its links become absolute."""
        for node in (value or {}).get("content", ()):
            marks = [
                {**mark, "href": self._absolute(mark["href"]), "page": None}
                for mark in node.get("markDefs", ())
            ]
            self.found.append({**node, "markDefs": marks} if marks else node)

    def marked_text(self, value: Json, style: str = "normal") -> None:
        """Say a text with its line breaks, its links and the accounts that it names."""
        children, marks = [], []
        for number, part in enumerate(value["parts"]):
            href = part.get("href")
            if href:
                marks.append({"_type": "link", "_key": f"l{number}", "href": href, "page": None})
            span = {"_type": "span", "_key": f"s{number}", "text": part["text"]}
            children.append({**span, "marks": [f"l{number}"] if href else []})
        if children:
            node = {"_type": "block", "_key": "n", "style": style, "children": children}
            self.found.append({**node, "markDefs": marks})

    def heading(self, text: str, style: str = "h2") -> None:
        """Say what the following is called."""
        self.paragraph(capfirst(text), style)

    def paragraph(self, text: str, style: str = "normal", marks: Sequence[str] = ()) -> None:
        """Say a text that is plain."""
        self.spans([(text, marks)], style)

    def spans(
        self,
        said: Iterable[tuple[str, Sequence[str]]],
        style: str = "normal",
        href: str | None = None,
        item: bool = False,
    ) -> None:
        """Say a paragraph of texts with their marks; ``href`` is where the mark ``l`` leads."""
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
        self.found.append({**node, "listItem": "bullet", "level": 1} if item else node)

    # Lines of a list

    def fact(self, label: str, *said: str | None, href: str | None = None) -> None:
        """Say what something is, under a label; nothing if there is nothing to say."""
        if text := joined(said):
            named = gettext("%(label)s:") % {"label": capfirst(label)}
            marks = ["l"] if href else []
            self.spans([(named, ["strong"]), (" ", []), (text, marks)], href=href, item=True)

    def item(self, name: str, *said: str | None, href: str | None = None) -> None:
        """Say a name, and what is known of it."""
        rest = joined(said)
        marks = ["l"] if href else ["strong"]
        self.spans([(name, marks), (f": {rest}" if rest else "", [])], href=href, item=True)

    def link(self, title: str, href: str, description: str = "") -> None:
        """Say where something is."""
        self.item(title, description, href=href)

    def card(self, card: Json) -> None:
        """Say a page of ours in brief; what its type adds to every card only if it is a text."""
        if isinstance(card.get("text"), dict) and card["text"].get("parts"):
            self.marked_text(card["text"], "blockquote")
            said = f"— {card['author']} (@{card['handle']})"
            self.spans([(said, ["l"])], href=self.address(card["path"]))
            return
        self.link(card["title"], self.address(card["path"]), card["standfirst"])

    def page_fact(self, label: str, card: Json | None) -> None:
        """Say which page of ours something has to do with."""
        if card:
            self.fact(label, card["title"], href=self.address(card["path"]))

    def section(
        self, label: str, items: Sequence[Json] | None, teller: Callable[[Json], None]
    ) -> None:
        """Say several things under a heading; nothing if there are none."""
        if items:
            self.heading(label)
            for one in items:
                teller(one)

    # What is seen and heard

    def picture(self, image: Json | None, caption: str = "") -> None:
        """Say a picture, and whose it is."""
        if image:
            self.found.append(Picture.of(image, caption))

    def film(
        self,
        title: str,
        sources: Sequence[Json],
        tracks: Sequence[Json] | None = None,
        poster: Json | None = None,
    ) -> None:
        """Say a film or a recording of ours, in each of its formats, and its words as files."""
        self.picture(poster)
        for source in sources:
            kind = f" ({source['content_type']})" if len(sources) > 1 else ""
            rights = f" {said}" if (said := _rights(source)) else ""
            self.spans([(title, ["l"]), (kind, []), (rights, [])], href=source["url"])
        for track in tracks or ():
            self.link(track["label"], track["url"])

    def feeds(self, feeds: Sequence[Json] | None) -> None:
        """Say where feed readers find what is new."""
        for feed in feeds or ():
            name = _FEEDS.get(feed["content_type"], feed["content_type"])
            self.fact(gettext("feed"), name, href=feed["url"])

    def listing(self, path: str | None) -> None:
        """Say a list of pages that stands elsewhere, as far as whoever writes can look there."""
        if path:
            self.found.append(Listing(path))

    # Addresses

    def address(self, path: str) -> str:
        """Return where a page of ours is read."""
        return address_at(self._front_end, path)

    def _absolute(self, href: str) -> str:
        return self.address(href) if href.startswith("/") else href


def joined(said: Iterable[str | None]) -> str:
    """Return texts behind each other; those that are empty are left out."""
    return pgettext("between things that are listed", ", ").join(filter(None, said))


def _rights(media: Json) -> str:
    said = joined((media.get("credit"), media.get("licence")))
    return f"({said})" if said else ""


def _unknown(writer: Writer, block: Json) -> None:
    items = block.get("items")
    if isinstance(items, list) and items and all(item.keys() >= _CARD for item in items):
        # Whatever lists pages is told by the ways to them.
        writer.paragraph(block.get("title", ""), "h2")
        writer.read(items)
        return
    for line in block["fallback"].split("\n"):
        writer.paragraph(line)
