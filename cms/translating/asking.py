"""“Publish in …” asks about ended rights, as the form of a page does."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from wagtail.admin import messages
from wagtail.models import TranslatableMixin
from wagtail_localize.models import Translation, TranslationLog
from wagtail_localize.views.edit_translation import edit_translation

from cms.blocks.ended_rights import WITHOUT_ENDED, note_left_out, question, withheld_in


def ask_about_rights(request: HttpRequest, item: Any) -> HttpResponseBase | None:
    """Answer whoever publishes a translation that shows what has no rights any more."""
    if request.POST.get("action") != "publish" or not isinstance(item, TranslatableMixin):
        return None
    translation = Translation.objects.filter(
        source__object_id=item.translation_key, target_locale=item.locale_id, enabled=True
    ).first()
    if translation is None:
        return None
    if not (ended := withheld_in(to_be(translation))):
        return None
    if request.POST.get("action-publish") == WITHOUT_ENDED:
        return _publish(request, translation, item)
    messages.warning(request, question(ended, button(request, {"action": "publish"})))
    return redirect(request.path)


def _publish(request: HttpRequest, translation: Translation, item: Any) -> HttpResponseBase:
    made = TranslationLog.objects.filter(
        source=translation.source_id, locale=translation.target_locale_id
    )
    before = made.count()
    answer: HttpResponseBase = edit_translation(request, translation, item)
    if made.count() > before:
        note_left_out(translation.get_target_instance(), request.user)
    return answer


def to_be(translation: Translation) -> Any:
    """Return what a translation says once it is published."""
    return translation.source.get_ephemeral_translated_instance(
        translation.target_locale, fallback=True
    )


def button(request: HttpRequest, sent: Mapping[str, str]) -> SafeString:
    """Return a form of its own, which sends the same once more: wagtail-localize makes the others.

    ``sent`` is what it holds beside the answer, by name.
    """
    held = {**sent, "csrfmiddlewaretoken": get_token(request)}
    return format_html(
        '<form method="post">{}<button type="submit" name="action-publish" value="{}" '
        'class="button button-small button-secondary">{}</button></form>',
        format_html_join("", '<input type="hidden" name="{}" value="{}">', held.items()),
        WITHOUT_ENDED,
        gettext("Publish without it"),
    )
