"""The web server: granian's own command, with the application loaded before its workers start.

``python -m settings.server --port 8000 --workers 4`` takes every option of ``granian``. What is
loaded once is in memory once, and a worker that is started again answers at once.
"""

import ctypes
import gc
import multiprocessing
import sys

from django.core.exceptions import ImproperlyConfigured
from django.urls import get_resolver
from granian.cli import entrypoint

_M_MMAP_THRESHOLD = -3
_BODY = 32 * 1024


def main() -> None:
    """Serve until told to stop."""
    multiprocessing.set_start_method("fork")
    _give_memory_back()
    try:
        _load()
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    sys.argv[1:1] = ["--interface", "wsgi", "settings.wsgi:application"]
    entrypoint()  # type: ignore[no-untyped-call]  # granian states no types here


def _give_memory_back() -> None:
    """Let what holds a body be the system's again once it is freed (mallopt, of glibc alone).

    Kept answers come and go in all sizes. In one heap they leave gaps that the next does not fit
    in, a fifth of what the edge holds.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_MMAP_THRESHOLD, _BODY)


def _load() -> None:
    import settings.wsgi  # noqa: F401

    # Django would read its routes, and with them the whole admin, at the first request.
    get_resolver().resolve("/delivery/v1/resolve")
    # Workers share what the collector does not touch.
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    main()
