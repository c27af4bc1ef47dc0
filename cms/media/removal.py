"""What is no longer needed leaves the store: after the commit, or after a roll-back."""

import logging
import weakref
from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from cms.media.nearby import nearby

_MOST = 100
_log = logging.getLogger(__name__)


def remove_once_sure(*names: str) -> None:
    """Remove files, and folders (they end in a slash), when the transaction has committed.

    It is tried at once, without waiting for a worker; what can't be removed is tried again.
    """
    # Robust: a file that can't be removed is not the editor's fault, and the page is saved.
    transaction.on_commit(partial(remove, names), robust=True)


def remove(names: Iterable[str], attempt: int = 0) -> None:
    """Remove files and folders now; the rest is for a task, later."""
    left = [name for name in names if not _is_gone(name)]
    if not left:
        return
    if attempt >= _MOST:
        _log.error("Given up, remove them by hand: %s", ", ".join(left))
        return
    wait = timedelta(minutes=min(2**attempt, 60))
    remove_again.using(run_after=timezone.now() + wait).enqueue(left, attempt + 1)


@task()
def remove_again(names: list[str], attempt: int) -> None:
    """Remove what could not be removed before; run twice, it does the same."""
    remove(names, attempt)


def keep_once_sure(name: str) -> None:
    """Keep a file that was just stored if the transaction commits, else remove it.

    Outside a transaction it is kept.
    """
    transaction.on_commit(_Pledge(name))


class _Pledge:
    """Kept by the commit that calls it; a roll-back, even of a savepoint, drops it uncalled."""

    def __init__(self, name: str) -> None:
        self._forfeit = weakref.finalize(self, _is_gone, name)
        self._forfeit.atexit = False

    def __call__(self) -> None:
        self._forfeit.detach()


def _is_gone(name: str) -> bool:
    """Remove one file or folder and tell whether that worked; asks no database."""
    nearby.discard(name)
    try:
        _remove_folder(name[:-1]) if name.endswith("/") else default_storage.delete(name)
    except OSError as error:
        _log.warning("%s is still in the store: %s", name, error)
        return False
    return True


def _remove_folder(folder: str) -> None:
    try:
        names = default_storage.listdir(folder)[1]
    except FileNotFoundError:
        return
    for name in names:
        default_storage.delete(f"{folder}/{name}")
    default_storage.delete(folder)
