"""Content that several tests share: made once, in a transaction that is rolled back after them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction

from cms import unit_of_work


@contextmanager
def rolled_back(django_db_blocker: Any) -> Iterator[pytest.MonkeyPatch]:
    """Let a fixture of a wider scope than a test make content; each test is rolled back in it."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        follow_up(patch)
        around: Any = transaction.atomic()
        around._from_testcase = True
        with around:
            yield patch
            transaction.set_rollback(True)


def follow_up(patch: pytest.MonkeyPatch) -> None:
    """Let a test's own transaction be no foreign one: what is saved in it is followed up."""

    def foreign() -> bool:
        of_a_test = any(block._from_testcase for block in connection.atomic_blocks)
        return connection.in_atomic_block and not of_a_test

    patch.setattr(unit_of_work, "in_foreign_transaction", foreign)
