"""The unit of work: what changes content is whole or absent."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def unit_of_work() -> Iterator[None]:
    """Run the block in one transaction that commits whole or not at all.

    The outermost unit takes SQLite's write lock at its first statement: a transaction that began
    by reading could otherwise be refused the lock half way through, whatever the timeout. Nested
    units join the outer one.

    Raises whatever the block raises, after rolling back.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        with transaction.atomic():
            yield
        return
    with _write_lock_at_once(), transaction.atomic():
        yield


@contextmanager
def _write_lock_at_once() -> Iterator[None]:
    # Only here, not for every atomic block: readers must never wait for a writer.
    connection.ensure_connection()  # A new connection sets its own mode.
    before = connection.transaction_mode  # type: ignore[attr-defined]  # SQLite's wrapper has it
    connection.transaction_mode = "IMMEDIATE"  # type: ignore[attr-defined]  # as above
    try:
        yield
    finally:
        connection.transaction_mode = before  # type: ignore[attr-defined]  # as above
