"""Portable Text as Markdown (https://commonmark.org), for feeds, archives and plain readers."""

import re
from collections.abc import Sequence

from cms.contract.inline_values import InlineValue
from cms.contract.rich_text import Node, Paragraph, Span

_PREFIXES = {"normal": "", "h2": "## ", "h3": "### ", "h4": "#### ", "blockquote": "> "}
_FENCES = {"strong": "**", "em": "*"}
# At the start of a line these would open a heading, list, quotation or rule.
_LINE_START = re.compile(r"^(\s*)([-+#>=~]|\d{1,9}[.)])")
_INLINE = re.compile(r"([\\`*_\[\]<>&])")


def to_markdown(content: Sequence[Node]) -> str:
    """Return CommonMark; superscript, which it lacks, becomes the HTML that it allows."""
    parts: list[str] = []
    previous: Node | None = None
    for node in content:
        tight = _is_item(previous) and _is_item(node)
        parts.append(("" if not parts else "\n" if tight else "\n\n") + _node(node))
        previous = node
    return "".join(parts)


def _is_item(node: Node | None) -> bool:
    return isinstance(node, Paragraph) and node.list_item is not None


def _node(node: Node) -> str:
    if not isinstance(node, Paragraph):
        return "---"
    words = "".join(_span(span, node) for span in node.children).strip()
    if node.list_item:
        # Four spaces nest under either kind of marker.
        indent = "    " * ((node.level or 1) - 1)
        marker = "1. " if node.list_item == "number" else "- "
        return indent + marker + _escape_start(words).replace("\n", "\\\n" + indent + "    ")
    prefix = _PREFIXES[node.style]
    if node.style.startswith("h"):
        return prefix + words.replace("\n", " ")
    following = "\\\n" + (prefix if node.style == "blockquote" else "")
    return prefix + following.join(_escape_start(line) for line in words.split("\n"))


def _span(span: Span | InlineValue, node: Paragraph) -> str:
    links = {mark.key: mark.href for mark in node.mark_defs}
    text = escaped(span.text)
    core = text.strip()
    if not core or isinstance(span, InlineValue):
        return text
    # A fence next to a space would not open: spaces stay outside.
    before, after = text[: text.index(core)], text[text.index(core) + len(core) :]
    for mark in reversed(span.marks):
        if mark in links:
            core = f"[{core}](<{target(links[mark])}>)"
        elif mark == "sup":
            core = f"<sup>{core}</sup>"
        else:
            core = _FENCES[mark] + core + _FENCES[mark]
    return before + core + after


def line(text: str) -> str:
    """Return plain text as one line in which nothing is markup."""
    return _escape_start(escaped(" ".join(text.split())))


def escaped(text: str) -> str:
    """Return plain text so that nothing in it is markup, but at the start of a line."""
    return _INLINE.sub(r"\\\1", text)


def target(href: str) -> str:
    """Return an address so that it can stand between angle brackets."""
    return href.replace("<", "%3C").replace(">", "%3E").replace("\n", "")


def _escape_start(line: str) -> str:
    def escaped(match: re.Match[str]) -> str:
        space, marker = match.groups()
        return f"{space}{marker[:-1]}\\{marker[-1]}"

    return _LINE_START.sub(escaped, line)
