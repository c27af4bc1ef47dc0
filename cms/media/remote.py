"""A file in an object store, fetched from where it is read: films are asked for in pieces."""

import io
from collections.abc import Callable
from typing import Any

Fetch = Callable[[int], Any]
"""Returns what can be read from an offset on, as a stream that can be closed."""


class RemoteFile(io.RawIOBase):
    """Bytes that stay in the store until they are read; seeking alone asks for nothing."""

    def __init__(self, size: int, fetch: Fetch) -> None:
        """Take how many bytes there are and the way to them."""
        super().__init__()
        self.size = size
        self._fetch = fetch
        self._position = 0
        self._body: Any = None

    def readable(self) -> bool:
        """Say yes."""
        return True

    def seekable(self) -> bool:
        """Say yes."""
        return True

    def tell(self) -> int:
        """Return where the next byte is read."""
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to another place; what was under way from the old one is given up."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self.size}[whence]
        place = max(0, base + offset)
        if place != self._position:
            self._give_up()
            self._position = place
        return place

    def readinto(self, buffer: Any) -> int:
        """Read some bytes; raises ``StoreUnavailableError`` when the store stops answering."""
        if self._position >= self.size or not len(buffer):
            return 0
        if self._body is None:
            self._body = self._fetch(self._position)
        content: bytes = self._body.read(len(buffer))
        buffer[: len(content)] = content
        self._position += len(content)
        return len(content)

    def close(self) -> None:
        """Give back the connection."""
        self._give_up()
        super().close()

    def _give_up(self) -> None:
        body, self._body = self._body, None
        if body is not None:
            body.close()
