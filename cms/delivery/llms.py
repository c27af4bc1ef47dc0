"""llms.txt (https://llmstxt.org): what there is to read, for language models, as Markdown."""

from collections.abc import Iterable, Iterator
from typing import Any

import orjson
from django.conf import settings

from cms.contract.rich_text_markdown import line
from cms.delivery.written.legible import legible
from cms.delivery.written.markdown import link

LATEST = 50
"""How many of the latest pages are named."""
Card = dict[str, Any]


def llms_txt(
    name: str, sections: Iterable[bytes], latest: Iterable[bytes], others: Iterable[str]
) -> bytes:
    """Return the text, from cards of sections and latest pages, and links to other languages."""
    ways = [_card(card) for card in sections]
    home = next((card for card in ways if card["path"] == f"/{card['locale']}/"), None)
    parts = [f"# {line(legible(name))}"]
    if home and home["standfirst"]:
        parts.append(f"> {line(home['standfirst'])}")
    parts.append("Every page is here as Markdown. Links within pages lead to the site itself.")
    parts.extend(_list("Sections", (_item(card) for card in ways)))
    parts.extend(_list("Latest", (_item(_card(card)) for card in latest)))
    parts.extend(_list("Other languages", others))
    return ("\n\n".join(parts) + "\n").encode()


def markdown_address(card: Card) -> str:
    """Return where a page is as Markdown."""
    return f"{settings.PUBLIC_URL}/delivery/v1/pages/{card['id']}.md?locale={card['locale']}"


def _list(heading: str, items: Iterable[str]) -> Iterator[str]:
    if lines := [f"- {item}" for item in items]:
        yield f"## {heading}"
        yield "\n".join(lines)


def _item(card: Card) -> str:
    notes = f": {line(card['standfirst'])}" if card["standfirst"] else ""
    return link(card["title"], markdown_address(card)) + notes


def _card(card: bytes) -> Card:
    found: Card = legible(orjson.loads(card))
    return found
