"""The demo, loaded once for all of this folder."""

from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from tests.conftest import follow_up_what_is_rolled_back
from tests.home.conftest import draw_small


@pytest.fixture(scope="package", autouse=True)
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """Load the demo, as its latest snapshot, and give what was said; leave nothing of it."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        draw_small(patch)
        follow_up_what_is_rolled_back(patch)
        around = transaction.atomic()
        around._from_testcase = True
        with around:
            said = StringIO()
            call_command("load_demo", stdout=said)
            yield said.getvalue()
            transaction.set_rollback(True)
