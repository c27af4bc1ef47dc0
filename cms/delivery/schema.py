"""The contract, generated from the document classes and from nothing else."""

from functools import cache
from typing import Any

import orjson
from django.utils import translation
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.plumbing import process_webhooks
from drf_spectacular.settings import spectacular_settings
from pydantic import BaseModel

from cms.checks import delivered_blocks
from cms.contract.card import OneOfPages
from cms.delivery.errors import NotFound

PREFIX = "/delivery/v1/"
_HOUR = r"^\d\d:\d\d:\d\d(\.\d+)?$"


def only_delivery(endpoints: list[Any], **kwargs: Any) -> list[Any]:
    """Keep other APIs out of the contract."""
    del kwargs
    return [endpoint for endpoint in endpoints if endpoint[0].startswith(PREFIX)]


@cache
def openapi() -> bytes:
    """Return the OpenAPI 3.1 description of the Delivery API."""
    with translation.override("en"):
        return _json(_generator().get_schema(request=None, public=True))


def _generator() -> Any:
    # drf-spectacular is untyped.
    generator: Any = _Generator
    return generator()


class _Generator(SchemaGenerator):
    """Names the schemas of webhooks too: drf-spectacular lists schemas before it meets these."""

    def parse(self, *args: Any, **kwargs: Any) -> Any:
        """Describe the endpoints, having met the webhooks."""
        process_webhooks(spectacular_settings.WEBHOOKS, self.registry)
        generator: Any = super()
        return generator.parse(*args, **kwargs)


@cache
def json_schema(name: str) -> bytes:
    """Return the JSON Schema of one page type's or block type's documents."""
    documents = document_classes()
    if name not in documents:
        raise NotFound(f"There is no such type. There are: {', '.join(sorted(documents))}.")
    schema = documents[name].model_json_schema(mode="serialization")
    return _json({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})


def document_classes() -> dict[str, type[BaseModel]]:
    """Return the document classes of all page types and blocks, by the names of their schemas."""
    pages = {
        document.model_fields["type"].default: document
        for document in OneOfPages("document").members()
    }
    blocks = {block.document.schema_name(): block.document for _name, block in delivered_blocks()}
    return {**blocks, **pages}


def _with_plain_hours(value: Any) -> Any:
    """Describe an hour on a clock by its pattern; the format ``time`` demands an offset."""
    if isinstance(value, list):
        return [_with_plain_hours(part) for part in value]
    if not isinstance(value, dict):
        return value
    if value.get("format") == "time" and value.get("type") == "string":
        plain = {name: part for name, part in value.items() if name != "format"}
        return plain | {"pattern": _HOUR}
    return {name: _with_plain_hours(part) for name, part in value.items()}


def _json(value: Any) -> bytes:
    options = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS
    return orjson.dumps(_with_plain_hours(value), option=options) + b"\n"
