"""Cookie categories: what is stored on a reader's device, by purpose."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    StreamBlockValidationError,
    StreamValue,
    StructBlock,
)
from wagtail.blocks import TextBlock as PlainTextBlock

from cms.blocks.choosers import ChoiceBlock
from cms.blocks.stream import KeepingStream
from cms.contract.site import CookieCategory

KEYS = [
    ("necessary", _("Necessary")),
    ("preferences", _("Preferences")),
    ("statistics", _("Statistics")),
    ("marketing", _("Marketing")),
]


class CookieCategoryBlock(StructBlock):
    """One purpose."""

    key = ChoiceBlock(
        choices=KEYS,
        label=_("Category"),
        help_text=_("What a reader’s choice is kept by, the same in every language."),
    )
    name = CharBlock(max_length=100, label=_("Name"), help_text=_("As readers see it."))
    purpose = PlainTextBlock(
        rows=2, max_length=500, label=_("Purpose"), help_text=_("What is stored, and what for.")
    )
    required = BooleanBlock(
        required=False,
        label=_("Required"),
        help_text=_("The site can’t do without: readers are told of it and can’t refuse it."),
    )

    class Meta:
        label = _("Category")
        icon = "tag"


class CookieCategories(KeepingStream):
    """The purposes, in the order in which readers are asked."""

    category = CookieCategoryBlock()

    def clean(self, value: StreamValue, *args: Any, **kwargs: Any) -> StreamValue:
        """Refuse a category that is there twice."""
        cleaned: StreamValue = super().clean(value, *args, **kwargs)
        message = gettext("This category is there already.")
        seen: set[str] = set()
        errors: dict[int, Any] = {}
        for position, child in enumerate(cleaned):
            if child.value["key"] in seen:
                errors[position] = ValidationError(message)
            seen.add(child.value["key"])
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned

    def to_document(self, value: StreamValue) -> list[CookieCategory]:
        """Return the categories for renderers."""
        return [CookieCategory(**child.value) for child in value]
