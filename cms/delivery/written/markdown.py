"""Documents as Markdown (https://commonmark.org), with what is known of them in front matter."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.utils import translation
from django.utils.translation import gettext as _

from cms.contract.front_end import address_at
from cms.contract.rich_text_markdown import line, target, to_markdown
from cms.delivery.written.legible import legible
from cms.delivery.written.parts import Part, Words, parts_in, parts_of
from cms.delivery.written.writer import Json, Picture, Writer

CONTENT_TYPE = "text/markdown; charset=utf-8"
# Between quotation marks YAML takes JSON's strings, but for these characters.
_BREAKS = re.compile("[\x85\u2028\u2029\ufeff]")


@dataclass(frozen=True)
class Listed:
    """The first pages of a list."""

    cards: Sequence[Json]
    following: str | None
    """Where there are more, if there are."""


Lists = Callable[[str], Listed]
"""Returns a list by its path in this API."""


def markdown_of(body: bytes, front_end: str, lists: Lists) -> bytes:
    """Return a page's stored document as Markdown."""
    document = legible(orjson.loads(body))
    about = {
        "title": document["title"],
        "description": document["seo"]["description"],
        "date": document["published_at"],
        "updated": document["updated_at"],
        "language": document["locale"],
        "url": address_at(front_end, document["path"]),
        "authors": [author["name"] for author in document["seo"]["json_ld"]["author"]],
        "tags": [tag["name"] for tag in document["tags"]],
    }
    blocks = [f"# {line(document['title'])}"]
    if document["standfirst"]:
        blocks.append(f"*{line(document['standfirst'])}*")
    parts = parts_of(document, front_end)
    if cover := _cover(document, parts):
        blocks.extend(_picture(cover))
    with translation.override(document["locale"]):
        for part in parts:
            blocks.extend(_written(part, front_end, lists))
    return (front_matter(about) + "\n" + "\n\n".join(filter(None, blocks)) + "\n").encode()


def front_matter(about: dict[str, Any]) -> str:
    """Return YAML between rules; what is empty is left out."""
    lines = (f"{name}: {_yaml(value)}\n" for name, value in about.items() if value)
    return f"---\n{''.join(lines)}---\n"


def link(label: str, href: str) -> str:
    """Return a link of Markdown."""
    return f"[{line(label)}](<{target(href)}>)"


def _yaml(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _BREAKS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _written(part: Part, front_end: str, lists: Lists) -> Iterator[str]:
    if isinstance(part, Words):
        yield to_markdown(part.content)
    elif isinstance(part, Picture):
        yield from _picture(part)
    else:
        yield from _list(lists(part.path), front_end)


def _list(listed: Listed, front_end: str) -> Iterator[str]:
    writer = Writer(front_end)
    for card in legible(list(listed.cards)):
        writer.card(card)
    if listed.following:
        writer.link(_("All of them"), listed.following)
    for part in parts_in(writer):
        if isinstance(part, Words):
            yield to_markdown(part.content)


def _cover(document: Json, parts: Iterable[Part]) -> Picture | None:
    """Return the cover, unless it stands among the rest."""
    cover = document.get("cover")
    shown = (part.image["url"] for part in parts if isinstance(part, Picture))
    return Picture.of(cover) if cover and cover["url"] not in shown else None


def _picture(picture: Picture) -> Iterator[str]:
    yield f"!{link(picture.image['alt'], picture.image['url'])}"
    yield line(picture.caption)
