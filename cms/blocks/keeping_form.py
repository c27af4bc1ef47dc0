"""The form that loses no block: it refuses to save over what it could not show."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField

from cms.blocks.stream import unknown_types


def streams(item: Model) -> Iterator[tuple[StreamField, StreamValue]]:
    """Return an item's stream fields with their values."""
    for field in item._meta.local_fields:
        if isinstance(field, StreamField):
            yield field, getattr(item, field.name)


def unknown_blocks(item: Model) -> Iterator[tuple[str, list[str]]]:
    """Return the fields that hold blocks no class handles, with the types of these."""
    for field, value in streams(item):
        if types := unknown_types(value):
            yield field.name, types


def unknown_blocks_error(types: Iterable[str]) -> ValidationError:
    """Return the refusal to save over blocks of types that are not installed."""
    return ValidationError(
        gettext(
            "This page holds blocks of a type that is not installed (%(types)s). Saving would "
            "lose them. Install the block again, or remove them with a data migration."
        )
        % {"types": ", ".join(types)},
        code="unknown_block",
    )


class KeepingForm:
    """What the forms of pages and snippets with streams share."""

    fields: dict[str, Any]
    instance: Any
    add_error: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Remember what the stored item holds that no block handles."""
        super().__init__(*args, **kwargs)
        self.lost = dict(unknown_blocks(self.instance))

    def clean(self) -> dict[str, Any]:
        """Refuse to drop stored content silently."""
        cleaned: dict[str, Any] = super().clean()  # type: ignore[misc]  # every form has it
        for name, types in self.lost.items():
            self.add_error(name if name in self.fields else None, unknown_blocks_error(types))
        return cleaned
