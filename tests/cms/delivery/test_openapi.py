"""The description of the API: valid, whole, and with no part left untyped."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from drf_spectacular.validation import validate_schema

from cms.delivery.errors import CONTENT_TYPE
from cms.delivery.schema import document_classes, openapi

TYPED = {"type", "$ref", "anyOf", "oneOf", "allOf", "const", "enum"}


@pytest.fixture(scope="module")
def api() -> dict[str, Any]:
    described: dict[str, Any] = json.loads(openapi())
    return described


def walk(value: Any, where: str = "#") -> Iterator[tuple[str, Any]]:
    """Give every value in the description with its place."""
    yield where, value
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for name, part in items:
        yield from walk(part, f"{where}/{name}")


def schemas(api: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every schema, however deep."""
    for name, schema in api["components"]["schemas"].items():
        yield from _inner(schema, f"#/components/schemas/{name}")
    for where, value in walk(api["paths"]):
        if isinstance(value, dict) and isinstance(value.get("schema"), dict):
            yield from _inner(value["schema"], f"{where}/schema")


def _inner(schema: dict[str, Any], where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    yield where, schema
    for name, part in schema.get("properties", {}).items():
        yield from _inner(part, f"{where}/properties/{name}")
    for keyword in ("items", "additionalProperties", "contains", "not"):
        if isinstance(part := schema.get(keyword), dict):
            yield from _inner(part, f"{where}/{keyword}")
    for keyword in ("anyOf", "oneOf", "allOf", "prefixItems"):
        for number, part in enumerate(schema.get(keyword, ())):
            yield from _inner(part, f"{where}/{keyword}/{number}")


def operations(api: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in api["paths"].items():
        for method, operation in methods.items():
            yield f"{method} {path}", operation


def is_private(operation: dict[str, Any]) -> bool:
    return operation["tags"] == ["Preview"]


def find(api: dict[str, Any], reference: str) -> Any:
    found: Any = api
    for part in reference.removeprefix("#/").split("/"):
        found = found[part]
    return found


def test_is_valid_openapi_3_1(api: dict[str, Any]) -> None:
    assert api["openapi"].startswith("3.1.")
    validate_schema(api)


def test_every_schema_has_a_type(api: dict[str, Any]) -> None:
    found = list(schemas(api))
    assert len(found) > 200
    assert [where for where, schema in found if not TYPED & schema.keys()] == []


def test_no_object_and_no_list_is_bare(api: dict[str, Any]) -> None:
    bare = [
        where
        for where, schema in schemas(api)
        if (
            schema.get("type") == "object"
            and not schema.keys() & {"properties", "additionalProperties"}
        )
        or (schema.get("type") == "array" and not schema.keys() & {"items", "prefixItems"})
    ]
    assert bare == []


def test_every_reference_leads_to_a_schema_of_the_description(api: dict[str, Any]) -> None:
    references = [
        value
        for where, value in walk(api)
        if where.endswith("/$ref") or "/discriminator/mapping/" in where
    ]
    assert references
    for reference in references:
        assert reference.startswith("#/components/schemas/")
        assert find(api, reference)


def test_every_choice_of_documents_names_what_tells_them_apart(api: dict[str, Any]) -> None:
    choices = [(where, schema) for where, schema in schemas(api) if "oneOf" in schema]
    assert choices
    for where, schema in choices:
        assert "discriminator" in schema, where
        name = schema["discriminator"]["propertyName"]
        mapping = schema["discriminator"]["mapping"]
        assert set(mapping.values()) == {option["$ref"] for option in schema["oneOf"]}, where
        for value, reference in mapping.items():
            assert find(api, reference)["properties"][name]["const"] == value


def test_names_follow_the_classes(api: dict[str, Any]) -> None:
    names = set(api["components"]["schemas"])
    assert {document.__name__ for document in document_classes().values()} <= names
    assert [name for name in names if not name.isalnum() or name.endswith("Enum")] == []


def test_what_webhooks_are_sent_is_described(api: dict[str, Any]) -> None:
    [body] = [hook["post"]["requestBody"] for hook in api["webhooks"].values()]
    message = find(api, body["content"]["application/json"]["schema"]["$ref"])
    data = find(api, message["properties"]["data"]["$ref"])
    purge = find(api, data["properties"]["purge"]["$ref"])
    assert purge["enum"] == ["none", "confirmed", "unconfirmed"]


def test_schemas_stay_open_for_growth(api: dict[str, Any]) -> None:
    closed = [
        where for where, schema in schemas(api) if schema.get("additionalProperties") is False
    ]
    # What is sent to us is read strictly.
    assert closed == ["#/components/schemas/PreviewCode"]


def test_every_operation_says_what_can_go_wrong_as_a_problem(api: dict[str, Any]) -> None:
    for name, operation in operations(api):
        problems = {
            status: answer for status, answer in operation["responses"].items() if status >= "400"
        }
        assert {"400", "401" if is_private(operation) else "404", "406", "429"} <= problems.keys()
        assert ("410" in problems) == (name.endswith(("/resolve", "/changes"))), name
        for answer in problems.values():
            assert list(answer["content"]) == [CONTENT_TYPE]
            assert answer["description"]
            assert answer["content"][CONTENT_TYPE]["schema"] == {
                "$ref": "#/components/schemas/Problem"
            }


FORMATS = {
    "get /delivery/v1/resolve": ["application/json", "text/markdown"],
    "get /delivery/v1/pages/{id}": ["application/json", "text/markdown"],
    "get /delivery/v1/pages/{id}.md": ["text/markdown"],
    "get /delivery/v1/feeds/atom": ["application/atom+xml"],
    "get /delivery/v1/feeds/json": ["application/feed+json"],
    "get /delivery/v1/feeds/rss/{id}": ["application/rss+xml"],
    "get /delivery/v1/sitemap.xml": ["application/xml"],
    "get /delivery/v1/llms.txt": ["text/plain"],
}


def test_every_good_answer_has_its_formats_and_the_headers_of_a_cache(api: dict[str, Any]) -> None:
    for name, operation in operations(api):
        answer = operation["responses"]["200"]
        assert list(answer["content"]) == FORMATS.get(name, ["application/json"]), name
        if is_private(operation):
            assert "304" not in operation["responses"], name
            continue
        assert {"ETag", "Cache-Control"} <= answer["headers"].keys(), name
        assert "content" not in operation["responses"]["304"], name


def test_every_operation_and_parameter_is_explained(api: dict[str, Any]) -> None:
    for name, operation in operations(api):
        assert operation["summary"]
        assert operation["operationId"]
        for parameter in operation.get("parameters", ()):
            if parameter["in"] == "query":
                assert parameter.get("description"), (name, parameter["name"])


def test_choices_are_stated(api: dict[str, Any]) -> None:
    parameters = {
        parameter["name"]: parameter["schema"]
        for parameter in api["paths"]["/delivery/v1/pages"]["get"]["parameters"]
    }
    assert parameters["locale"]["items"]["enum"] == ["en", "fr", "ar"]
    assert "story" in parameters["type"]["items"]["enum"]
    assert parameters["limit"] == {"type": "integer", "minimum": 1, "maximum": 100, "default": 20}
    assert parameters["published_after"] == {"type": "string", "format": "date-time"}
