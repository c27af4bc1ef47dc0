"""The unit of work: what changes content is whole or absent, and what follows from it with it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from django.db import InterfaceError, OperationalError, connection, transaction

LOST = (OperationalError, InterfaceError)
"""What a database that is away, or is to be asked again, raises: no item is to blame for it."""
Finisher = Callable[[frozenset[str]], None]


class _Unit(threading.local):
    """The unit that the current thread, and so its connection, is in."""

    def __init__(self) -> None:
        self.open = False
        self.marks: set[str] = set()


_unit = _Unit()
_preparers: list[Finisher] = []
_finishers: list[Finisher] = []


def before_the_end(preparer: Finisher) -> None:
    """Register who is told the same just before, and may still write what content is made of."""
    _preparers.append(preparer)


def at_the_end(finisher: Finisher) -> None:
    """Register who is told, as the last act before a unit commits, what was marked in it."""
    _finishers.append(finisher)


def mark(*keys: str) -> None:
    """Note what has changed, by key; what follows from it is done at the end of the unit.

    Outside a unit it is done at once, in one of its own, or when the transaction that somebody
    else has opened is committed.
    """
    if _unit.open:
        _unit.marks.update(keys)
    elif in_foreign_transaction():
        transaction.on_commit(partial(mark, *keys))
    else:
        with unit_of_work():
            _unit.marks.update(keys)


def in_foreign_transaction() -> bool:
    """Tell whether a transaction is open that no unit has begun."""
    return connection.in_atomic_block and not _unit.open


@contextmanager
def trial() -> Iterator[None]:
    """Run what may fail by itself: if it does, the transaction around it goes on without it.

    PostgreSQL refuses everything after a statement that failed, unless there is a point to go back
    to. Outside a transaction nothing is to be saved. Raises whatever the block raises.
    """
    if not connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        yield


@contextmanager
def unit_of_work() -> Iterator[None]:
    """Run the block in one transaction that commits whole or not at all.

    The outermost unit takes SQLite's write lock at its first statement: a transaction that began
    by reading could otherwise be refused the lock half way through, whatever the timeout. Nested
    units join the outer one. What was marked is followed up before the outermost unit commits.

    Raises whatever the block raises, after rolling back.
    """
    if _unit.open:
        with transaction.atomic():
            yield
        return
    with _transaction():
        _unit.open = True
        try:
            yield
            _finish()
        finally:
            _unit.open = False
            _unit.marks = set()


def _finish() -> None:
    while _unit.marks and not transaction.get_rollback():
        marks, _unit.marks = frozenset(_unit.marks), set()
        for finisher in (*_preparers, *_finishers):
            finisher(marks)


@contextmanager
def _transaction() -> Iterator[None]:
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
