"""The base of everything that is delivered."""

from typing import Any, ClassVar

from pydantic import (
    BaseModel,
    ConfigDict,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    model_serializer,
)
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
        absent = {cls._name(field) for field in getattr(cls, "absent_if_none", ())}
        if absent and "required" in resolved:
            resolved["required"] = [name for name in resolved["required"] if name not in absent]
            for name in absent:
                _drop_null(resolved["properties"][name])
        return schema

    @classmethod
    def _name(cls, field: str) -> str:
        return cls.model_fields[field].alias or field


class SparseLeaf(Leaf):
    """A leaf some of whose fields are left out, not null, when they have no value."""

    absent_if_none: ClassVar[tuple[str, ...]] = ()

    @model_serializer(mode="wrap")
    def _leave_out(self, handler: SerializerFunctionWrapHandler):  # type: ignore[no-untyped-def]  # it would replace the schema
        values = handler(self)
        for field in self.absent_if_none:
            if getattr(self, field) is None:
                values.pop(self._name(field), None)
                values.pop(field, None)
        return values


def _drop_null(schema: dict[str, Any]) -> None:
    options = [option for option in schema.get("anyOf", []) if option != {"type": "null"}]
    schema.pop("default", None)
    if len(options) == 1:
        del schema["anyOf"]
        schema.update(options[0])
    elif options:
        schema["anyOf"] = options
