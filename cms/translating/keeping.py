"""Keeping what was published, segment by segment, in the unit of work that publishes it."""

import logging
from collections.abc import Iterable, Iterator

from django.db import DatabaseError
from django.db.models import Max, Q
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationLog

from cms.translating.models import SourceText, TranslatedText
from cms.translating.segments import prints_of_log, prints_of_page

_log = logging.getLogger(__name__)
_MARK = "translations:"


def keep_sources(marks: frozenset[str]) -> None:
    """Bring up to date what the pages say that are marked and that others are translated from."""
    keep_sources_of(mark.removeprefix(_MARK) for mark in marks if mark.startswith(_MARK))


def keep_sources_of(keys: Iterable[str]) -> None:
    """Do so for pages by their translation keys."""
    for page, segments, kept in _compared(keys):
        if segments is None:
            SourceText.objects.filter(page=page).delete()
        elif kept is None or kept.segments != segments:
            SourceText.objects.update_or_create(page=page, defaults={"segments": segments})


def sources_kept_wrongly(keys: Iterable[str]) -> Iterator[Page]:
    """Return the pages that say something else than was kept of them."""
    for page, segments, kept in _compared(keys):
        if segments != (kept and kept.segments):
            yield page


def source_keys() -> list[str]:
    """Return the translation keys of all that is translated segment by segment."""
    keys = Translation.objects.filter(enabled=True).values_list("source__object_id", flat=True)
    return [str(key) for key in keys.order_by("source__object_id").distinct()]


def keep_translation(log: TranslationLog) -> None:
    """Keep what a translation was just made of."""
    translated = Page.objects.filter(translation_key=log.source.object_id, locale=log.locale_id)
    page = translated.first()
    if page is None or log.revision_id is None:
        # A snippet: nobody asks how it stands.
        return
    segments, untranslated = prints_of_log(log)
    made = {"segments": segments, "untranslated": untranslated}
    rows = TranslatedText.objects.filter(page=page)
    rows.update_or_create(page=page, revision=log.revision_id, defaults=made)
    # Readers get what was made of the latest up to the live revision; nobody asks for older ones.
    live = rows.filter(revision__lte=page.live_revision_id or 0).aggregate(latest=Max("revision"))
    rows.filter(revision__lt=live["latest"] or 0).delete()


def _compared(
    keys: Iterable[str],
) -> Iterator[tuple[Page, list[str] | None, SourceText | None]]:
    """Return live sources with what they say now, if that can be told, and what was kept."""
    translations = Translation.objects.filter(source__object_id__in=list(keys), enabled=True)
    sources = set(translations.values_list("source__object_id", "source__locale"))
    if not sources:
        return
    wanted = Q(pk__in=[])
    for key, locale in sources:
        wanted |= Q(translation_key=key, locale=locale)
    pages = list(Page.objects.filter(wanted, live=True).specific())
    kept = SourceText.objects.in_bulk([page.pk for page in pages])
    for page in pages:
        yield page, _said(page), kept.get(page.pk)


def _said(page: Page) -> list[str] | None:
    try:
        return prints_of_page(page)
    except DatabaseError:
        raise
    except Exception:  # noqa: BLE001  whatever a block raises
        # The source never waits for its translations: nobody counts how far they are behind.
        _log.exception("The segments of page %s can’t be told", page.pk)
        return None
