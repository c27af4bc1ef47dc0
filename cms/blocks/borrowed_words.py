"""Words that a cover borrows from its picture, in whatever language: what an editor is told."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext


def borrowed_words_warnings(page: Any) -> list[str]:
    """Return a warning where a page in another than the first language says nothing of its cover.

    In which language a picture is described, nobody says; most often it is the first.
    """
    if not page.cover_id and (page.cover_alt or page.cover_caption):
        return [gettext("There are words for a cover, but no cover is chosen.")]
    cover = page.cover or page.first_photo
    if not cover or page.locale.language_code == settings.LANGUAGE_CODE:
        return []
    said = ((page.alt_of_cover, cover.alt), (page.caption_of_cover, cover.caption))
    if not any(borrowed and not own for own, borrowed in said):
        return []
    return [
        gettext(
            "The cover is described in the words of the picture. If they are in another language "
            "than the page, choose a cover and write what it shows beside it."
        )
    ]
