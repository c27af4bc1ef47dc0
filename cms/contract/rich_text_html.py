"""Portable Text as HTML, for renderers that want to paste it in."""

from collections.abc import Sequence
from html import escape

import nh3

from cms.contract.inline_values import InlineValue
from cms.contract.rich_text import Node, Paragraph, Span

_TAGS = {"normal": "p", "h2": "h2", "h3": "h3", "h4": "h4", "blockquote": "blockquote"}
_LISTS = {"bullet": "ul", "number": "ol"}
_MARKS = {"strong": "strong", "em": "em", "sup": "sup"}
_ALLOWED = {*_TAGS.values(), *_LISTS.values(), *_MARKS.values(), "li", "hr", "br", "a"}


def to_html(content: Sequence[Node]) -> str:
    """Return sanitised HTML: headings, paragraphs, lists, quotations, rules and links only."""
    parts: list[str] = []
    lists: list[str] = []
    for node in content:
        _fit_lists(parts, lists, node)
        if isinstance(node, Paragraph):
            words = "".join(_span(span, node) for span in node.children)
            tag = _TAGS[node.style]
            # An item stays open: what is nested in it comes next.
            parts.append(f"<li>{words}" if node.list_item else f"<{tag}>{words}</{tag}>")
        else:
            parts.append("<hr>")
    _close_lists(parts, lists, 0)
    return nh3.clean(
        "".join(parts),
        tags=_ALLOWED,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener",
    )


def _fit_lists(parts: list[str], lists: list[str], node: Node) -> None:
    level = (node.level or 1) if isinstance(node, Paragraph) and node.list_item else 0
    _close_lists(parts, lists, level)
    if not level or not isinstance(node, Paragraph) or not node.list_item:
        return
    tag = _LISTS[node.list_item]
    if len(lists) == level and lists[-1] != tag:
        _close_lists(parts, lists, level - 1)
    if len(lists) == level:
        parts.append("</li>")
    while len(lists) < level:
        lists.append(tag)
        parts.append(f"<{tag}>" + ("<li>" if len(lists) < level else ""))


def _close_lists(parts: list[str], lists: list[str], level: int) -> None:
    while len(lists) > level:
        parts.append(f"</li></{lists.pop()}>")


def _span(span: Span | InlineValue, node: Paragraph) -> str:
    html = escape(span.text).replace("\n", "<br>")
    if isinstance(span, InlineValue):
        return html
    links = {mark.key: mark.href for mark in node.mark_defs}
    for mark in reversed(span.marks):
        if mark in links:
            html = f'<a href="{escape(links[mark])}">{html}</a>'
        else:
            html = f"<{_MARKS[mark]}>{html}</{_MARKS[mark]}>"
    return html
