"""The base of everything that is delivered."""

from typing import Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from pydantic_core import CoreSchema


class Leaf(BaseModel):
    """A frozen value of the contract.

    Inside, an unknown field is an error. The published schema stays open, so that a client with a
    strict validator survives the growth of v1.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        defer_build=True,
        json_schema_serialization_defaults_required=True,
        use_attribute_docstrings=True,
    )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Leave the schema open to fields that later releases add."""
        schema = handler(core_schema)
        resolved = handler.resolve_ref_schema(schema)
        resolved.pop("additionalProperties", None)
        for name, field in cls.model_fields.items():
            if field.exclude_if:
                _drop_null(resolved["properties"][field.alias or name])
        return schema


def absent_if_none(alias: str | None = None) -> Any:
    """Return the field of a value that is left out, not null, when there is none."""
    return Field(None, alias=alias, exclude_if=_is_none)


def _is_none(value: Any) -> bool:
    return value is None


def _at_least_one(items: list[Any]) -> list[Any]:
    if not items:
        raise ValueError("Nothing is in it.")
    return items


NotEmpty = AfterValidator(_at_least_one)
"""Marks a list without whose items what holds it shows nothing; the schema does not say so."""


def _drop_null(schema: dict[str, Any]) -> None:
    options = [option for option in schema.get("anyOf", []) if option != {"type": "null"}]
    schema.pop("default", None)
    if len(options) == 1:
        del schema["anyOf"]
        schema.update(options[0])
    elif options:
        schema["anyOf"] = options
