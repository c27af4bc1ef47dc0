"""openapi.json, docs and schemas."""

import pytest
from django.test import Client

from cms.delivery.schema import document_classes


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("openapi.json", "application/vnd.oai.openapi+json"),
        ("schemas/story.json", "application/schema+json"),
    ],
)
def test_the_contract_can_be_asked_for_by_its_media_type(
    client: Client, path: str, media_type: str
) -> None:
    for accept in (media_type, "application/json", "*/*"):
        answer = client.get(f"/delivery/v1/{path}", headers={"accept": accept})
        assert (answer.status_code, answer["Content-Type"]) == (200, media_type)


@pytest.mark.parametrize("name", sorted(document_classes()))
def test_every_type_has_a_schema_that_stays_open(client: Client, name: str) -> None:
    schema = client.get(f"/delivery/v1/schemas/{name}.json").json()
    assert schema["properties"]["type"]["const"] == name.removeprefix("section_")
    assert "additionalProperties" not in str(schema)


def test_an_unknown_type_is_told_which_there_are(client: Client) -> None:
    answer = client.get("/delivery/v1/schemas/novel.json")
    assert answer.status_code == 404
    assert "story" in answer.json()["detail"]


def test_docs_load_nothing_from_elsewhere(client: Client) -> None:
    page = client.get("/delivery/v1/docs").content.decode()
    assert "/delivery/v1/openapi.json" in client.get("/delivery/v1/docs?script=").content.decode()
    assert "//cdn" not in page
    assert "https://" not in page
