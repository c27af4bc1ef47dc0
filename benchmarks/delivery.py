"""How fast stories are delivered, beside four peers: ``python -m benchmarks.delivery``.

The peers are Storywire without its edge, Wagtail's own API, the same behind Django's cache, and an
application that does nothing but send the very same bytes. All are asked in one run, in turn. See
``docs/reference/performance.md``.
"""

import argparse
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import wrk


def main() -> None:
    """Measure on a database and in a folder of their own, and print what came out."""
    options = _options()
    wrk.require()
    with own_place() as folder:
        import django

        django.setup()
        from benchmarks.comparison import Comparison

        Comparison(folder, options.stories, options.rounds, options.seconds).run()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How fast stories are delivered.")
    parser.add_argument("--stories", type=int, default=500, help="how many there are (500)")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured (5)")
    parser.add_argument("--seconds", type=int, default=4, help="for how long each time (4)")
    return parser.parse_args()


@contextmanager
def own_place() -> Iterator[Path]:
    """Point everything at a folder that goes away; only a database that is named is used."""
    with tempfile.TemporaryDirectory(prefix="storywire-bench-") as name:
        folder = Path(name)
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder / 'bench.sqlite3'}")
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
            "STORYWIRE_DATA": name,
            # Addresses in answers are the same whichever server gives them.
            "PUBLIC_URL": "http://localhost:8000",
            "FRONTEND_URL": "http://localhost:8001",
            "EDGE_MB": "128",
            "LOG_LEVEL": "ERROR",
        }
        yield folder


if __name__ == "__main__":
    main()
