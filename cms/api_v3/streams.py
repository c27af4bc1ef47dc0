"""The shape of a stream as writers send it, made from its block classes.

Wagtail takes any list and fails on what is not one of its own. From these shapes a mistake gets a
place, and the schemas that clients ask for get their words.
"""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any
from uuid import UUID

from django.core.exceptions import ValidationError
from pydantic_core import PydanticCustomError, core_schema
from wagtail import blocks
from wagtail.api.rich_text import APIRichText
from wagtail.fields import StreamField

Schema = core_schema.CoreSchema
SCALARS: list[tuple[type[blocks.Block], Callable[[], Schema]]] = [
    (blocks.BooleanBlock, partial(core_schema.bool_schema, strict=True)),
    (blocks.IntegerBlock, partial(core_schema.int_schema, strict=True)),
    (blocks.FloatBlock, partial(core_schema.float_schema, allow_inf_nan=False)),
    (blocks.ChooserBlock, partial(core_schema.int_schema, strict=True, ge=1, lt=2**31)),
    (blocks.RichTextBlock, core_schema.any_schema),
]
"""What a block's value is in JSON; all others are text."""


def describe_streams() -> None:
    """Teach Wagtail's schemas what a stream field takes."""
    from wagtail.api.v3.schemas import create_generator, patch_generator

    for generator in (create_generator, patch_generator):
        generator.register_field_schema(StreamField, _field)


def _field(generator: Any, field: StreamField) -> tuple[Any, list[Any]]:
    del generator
    return Annotated[list[Any], _Shape(field.stream_block)], []


class _Shape:
    """Stands in a type for the shape of a block."""

    def __init__(self, block: blocks.Block) -> None:
        self.block = block

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Schema:
        del source, handler
        return shape(self.block)


def shape(block: Any) -> Schema:
    """Return what a block's value looks like in JSON."""
    if isinstance(block, blocks.BaseStreamBlock):
        return core_schema.list_schema(_child(block))
    if isinstance(block, blocks.ListBlock):
        return _or_nothing(core_schema.list_schema(shape(block.child_block)))
    if isinstance(block, blocks.BaseStructBlock):
        return _or_nothing(_parts(block))
    return _or_nothing(_scalar(block))


def _or_nothing(schema: Schema) -> Schema:
    return core_schema.nullable_schema(schema)


def _parts(block: Any) -> Schema:
    fields = {
        name: core_schema.typed_dict_field(shape(child), required=False)
        for name, child in block.child_blocks.items()
    }
    return core_schema.typed_dict_schema(fields, extra_behavior="forbid")


def _child(block: Any) -> Schema:
    """Return one of a stream's children; tags are bracketed to be told from names in places."""
    names = ", ".join(block.child_blocks)
    return core_schema.tagged_union_schema(
        {f"<{name}>": _typed(name, child) for name, child in block.child_blocks.items()},
        lambda item: f"<{item['type']}>" if isinstance(item, dict) and "type" in item else None,
        custom_error_type="block",
        custom_error_message=(
            f"Not a block that may stand here. Send “type”, one of {names}, and its “value”."
        ),
    )


def _typed(name: str, block: blocks.Block) -> Schema:
    identifier = core_schema.no_info_after_validator_function(_uuid, core_schema.str_schema())
    return core_schema.typed_dict_schema(
        {
            "type": core_schema.typed_dict_field(core_schema.literal_schema([name])),
            "value": core_schema.typed_dict_field(shape(block)),
            "id": core_schema.typed_dict_field(_or_nothing(identifier), required=False),
        },
        extra_behavior="forbid",
    )


def _uuid(value: str) -> str:
    try:
        return str(UUID(value))
    except ValueError:
        raise PydanticCustomError(
            "uuid", "Not a UUID. Send the block’s own id, or leave it out for a new block."
        ) from None


def _scalar(block: blocks.Block) -> Schema:
    kinds = (schema for cls, schema in SCALARS if isinstance(block, cls))
    kind = next(kinds, core_schema.str_schema)
    return core_schema.no_info_after_validator_function(partial(_readable, block), kind())


def _readable(block: Any, value: Any) -> Any:
    """Return the value unchanged if the block can read it and finds what it names."""
    try:
        if isinstance(block, blocks.RichTextBlock):
            APIRichText.convert_input(value, features=block.features)
            return value
        lost = block.to_python(value) is None
    except (ValueError, TypeError, AttributeError, ValidationError) as error:
        raise _unreadable(block) from error
    if lost and value != "":
        raise _unreadable(block)
    return value


def _unreadable(block: Any) -> PydanticCustomError:
    if isinstance(block, blocks.ChooserBlock):
        kind = block.model_class._meta.verbose_name
        return PydanticCustomError(
            "not_found", "There is no {kind} with this id. Choose another.", {"kind": str(kind)}
        )
    return PydanticCustomError("unreadable", "This can’t be read here. See the type’s schema.")
