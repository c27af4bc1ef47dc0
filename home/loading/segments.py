"""The demo's translations, segment by segment: as a translator makes them who has all the words.

What the demo says in another language is taken apart as wagtail-localize takes the English apart,
and each segment is given the words that stand in its place.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from wagtail.models import Locale, Page
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

_Words = dict[str, list[str]]


def translate(english: Any, written: Any, locale: Locale) -> bool:
    """Make a translation of what is published in English, of the words that were written for it.

    ``written`` is the translation as it shall be, not stored. Returns whether it was made: where
    it is built in another way than the English, it stands by itself.
    """
    source, _new = TranslationSource.update_or_create_from_instance(english)
    segments = list(source.stringsegment_set.select_related("context").order_by("order"))
    said = _said(written)
    there: dict[str, int] = defaultdict(int)
    for segment in segments:
        there[segment.context.path] += 1
    if any(path in there and len(words) != there[path] for path, words in said.items()):
        return False
    Translation.objects.get_or_create(source=source, target_locale=locale)
    StringTranslation.objects.bulk_create(
        _translations(segments, said, locale), ignore_conflicts=True
    )
    _choose(source, written, locale)
    # Of pages a draft is made, of snippets there are none.
    source.create_or_update_translation(
        locale, publish=not isinstance(written, Page), fallback=True
    )
    return True


def _said(written: Any) -> _Words:
    found = defaultdict(list)
    for segment in extract_segments(written):
        if isinstance(segment, StringSegmentValue):
            found[segment.path].append(segment.string.data)
    return found


def _translations(
    segments: list[StringSegment], said: _Words, locale: Locale
) -> Iterator[StringTranslation]:
    for segment in segments:
        words = said.get(segment.context.path)
        yield StringTranslation(
            translation_of_id=segment.string_id,
            locale=locale,
            context=segment.context,
            # What the translation does without is left as it is.
            data=words.pop(0) if words else segment.string.data,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )


def _choose(source: TranslationSource, written: Any, locale: Locale) -> None:
    """Let the translation have its own pages and pictures where they are not the same."""
    chosen = {
        segment.path: segment.data
        for segment in extract_segments(written)
        if isinstance(segment, OverridableSegmentValue)
    }
    segments = OverridableSegment.objects.filter(source=source).select_related("context")
    for segment in segments:
        other = chosen.get(segment.context.path)
        if other is not None and other != segment.data:
            SegmentOverride.objects.update_or_create(
                locale=locale, context=segment.context, defaults={"data_json": json.dumps(other)}
            )
