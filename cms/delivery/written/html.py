"""Documents as HTML, to stand in a feed."""

from collections.abc import Iterable
from html import escape
from typing import Any

from cms.contract.rich_text_html import to_html
from cms.delivery.written.parts import Part, Words, parts_of
from cms.delivery.written.writer import Picture


def html_of(document: dict[str, Any], front_end: str) -> str:
    """Return what a page's document tells, in its language and direction.

    A list that stands elsewhere is left out: it has a feed of its own.
    """
    language, direction = escape(document["locale"]), escape(document["dir"])
    inner = "".join(_written(parts_of(document, front_end)))
    return f'<div lang="{language}" dir="{direction}">{inner}</div>'


def _written(parts: Iterable[Part]) -> Iterable[str]:
    for part in parts:
        if isinstance(part, Picture):
            yield _figure(part)
        elif isinstance(part, Words):
            yield to_html(part.content)


def _figure(picture: Picture) -> str:
    image = picture.image
    caption = f"<figcaption>{escape(picture.caption)}</figcaption>" if picture.caption else ""
    return (
        f'<figure><img src="{escape(image["url"])}" alt="{escape(image["alt"])}">{caption}</figure>'
    )
