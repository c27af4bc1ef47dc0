"""HTML and Markdown beside rich text, put into a finished document."""

from collections.abc import Iterable
from typing import Any

import orjson

from cms.contract.rich_text import RichText
from cms.contract.rich_text_html import to_html
from cms.contract.rich_text_markdown import to_markdown

_SAID = {"html": to_html, "markdown": to_markdown}
_RICH_TEXT = {"content"}


def put_beside(body: bytes, include: Iterable[str]) -> bytes:
    """Return a document's JSON with ``html`` or ``markdown`` beside every rich text in it."""
    return orjson.dumps(_with(orjson.loads(body), sorted(include)))


def _with(value: Any, include: list[str]) -> Any:
    if isinstance(value, list):
        return [_with(part, include) for part in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == _RICH_TEXT:
        content = tuple(RichText.model_validate(value).content)
        return value | {name: _SAID[name](content) for name in include}
    return {name: _with(part, include) for name, part in value.items()}
