"""The demo, loaded once for all of this folder."""

from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from tests.home.conftest import draw_small
from tests.rolled_back import rolled_back


@pytest.fixture(scope="package", autouse=True)
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """Load the demo, as its latest snapshot, and give what was said."""
    said = StringIO()
    with rolled_back(django_db_blocker) as patch:
        draw_small(patch)
        call_command("load_demo", stdout=said)
        yield said.getvalue()
