"""What lies in the store and no row names: left by a process that was killed half way."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.files.storage import default_storage

from cms.media.delivered import folder_of
from cms.media.models import File, Image, Media, Rendition

_FOLDERS: dict[str, list[Any]] = {
    "originals": [Image],
    "movies": [Media],
    "files": [File],
    "renditions": [Rendition],
    "incoming": [Image, Media, File],
}
"""Where files lie, and whose they are."""


def orphans(before: datetime) -> Iterator[str]:
    """Yield what nobody names and was stored before a moment; folders end in a slash.

    A file is stored before its row is: what is young may yet be named.
    """
    for folder, models in _FOLDERS.items():
        # Listed first: what is stored meanwhile is not in the list.
        found = {f"{folder}/{name}" for name in _listed(folder)[1]}
        named: set[str] = set()
        for model in models:
            named.update(model.objects.values_list("file", flat=True))
        for name in sorted(found - named):
            if _stored_before(name, before):
                yield name
    versions = _listed("delivered")[0]
    known = set(Image.objects.values_list("version", flat=True))
    yield from (folder_of(version) for version in sorted(set(versions) - known))


def _listed(folder: str) -> tuple[list[str], list[str]]:
    try:
        return default_storage.listdir(folder)
    except FileNotFoundError:
        return [], []


def _stored_before(name: str, moment: datetime) -> bool:
    try:
        return default_storage.get_modified_time(name) < moment
    except FileNotFoundError:
        return False
