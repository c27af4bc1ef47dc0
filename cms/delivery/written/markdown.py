"""Documents as Markdown (https://commonmark.org), with what is known of them in front matter."""

import json
import re
from collections.abc import Iterable
from typing import Any

import orjson

from cms.contract.front_end import address_at
from cms.contract.rich_text_markdown import line, target, to_markdown
from cms.delivery.written.legible import legible
from cms.delivery.written.parts import Part, Picture, parts_of

CONTENT_TYPE = "text/markdown; charset=utf-8"
# Between quotation marks YAML takes JSON's strings, but for these characters.
_BREAKS = re.compile("[\x85\u2028\u2029\ufeff]")


def markdown_of(body: bytes, front_end: str) -> bytes:
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
    blocks.extend(_written(parts_of(document, front_end)))
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


def _written(parts: Iterable[Part]) -> Iterable[str]:
    for part in parts:
        if isinstance(part, Picture):
            yield f"!{link(part.image['alt'], part.image['url'])}"
            yield line(part.caption)
        else:
            yield to_markdown(part.content)
