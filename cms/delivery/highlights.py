"""Highlights: where in a page's text the words stand that were searched for."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from cms.contract.leaf import Leaf
from cms.delivery.selection import is_past
from cms.publishing.search.words import asked_words, runs, word_forms

SNIPPETS = 2
LENGTH = 160
"""About as many characters are quoted around a word."""
_LOOKED_THROUGH = 50_000
_MARK = " · "
"""Stands between a title or list item and what follows, which no full stop parts."""
_ENDED = re.compile(r"[.!?…:;,،؛؟۔–—-][”’\"'»)\]]*$")
_Run = tuple[int, int]


class SnippetSpan(Leaf):
    """A run of text; the spans of a snippet follow each other without a gap."""

    text: str
    match: bool
    """Whether it is a word that was searched for."""


class Snippet(Leaf):
    """A part of a page's text as plain text; an ellipsis says that the text goes on."""

    spans: list[SnippetSpan]


def highlights(query: str, rows: Sequence[Any]) -> dict[str, list[Snippet]]:
    """Return the snippets of pages that were found, by ``<id>/<locale>``.

    A page whose words stand in its title or tags alone has none; nor has one that the clock has
    changed, whose text may hold what is not public any more.
    """
    asked = {row.locale: frozenset(asked_words(query, row.locale)) for row in rows}
    found = {}
    for row in rows:
        text = "" if is_past(row) else row.search__text[:_LOOKED_THROUGH]
        found[f"{row.translation_key}/{row.locale}"] = list(
            snippets(text, asked[row.locale], row.locale)
        )
    return found


def snippets(text: str, asked: frozenset[str], locale: str) -> Iterator[Snippet]:
    """Return what stands around the first of the asked words, and around the next beyond that."""
    text = _in_one_line(text)
    matches = [
        # Languages that are written without spaces make long runs.
        (start, min(end, start + LENGTH))
        for start, end in runs(text)
        if not asked.isdisjoint(word_forms(text[start:end], locale))
    ]
    end = 0
    for _number in range(SNIPPETS):
        following = [run for run in matches if run[0] >= end]
        if not following:
            return
        start, end = _window(text, following[0], end)
        yield Snippet(spans=list(_spans(text, start, end, following)))


def _in_one_line(text: str) -> str:
    lines = [" ".join(line.split()) for line in text.splitlines()]
    parts = [line + (" " if _ENDED.search(line) else _MARK) for line in lines if line]
    return "".join(parts).removesuffix(_MARK).rstrip()


def _window(text: str, match: _Run, floor: int) -> _Run:
    """Return the bounds of a snippet around a word; it starts and ends with a word."""
    before = max(floor, match[0] - LENGTH // 3)
    if before:
        space = text.find(" ", before, match[0])
        before = space + 1 if space >= 0 else match[0]
        before += len(_MARK.lstrip()) if text.startswith(_MARK.lstrip(), before) else 0
    after = max(match[1], min(len(text), before + LENGTH))
    if after < len(text):
        space = text.rfind(" ", match[1], after + 1)
        after = space if space >= 0 else match[1]
        after -= len(_MARK.rstrip()) if text[:after].endswith(_MARK.rstrip()) else 0
    return before, after


def _spans(text: str, start: int, end: int, matches: Sequence[_Run]) -> Iterator[SnippetSpan]:
    inside = [run for run in matches if run[1] <= end]
    opening, closing = "… " if start else "", " …" if end < len(text) else ""
    bounds = [(start, start), *inside, (end, end)]
    for number, (left, right) in enumerate(pairwise(bounds)):
        if number:
            yield SnippetSpan(text=text[slice(*left)], match=True)
        between = text[left[1] : right[0]]
        if number == 0:
            between = opening + between
        if number == len(inside):
            between += closing
        if between:
            yield SnippetSpan(text=between, match=False)
