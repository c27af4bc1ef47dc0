"""Prints of segments: enough to tell which are new, changed or gone, and of no other use."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from copy import copy
from hashlib import blake2b

from wagtail.models import Page
from wagtail_localize.models import StringSegment, TranslationLog
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.pages import BasePage
from cms.translating.covers import borrowed

_UNREAD = ("slug",)
"""Where words stand that are no text: each language chooses its own address."""


def prints_of_page(page: Page) -> list[str]:
    """Return a print of each segment of a page; it is specific."""
    page = copy(page)
    if isinstance(page, BasePage):
        # What it borrows from its cover is not its own, and need not be looked up.
        page.cover = None
    return [
        _print(segment.path, segment.string.data)
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue) and segment.path not in _UNREAD
    ]


def prints_of_log(log: TranslationLog) -> tuple[list[str], list[str]]:
    """Return the prints of what a translation was just made of, and of what had no translation."""
    unread = {*_UNREAD, *borrowed(json.loads(log.source.content_json).get)}
    rows = (
        StringSegment.objects.filter(source_id=log.source_id)
        .exclude(context__path__in=unread)
        .annotate_translation(log.locale_id)
        .order_by("order")
        .values_list("context__path", "string__data", "translation")
    )
    every, untranslated = [], []
    for path, data, translation in rows:
        every.append(_print(path, data))
        if not translation:
            untranslated.append(every[-1])
    return every, untranslated


def count_behind(source: list[str], segments: list[str], untranslated: list[str]) -> int:
    """Return how many segments a translation differs by from what its source says now.

    A segment that was changed counts once, though its old words are gone and its new ones are not
    translated yet. So counting goes by places, such as a paragraph's block.
    """
    now, then, left = _by_place(source), _by_place(segments), _by_place(untranslated)
    behind = 0
    for place in now.keys() | then.keys():
        new, gone = now[place] - then[place], then[place] - now[place]
        behind += max(new.total(), gone.total()) + (left[place] & now[place]).total()
    return behind


def _by_place(prints: Iterable[str]) -> defaultdict[str, "Counter[str]"]:
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for place, _dot, words in (text.partition(".") for text in prints):
        found[place][words] += 1
    return found


def _print(path: str, data: str) -> str:
    return f"{_digest(path)}.{_digest(data)}"


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=9).hexdigest()
