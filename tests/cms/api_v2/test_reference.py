"""The reference names every resource and parameter."""

from pathlib import Path

from django.conf import settings

from cms.api_v2.parameters import FindByPathQuery, PagesQuery
from cms.api_v2.urls import router

REFERENCE = Path(settings.BASE_DIR) / "docs" / "reference" / "api-v2.md"


def test_every_resource_is_documented() -> None:
    words = REFERENCE.read_text()
    assert {name for name in router._endpoints if f"`/api/v2/{name}/`" not in words} == set()


def test_every_parameter_is_documented() -> None:
    words = REFERENCE.read_text()
    names = {*PagesQuery.model_fields, *FindByPathQuery.model_fields}
    assert {name for name in names if f"`{name}`" not in words and f"{name}=" not in words} == set()
