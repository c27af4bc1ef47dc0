"""Pictures kept on this machine: what readers get goes on when the store does not answer.

A folder of files, bounded in bytes; what was asked for longest ago goes first. Losing it costs time
and nothing else, and whether a picture may be seen is never asked here, but of the database.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

_PARTS = 8
"""An eighth of what fits is made free at once, so as not to count at every turn."""
_log = logging.getLogger(__name__)


class Nearby:
    """Copies of stored files by their names, such as ``delivered/<version>/320.webp``."""

    def __init__(self) -> None:
        """Begin without knowing what is there already."""
        self._added: int | None = None

    @property
    def folder(self) -> Path:
        """Return where the copies lie."""
        return Path(settings.DATA_DIR) / "cache" / "media"

    @property
    def limit(self) -> int:
        """Return how many bytes all copies together may take."""
        return int(settings.MEDIA_CACHE_MB) * 1_000_000

    def get(self, name: str) -> bytes | None:
        """Return a copy, or nothing."""
        path = self._path(name)
        try:
            content = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return content

    def put(self, name: str, content: bytes) -> None:
        """Keep a copy, whole or not at all; a disk that is full or read-only costs only time."""
        room = self.limit // _PARTS
        if len(content) > room:
            return
        try:
            self._make_room(len(content), room)
            self._write(self._path(name), content)
        except OSError as error:
            _log.warning("No copy of %s is kept on this machine: %s", name, error)

    def discard(self, name: str) -> None:
        """Remove a copy, or all that lie in a folder, whose name ends in a slash."""
        if not name.endswith("/"):
            self._path(name).unlink(missing_ok=True)
            return
        for path in self._files():
            if path.name.startswith(_flat(name)):
                path.unlink(missing_ok=True)

    def _write(self, path: Path, content: bytes) -> None:
        with NamedTemporaryFile(dir=path.parent, delete=False) as file:
            try:
                file.write(content)
                file.flush()
            except OSError:
                Path(file.name).unlink()
                raise
        Path(file.name).replace(path)

    def _make_room(self, coming: int, room: int) -> None:
        """Every process counts for itself, and looks again before it has added an eighth."""
        if self._added is None or self._added + coming > room:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._prune(self.limit - room)
            self._added = 0
        self._added += coming

    def _prune(self, most: int) -> None:
        kept = []
        for path in self._files():
            with suppress(FileNotFoundError):
                status = path.stat()
                kept.append((status.st_mtime_ns, status.st_size, path))
        size = sum(each for _age, each, _path in kept)
        for _age, each, path in sorted(kept):
            if size <= most:
                return
            path.unlink(missing_ok=True)
            size -= each

    def _files(self) -> Iterator[Path]:
        with suppress(FileNotFoundError):
            yield from self.folder.iterdir()

    def _path(self, name: str) -> Path:
        return self.folder / _flat(name)


def _flat(name: str) -> str:
    # Neither versions nor widths have this sign.
    return name.replace("/", "+")


nearby = Nearby()
