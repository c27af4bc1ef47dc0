"""Wagtail's stored rich text, said as Portable Text."""

import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

from cms.contract.context import DocumentContext
from cms.contract.inline_values import fields_of
from cms.contract.rich_text import RichText, Style
from cms.contract.rich_text_html import to_html
from cms.contract.rich_text_markdown import to_markdown

_STYLES: dict[str, Style] = {
    "p": "normal",
    "h2": "h2",
    "h3": "h3",
    "h4": "h4",
    "blockquote": "blockquote",
    "li": "normal",
}
_MARKS = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "sup": "sup"}
# The markup that Wagtail stores: known tags, whole, attributes in double quotes, nothing else.
_TAGS = "|".join(sorted({*_STYLES, *_MARKS, "a", "ul", "ol", "br", "hr", "embed"}))
_TOKEN = re.compile(rf'([^<]+)|<(/?)({_TAGS})((?:\s+[a-z-]+="[^"<>]*")*)\s*/?>')
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_OUTSIDE = ("http://", "https://", "mailto:", "tel:")


def rich_text(html: str, context: DocumentContext) -> RichText:
    """Return stored rich text as a document, with its links resolved.

    ``html`` and ``markdown`` are filled in when the context includes them.
    """
    parser = _Parser(context)
    if not parser.read_plain(html or ""):
        parser = _Parser(context)
        parser.feed(html)
        parser.close()
    parser.end_block()
    text = RichText.model_validate({"content": parser.nodes})
    if not context.include:
        return text
    content = tuple(text.content)
    return RichText(
        content=text.content,
        html=to_html(content) if "html" in context.include else None,
        markdown=to_markdown(content) if "markdown" in context.include else None,
    )


class _Parser(HTMLParser):
    """Collects nodes; tags it does not know are passed over, their words kept.

    Nodes are plain values here: to validate a text as a whole takes half the time of its parts.
    """

    def __init__(self, context: DocumentContext) -> None:
        super().__init__(convert_charrefs=True)
        self.context = context
        self.nodes: list[dict[str, Any]] = []
        self.lists: list[str] = []
        self.marks: list[str] = []
        self.style: Style | None = None
        self.in_item = False
        self.key = ""
        self.spans: list[dict[str, Any]] = []
        self.links: list[dict[str, Any]] = []

    def read_plain(self, html: str) -> bool:
        """Read markup as Wagtail stores it, four times as fast as ``feed``; tell if it was that.

        Whatever is written in any other way is for ``feed``.
        """
        position = 0
        while position < len(html):
            token = _TOKEN.match(html, position)
            if token is None:
                return False
            position = token.end()
            text, closing, tag, attributes = token.groups()
            if text is not None:
                self.handle_data(unescape(text))
            elif closing:
                self.handle_endtag(tag)
            else:
                found = _ATTRIBUTE.findall(attributes)
                self.handle_starttag(tag, [(name, unescape(value)) for name, value in found])
        return True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in ("ul", "ol"):
            self.end_block()
            self.lists.append("bullet" if tag == "ul" else "number")
        elif tag in _STYLES:
            self.start_block(_STYLES[tag], values.get("data-block-key", ""), tag == "li")
        elif tag == "hr":
            self.end_block()
            key = values.get("data-block-key") or self.next_key()
            self.nodes.append({"_type": "rule", "_key": key})
        elif tag == "br":
            self.handle_data("\n")
        elif tag == "a":
            self.marks.append(self.link(values))
        elif tag == "embed":
            self.value(values.get("embedtype", ""))
        elif tag in _MARKS:
            self.marks.append(_MARKS[tag])

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self.end_block()
            del self.lists[-1:]
        elif tag in _STYLES:
            self.end_block()
        elif tag == "a" or tag in _MARKS:
            del self.marks[-1:]

    def handle_data(self, data: str) -> None:
        if self.style is None and not data.strip():
            return
        marks = [mark for mark in dict.fromkeys(self.marks) if mark] if self.marks else []
        if self.spans and self.spans[-1].get("marks") == marks:
            self.spans[-1]["text"] += data
        else:
            self.add_child("span", {"text": data, "marks": marks})

    def value(self, name: str) -> None:
        """Put a value where it stands between the words; it has no marks."""
        if fields := fields_of(name, self.context):
            self.add_child(name, fields)

    def add_child(self, type_: str, fields: dict[str, Any]) -> None:
        self.spans.append({"_type": type_, "_key": f"s{len(self.spans)}", **fields})

    def start_block(self, style: Style, key: str, item: bool) -> None:
        self.end_block()
        self.style, self.key, self.in_item = style, key, item

    def end_block(self) -> None:
        if any(span["text"].strip() for span in self.spans):
            item = bool(self.lists) and self.in_item
            self.nodes.append(
                {
                    "_type": "block",
                    "_key": self.key or self.next_key(),
                    "style": self.style or "normal",
                    "children": self.spans,
                    "markDefs": self.links,
                    "listItem": self.lists[-1] if item else None,
                    "level": len(self.lists) if item else None,
                }
            )
        self.style, self.key, self.spans, self.links = None, "", [], []

    def link(self, values: dict[str, str]) -> str:
        """Return the mark of a link, or an empty one when it leads nowhere public."""
        card = None
        href = values.get("href", "")
        if values.get("linktype") == "page" and values.get("id", "").isdigit():
            card = self.context.linked(int(values["id"]))
            href = card.path if card else ""
        elif not href.lower().startswith(_OUTSIDE):
            href = ""
        if not href:
            return ""
        key = f"l{len(self.links)}"
        self.links.append({"_key": key, "href": href, "page": card})
        return key

    def next_key(self) -> str:
        return f"n{len(self.nodes)}"
