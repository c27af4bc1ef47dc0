"""A file on its way to an object store, with an end to all patience."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

from django.core.files.base import File

PATIENCE = 7.0
"""Seconds that a picture may take; its form answers within 10."""
_EASY, _PACE = 4_000_000, 500_000
"""Bytes that have to be through by then, and how many more a second a film has time for."""
LINGER = 20.0
"""Seconds that an upload nobody waits for any more may hang in a silent connection."""
_senders = ThreadPoolExecutor(max_workers=16, thread_name_prefix="upload")
"""Time-outs of sockets bound each wait, not their sum; so somebody has to look at the clock."""


class Upload(File[bytes]):
    """A file that is given up when it takes too long."""

    def __init__(self, content: Any) -> None:
        """Take what is to be sent."""
        super().__init__(content, getattr(content, "name", None))
        self._content = content
        self._given_up = False

    def send(self, store: Callable[..., Any], *arguments: Any) -> str:
        """Return what storing gives; raises ``TimeoutError`` when that takes too long.

        It may yet arrive afterwards: whoever gives up removes it.
        """
        patience = PATIENCE + max(0, (self.size or 0) - _EASY) / _PACE
        sending = _senders.submit(store, *arguments)
        try:
            return cast("str", sending.result(patience))
        finally:
            self._given_up = not sending.done()
            sending.cancel()

    def read(self, *size: int) -> bytes:
        """Return the next bytes, as long as somebody waits for them to be sent."""
        if self._given_up:
            raise TimeoutError("Nobody waits for the upload any more.")
        return cast("bytes", self._content.read(*size))

    def close(self) -> None:
        """Leave it open: it belongs to who brought it, whatever the client thinks."""
