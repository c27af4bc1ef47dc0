"""Translations, whole or by segments, and languages that stand in for others."""

from contextlib import suppress
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from hypothesis import strategies as st
from hypothesis.stateful import multiple, rule
from wagtail_localize.models import Translation

from cms.translating.models import LocaleRule
from tests.cms.publishing.newsroom.bundles import stories
from tests.cms.publishing.newsroom.desk import Desk, named, own_page, page_of, word
from tests.factories import locale
from tests.filled.models import snippet_types
from tests.translations import publish, say, submit


class Translators(Desk):
    """Who translates."""

    @rule(target=stories, pk=stories, code=st.sampled_from(["fr", "ar"]), publish=st.booleans())
    def translate(self, pk: int, code: str, publish: bool) -> Any:
        page = page_of(pk)
        if page is None or page.has_translation(locale(code)) or page.locale_id == locale(code).pk:
            return multiple()
        translated = page.copy_for_translation(locale(code), copy_parents=True)
        # The page itself too: it would say what the draft of the other one does, once published.
        named(translated)
        revision = translated.save_revision()
        if publish:
            revision.publish()
        return translated.pk

    @rule(target=stories, pk=stories, code=st.sampled_from(["fr", "ar"]), words=st.integers(0, 3))
    def translate_by_segments(self, pk: int, code: str, words: int) -> Any:
        """Submit a page, or take up what is submitted; translate some of it and publish."""
        page = own_page(pk)
        there = page and page.get_translation_or_none(locale(code))
        if page is None or page.locale_id == locale(code).pk:
            return multiple()
        if there is None:
            submit(page, code)
        known = {"source__object_id": page.translation_key, "source__locale": page.locale_id}
        translation = Translation.objects.filter(**known, target_locale=locale(code)).first()
        if translation is None or (there and there.alias_of_id):
            return multiple()
        if words == 3:
            translation.source.update_from_db()
        made = translation.get_target_instance()
        segments = translation.source.stringsegment_set.order_by("order")
        # A title that nobody translates is the source's own, which may be hidden itself.
        for segment in segments.filter(context__path="title"):
            say(translation, {segment.string.data: f"Told {word(made)}"})
        for segment in segments.exclude(context__path="title")[:words]:
            say(translation, {segment.string.data: "Dit."})
        with suppress(ValidationError):
            publish(translation)
        return multiple() if there else made.pk

    @rule(of=st.sampled_from(["en", "fr", "ar"]), other=st.sampled_from(["en", "fr", "ar", ""]))
    def let_a_language_stand_in(self, of: str, other: str) -> None:
        """Make the rule of a language: another's, or none where it would be its own."""
        fallback = locale(other) if other not in ("", of) else None
        LocaleRule.objects.update_or_create(locale=locale(of), defaults={"fallback": fallback})

    @rule(model=st.sampled_from(snippet_types()), code=st.sampled_from(["fr", "ar"]))
    def translate_a_snippet(self, model: Any, code: str) -> None:
        """Submit one, or take up what is submitted; translate all of it."""
        row = model.objects.filter(locale=locale("en")).order_by("pk").first()
        if row is None:
            return
        known = {"source__object_id": row.translation_key, "target_locale": locale(code)}
        translation = Translation.objects.filter(**known).first()
        if translation is None:
            if row.has_translation(locale(code)):
                return
            translation = submit(row, code)
        else:
            translation.source.update_from_db()
        say(translation)
        # Somebody may have translated it by hand, or taken it away.
        with suppress(ValidationError, ObjectDoesNotExist):
            translation.source.create_or_update_translation(locale(code), fallback=True)

    @rule(on=st.booleans())
    def stop_or_restart_translating(self, on: bool) -> None:
        if translation := Translation.objects.order_by("pk").first():
            translation.enabled = on
            translation.save(update_fields=["enabled"])
