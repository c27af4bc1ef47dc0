"""The worker on SQLite: a task asks for the write lock before it reads, and has time to wait.

A transaction that begins by reading is refused the lock at once if somebody else has written
meanwhile; so do Wagtail's tasks begin, and others'. Nobody waits for a worker.
"""

from typing import Any

from django.db import connection
from django_tasks.signals import task_finished, task_started

PATIENCE = 10 * 60 * 1000
"""Milliseconds until a task gives up waiting for whoever writes."""


def connect() -> None:
    """Listen to the worker of this process, if it is one."""
    if connection.vendor == "sqlite":
        # By any sender: workers send the backend they have, not its class.
        task_started.connect(begin, dispatch_uid="publishing.lock_first")
        task_finished.connect(end, dispatch_uid="publishing.lock_later")


def begin(**kwargs: Any) -> None:
    """Have the transactions of a task begin with the lock."""
    del kwargs
    connection.ensure_connection()  # A new connection sets its own mode.
    _set("IMMEDIATE", PATIENCE)


def end(**kwargs: Any) -> None:
    """Have those of whatever comes after it begin as they did."""
    del kwargs
    options = connection.settings_dict["OPTIONS"]
    _set(options.get("transaction_mode"), round(options.get("timeout", 5) * 1000))


def _set(mode: str | None, patience: int) -> None:
    connection.transaction_mode = mode  # type: ignore[attr-defined]  # SQLite's wrapper has it
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {patience:d}")
