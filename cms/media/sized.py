"""A file whose size stands in its row: telling it asks no store."""

from typing import Any

from django.db import models
from django.db.models.fields.files import FieldFile


class SizedFile(FieldFile):
    """A file of an item that has ``file_size``."""

    _committed: bool

    @property
    def size(self) -> int:
        """Return how many bytes it has."""
        known: int = getattr(self.instance, "file_size", 0)
        return known if self._committed and known else super().size


class SizedFileField(models.FileField):
    """Django's, with a file that knows its size."""

    attr_class = SizedFile

    def deconstruct(self) -> Any:
        """Be Django's for migrations: the column is the same."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.FileField", args, kwargs
