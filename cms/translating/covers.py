"""Covers in translation: what a page leaves to the words of the picture is translated from these.

Most pages leave it to them, and a picture has one language. So translators are given its words in
the place of the page's own, and what they write is the page's own in their language. The picture
changes without the page: how far a translation is behind does not rest on borrowed words.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Field, Model
from wagtail.images import get_image_model
from wagtail_localize.fields import TranslatableField, get_translatable_fields
from wagtail_localize.segments import StringSegmentValue, extract

from cms.pages import BasePage

_LENT = {"cover_alt": "alt", "cover_caption": "caption"}
"""What a page says of its cover, and what the picture says instead."""


def install() -> None:
    """Have the words of covers taken apart so."""
    extract.get_translatable_fields = _fields_of


def borrowed(said: Callable[[str], Any]) -> set[str]:
    """Return which words a page borrows; ``said`` tells what it has in a field."""
    return {name for name in _LENT if not said(name)}


def _fields_of(model: type[Model]) -> list[Any]:
    fields: list[Any] = get_translatable_fields(model)
    if not issubclass(model, BasePage):
        return fields
    return [CoverWords(one.field_name) if one.field_name in _LENT else one for one in fields]


class CoverWords(TranslatableField):  # type: ignore[misc]  # wagtail-localize has no types
    """Words of a cover, to be translated whether or not they are the page's own."""

    def get_field(self, model: type[Model]) -> "_OwnOrLent":
        """Return the field as it is taken apart."""
        return _OwnOrLent(super().get_field(model))


class _OwnOrLent:
    def __init__(self, field: "Field[str, str]") -> None:
        self.name = field.name

    def value_from_object(self, page: Any) -> str:
        """Return the page's words, or else the picture's."""
        if (own := getattr(page, self.name)) or page.cover_id is None:
            return str(own)
        pictures = get_image_model()._default_manager.filter(pk=page.cover_id)
        return pictures.values_list(_LENT[self.name], flat=True).first() or ""

    def get_translatable_segments(self, value: str) -> list[StringSegmentValue]:
        """Return the words as they are; none are passed over."""
        return [StringSegmentValue("", value)]
