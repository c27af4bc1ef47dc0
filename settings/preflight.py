"""What has to be so before anything is installed or started; runs on any Python 3.

Used by the Makefile before there is an environment, so it needs the standard library only.
"""

import argparse
import importlib.util
import shutil
import socket
import sys
from pathlib import Path

NEEDED = (3, 11)
ROOM_TO_INSTALL = 1_500
ROOM_TO_RUN = 200
HOST = "127.0.0.1"


def python_problem() -> "str | None":
    """Return what is wrong with this Python, or nothing."""
    if sys.version_info[:2] != NEEDED:
        return (
            f"Storywire needs Python {NEEDED[0]}.{NEEDED[1]}, this is "
            f"{sys.version_info[0]}.{sys.version_info[1]}: install it, or name it with "
            "make run PYTHON=/path/to/python3.11."
        )
    if not importlib.util.find_spec("ensurepip"):
        return "Python’s venv package is missing: install it with apt-get install python3-venv."
    return None


def room_problem(path: Path, megabytes: int) -> "str | None":
    """Return a sentence if a disk has less room than this, in megabytes."""
    while not path.exists():
        path = path.parent
    free = shutil.disk_usage(path).free // 1_000_000
    if free >= megabytes:
        return None
    return (
        f"The disk under {path} has {free} MB left and {megabytes} MB are needed: free some, or "
        "set STORYWIRE_DATA to a folder on another disk."
    )


def port_problem(port: int, name: str = "PORT") -> "str | None":
    """Return a sentence if a port is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OverflowError:
            return f"{name} must be a number from 1 to 65535, not {port}."
        except OSError:
            return (
                f"Port {port} is in use or not allowed: stop what runs there, or choose another "
                f"with make run {name}={port + 10}."
            )
    return None


def main() -> None:
    """Stop with one sentence if this machine can't install Storywire."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--installed", action="store_true", help="the environment exists already")
    installed = parser.parse_args().installed
    room = ROOM_TO_RUN if installed else ROOM_TO_INSTALL
    if problem := python_problem() or room_problem(Path.cwd(), room):
        sys.exit(problem)


if __name__ == "__main__":
    main()
