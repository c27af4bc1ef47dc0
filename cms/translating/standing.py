"""How translations stand to their sources, as both are published."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from cms.contract.translation import INDEPENDENT, Standing
from cms.translating.models import SourceText, TranslatedText
from cms.translating.segments import count_behind


def standings(pages: Sequence[Page]) -> Mapping[int, Standing]:
    """Return how public pages stand to each other, by primary key, in as many queries as for two.

    What is not public counts for nothing: neither does a translation tell of its source's secrets,
    nor a source of translations that are still under way.
    """
    translated, aliases = _sources(pages), _originals(pages)
    if not translated and not aliases:
        return {}
    source_of = {**translated, **aliases}
    codes = dict(Locale.all_objects.values_list("pk", "language_code"))
    said = SourceText.objects.in_bulk({source.pk for source in translated.values()})
    made = _made_of(pages, translated) if said else {}
    found = {source.pk: Standing(state="source", behind=0, source=None)
             for source in source_of.values()}  # fmt: skip
    for pk, source in translated.items():
        found[pk] = _counted(codes[source.locale_id], said.get(source.pk), made.get(pk))
    for pk, source in aliases.items():
        found[pk] = Standing(state="untranslated", behind=None, source=codes[source.locale_id])
    return found


def _sources(pages: Sequence[Page]) -> dict[int, Page]:
    """Return the sources of the pages that are translated segment by segment."""
    by_place = {(page.translation_key, page.locale_id): page for page in pages}
    rows = Translation.objects.filter(
        source__object_id__in={page.translation_key for page in pages}, enabled=True
    ).values_list("source__object_id", "source__locale", "target_locale")
    pairs = ((by_place.get((key, to)), by_place.get((key, of))) for key, of, to in rows)
    return {page.pk: source for page, source in pairs if page and source}


def _originals(pages: Sequence[Page]) -> dict[int, Page]:
    """Return what the pages are aliases of that merely stand in for a translation."""
    by_pk = {page.pk: page for page in pages}
    pairs = ((page, by_pk.get(page.alias_of_id)) for page in pages if page.alias_of_id)
    return {
        page.pk: original
        for page, original in pairs
        if original and original.translation_key == page.translation_key
    }


def _made_of(pages: Iterable[Page], pks: Iterable[int]) -> dict[int, TranslatedText]:
    """Return what the live versions of pages were made of."""
    live = {page.pk: page.live_revision_id for page in pages}
    found = {}
    for row in TranslatedText.objects.filter(page__in=list(pks)).order_by("revision"):
        latest: Any = live[row.page_id]
        if latest is None or row.revision <= latest:
            found[row.page_id] = row
    return found


def _counted(code: str, said: SourceText | None, made: TranslatedText | None) -> Standing:
    if said is None or made is None:
        return INDEPENDENT
    behind = count_behind(said.segments, made.segments, made.untranslated)
    return Standing(state="behind" if behind else "current", behind=behind, source=code)
