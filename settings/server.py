"""The web server: granian's own command, with the application loaded before its workers start.

``python -m settings.server --port 8000 --workers 4`` takes every option of ``granian``. What is
loaded once is in memory once, and a worker that is started again answers at once.
"""

import gc
import multiprocessing
import sys

from django.core.exceptions import ImproperlyConfigured
from django.urls import get_resolver
from granian.cli import entrypoint


def main() -> None:
    """Serve until told to stop."""
    multiprocessing.set_start_method("fork")
    try:
        _load()
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    sys.argv[1:1] = ["--interface", "wsgi", "settings.wsgi:application"]
    entrypoint()  # type: ignore[no-untyped-call]  # granian states no types here


def _load() -> None:
    import settings.wsgi  # noqa: F401

    # Django would read its routes, and with them the whole admin, at the first request.
    get_resolver().resolve("/delivery/v1/resolve")
    # Workers share what the collector does not touch.
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    main()
