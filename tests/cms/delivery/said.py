"""What a reader should see of a document, and whether it is in a text."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from cms.contract.card import Card
from cms.contract.document import PageDocument

FRAME = {*Card.model_fields, *PageDocument.model_fields} - {"title", "standfirst", "cover"}
NAMES = {
    "id", "type", "locale", "dir", "path", "_key", "_type", "style", "marks", "listItem", "slug",
    "page_id", "kind", "format", "platform", "layout", "orientation", "provider", "time_zone",
    "iso_code", "country", "content_type", "placeholder", "template", "formats", "location", "tag",
}  # fmt: skip
"""What parts of a document are called, and the words that the contract itself has for things."""
ELSEWHERE = {
    # The blocks' own words say it.
    "fallback",
    # Lists and feeds are written out, or linked to.
    "pages", "posts", "more", "feeds",
    # Written by their names in the language of the page.
    "language", "category",
    # Links lead to pages without saying more of them; a week is said by its day.
    "markDefs", "iso_week",
    # What is known of people beside their names, where others are the subject.
    "bio",
}  # fmt: skip
DATE = re.compile(r"\d{4}-\d\d(-\d\d)?([T ].*)?|\d\d:\d\d(:\d\d)?")


def words(text: str) -> str:
    """Return the words of a text, with nothing but one space between them.

    What Markdown escapes is no end of a word, and a new line in HTML is none.
    """
    plain = re.sub(r"<br ?/?>", " ", re.sub(r"\\(?=[^\w\s]|_)", "", text))
    return " ".join(re.findall(r"\w+", unescape(plain)))


def own_texts(document: dict[str, Any]) -> Iterator[str]:
    """Return what a document says, with the titles of the pages that it leads to."""
    for name, value in document.items():
        if name not in FRAME:
            yield from _texts(name, value)
    for author in document.get("authors", ()):
        yield author["bio"]


def _texts(name: str, value: Any) -> Iterator[str]:
    if name in NAMES or name in ELSEWHERE:
        return
    if isinstance(value, str):
        if not DATE.fullmatch(value):
            yield value
    elif isinstance(value, list):
        for part in value:
            yield from _texts("", part)
    elif isinstance(value, dict):
        yield from _said(name, value)


def _said(name: str, value: dict[str, Any]) -> Iterator[str]:
    if {"path", "title", "standfirst"} <= value.keys() and "items" not in value:
        # A card says the way to a page; a post is its words, and its title is made of them.
        yield from (
            [part["text"] for part in value["text"]["parts"]]
            if "text" in value
            else [value["title"]]
        )
    elif {"alt", "template"} <= value.keys():
        # A cover is mostly one of the page's pictures, which says there what it shows there.
        yield from (value["alt"] if name != "cover" else "", value["credit"], value["url"])
    elif "sources" in value and "duration" in value:
        yield from (source["url"] for source in value["sources"])
    elif name == "person" and {"name", "role"} <= value.keys():
        yield value["name"]
    elif {"name", "role", "portrait"} <= value.keys():
        yield from (value["name"], value["role"])
    else:
        for inner, part in value.items():
            yield from _texts(inner, part)


def missing(document: dict[str, Any], written: str) -> list[str]:
    """Return what a document says and a text does not."""
    there = words(written)
    return [text for text in own_texts(document) if words(text) not in there]
