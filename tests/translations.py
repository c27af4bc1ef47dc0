"""Translations segment by segment, as translators and editors make them."""

from collections.abc import Mapping
from typing import Any

from wagtail.models import Page
from wagtail_localize.models import String, StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from tests.factories import locale


def submit(page: Any, code: str = "ar") -> Translation:
    """Submit a page or a snippet for translation; of a page, this makes a draft."""
    translate_object(page, [locale(code)])
    return Translation.objects.get(
        source__object_id=page.translation_key, target_locale=locale(code)
    )


def say(translation: Translation, words: Mapping[str, str] | None = None) -> None:
    """Translate segments by their words, or all that have no translation yet."""
    for segment in translation.source.stringsegment_set.select_related("string"):
        said = segment.string.data
        if words is not None and said not in words:
            continue
        StringTranslation.objects.get_or_create(
            translation_of=String.objects.get(pk=segment.string_id),
            locale=translation.target_locale,
            context=segment.context,
            defaults={"data": words[said] if words else f"«{said}»"},
        )


def publish(translation: Translation) -> Any:
    """Publish what is translated, as the editor's button does; return the page."""
    page = translation.get_target_instance()
    translation.source.create_or_update_translation(
        translation.target_locale, publish=False, fallback=True
    )
    # What is published after a commit is not in a test that never commits.
    type(page).objects.get(pk=page.pk).get_latest_revision().publish()
    return type(page).objects.get(pk=page.pk)


def sync(page: Page) -> None:
    """Let the translations of a page know what it says now."""
    TranslationSource.objects.get_for_instance(page).update_from_db()
