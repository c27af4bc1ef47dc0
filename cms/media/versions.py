"""Versions: names for stored files that say nothing and change with the content."""

import secrets
from pathlib import PurePath
from typing import Any

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import models, transaction

from cms.gone import hold
from cms.media.outage import StoreUnavailableError
from cms.media.removal import keep_once_sure, remove_once_sure

_INCOMING = "incoming"
"""Where ``file.save()`` puts what has not been taken in yet; no URL leads there."""


def new_version() -> str:
    """Return a name that nobody can guess, 16 characters long."""
    return secrets.token_urlsafe(12)


class Versioned(models.Model):
    """A stored file with a version that changes whenever its content does."""

    version = models.CharField(max_length=16, unique=True, default=new_version, editable=False)

    file: Any
    folder = "files"
    in_place = False
    """Whether a new file is stored whose row is not saved yet."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the item; a new file is taken in first, and the one it replaces goes after.

        The file stays if the row does. Raises ``StoreUnavailableError`` when it can't be stored,
        and ``GoneError`` when it was deleted: saved again, it would be a row without a file.
        """
        try:
            with transaction.atomic():
                if self.pk and not self._state.adding:
                    hold(type(self), self.pk)
                self.put_in_place()
                if self.in_place:
                    # A new file changes more than its own column.
                    kwargs.pop("update_fields", None)
                super().save(*args, **kwargs)
        except BaseException:
            if self.in_place:
                # Gone with the roll-back: whoever saves again has to store it again.
                self.file._committed = False
            raise
        finally:
            self.in_place = False

    @property
    def has_new_file(self) -> bool:
        """Tell whether a file was put in that is not taken in yet, even if it is stored."""
        file = self.file
        return bool(file) and (not file._committed or file.name.startswith(f"{_INCOMING}/"))

    def take_in(self) -> None:
        """Check a new file and free it of what it must not tell; by default nothing."""

    def measure(self) -> None:
        """Write down what can be read off a new file as long as it is at hand."""

    def stored_names(self, version: str, name: str) -> list[str]:
        """Return what is stored of a version and its file; folders end in a slash."""
        del version
        return [name]

    def put_in_place(self) -> None:
        """Store a new file, if there is one, before its row is saved.

        Raises ``StoreUnavailableError``, and then nothing stored has changed.
        """
        if not self.has_new_file:
            return
        raw = [self.file.name] if self.file._committed else []
        for name in raw:
            keep_once_sure(name)
        self.take_in()
        if self.file._committed:
            self.file = File(self.file.file, self.file.name)
        self.measure()
        self._store()
        remove_once_sure(*self._replaced(), *raw)
        self.after_storing()

    def after_storing(self) -> None:
        """Follow a new file that is stored; by default nothing."""

    def _store(self) -> None:
        """Store the file by itself: Django would read back what it has just written."""
        file, version = self.file, new_version()
        place = f"{self.folder}/{version}{PurePath(file.name).suffix.lower()}"
        try:
            name = default_storage.save(place, file.file)
        except OSError as error:
            # It may have arrived all the same, whole or in part.
            keep_once_sure(place)
            remove_once_sure(place)
            raise StoreUnavailableError(f"{place} could not be stored: {error}") from error
        keep_once_sure(name)
        file.name, file._committed = name, True
        # Whoever reads it now need not ask the store.
        file.file.seek(0)
        self.version, self.in_place = version, True

    def _replaced(self) -> list[str]:
        rows = type(self)._default_manager.filter(pk=self.pk) if self.pk else []
        return [name for row in rows for name in self.stored_names(row.version, row.file.name)]

    def stored_name(self, name: str) -> str:
        """Return where ``file.save()`` puts a file that is not taken in yet."""
        return f"{_INCOMING}/{new_version()}{PurePath(name).suffix.lower()}"


def stored_name(instance: Versioned, filename: str) -> str:
    """Name a file for Django, which asks by a function that migrations can point to."""
    return instance.stored_name(filename)


def forget_deleted(instance: Versioned, **kwargs: Any) -> None:
    """Remove what is stored of a deleted item, without waiting for a worker to do it."""
    del kwargs
    remove_once_sure(*instance.stored_names(instance.version, instance.file.name))


def forget_thumbnail(instance: Any, **kwargs: Any) -> None:
    """Remove the file of a deleted thumbnail, without waiting for a worker to do it."""
    del kwargs
    remove_once_sure(instance.file.name)
