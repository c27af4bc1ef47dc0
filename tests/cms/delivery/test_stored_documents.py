"""A stored document is answered with two queries at most, whatever its type."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.publishing.compile import page_types
from cms.publishing.models import Document
from tests.filled.library import Library
from tests.filled.newsroom import make_told
from tests.rolled_back import rolled_back

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any) -> Iterator[Library]:
    """Give a public page of every type, with something in every field."""
    with rolled_back(django_db_blocker):
        yield make_told()


@pytest.mark.parametrize("type_", sorted(page_types()))
def test_a_stored_document_takes_two_queries(told: Library, client: Client, type_: str) -> None:
    row = Document.objects.get(page=told.pages[page_types()[type_]].pk)
    by_id = f"pages/{row.translation_key}?locale={row.locale}"
    for asked in (f"resolve?path={quote(row.path)}", by_id, f"{by_id}&include=html,markdown"):
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(f"/delivery/v1/{asked}")
        assert answer.status_code == 200
        assert f'"type":"{type_}"'.encode() in answer.content
        assert len(captured) <= 2, asked
