"""``make run``: everything on one machine, set up and supervised."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError

from settings.preflight import HOST, ROOM_TO_RUN, port_problem, room_problem

_DIE_WITH_PARENT = 1
_PATIENCE = 10.0


@dataclass
class Service:
    """A child process that is started again when it ends."""

    name: str
    command: list[str]
    process: "subprocess.Popen[bytes] | None" = None
    started: float = 0.0

    def start(self) -> None:
        """Start it, in a session of its own: Ctrl-C is for the supervisor, which then asks."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            self.command, start_new_session=True, preexec_fn=_end_with_parent
        )

    def mend(self) -> None:
        """Start it again if it has ended, at most once a second."""
        if self.process and self.process.poll() is not None and time.monotonic() - self.started > 1:
            say(f"The {self.name} ended with status {self.process.returncode}; starting it again.")
            self.start()

    def stop(self) -> None:
        """Ask it to end."""
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def wait(self, deadline: float) -> None:
        """Wait for it to end; past the deadline, end it."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def services() -> list[Service]:
    """Return what runs: the server and all that works beside it."""
    python = sys.executable
    server = [
        *(python, "-m", "settings.server", "--host", HOST, "--port", str(settings.PORT)),
        *("--workers", "1", "--blocking-threads", "4", "--no-ws"),
        *("--log-level", "warning", "--respawn-failed-workers"),
    ]
    renderer = [
        *(python, "-m", "renderers.web.serve", "--host", HOST),
        *("--port", str(settings.RENDERER_PORT), "--cms", settings.PUBLIC_URL),
    ]
    live = [
        *(python, "-m", "granian", "--interface", "asgi", "settings.live:application"),
        *("--host", HOST, "--port", str(settings.LIVE_PORT), "--workers", "1"),
        *("--no-ws", "--log-level", "warning", "--respawn-failed-workers"),
        *("--workers-kill-timeout", "5"),
    ]
    return [
        Service("server", server),
        Service("renderer", renderer),
        Service("live updates", live),
        Service("task worker", [python, "manage.py", "db_worker", "--interval", "0.5"]),
        Service("scheduler", [python, "manage.py", "run_scheduler"]),
        Service("log readers", [python, "manage.py", "run_readers"]),
    ]


def main() -> None:
    """Set up what is missing, then serve until Ctrl-C."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings.development")
    try:
        django.setup()
        _refuse_what_cannot_work()
        _set_up()
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    except DatabaseError as error:
        sys.exit(
            f"The database could not be set up: {error} Check DATABASE_URL and STORYWIRE_DATA."
        )
    except OSError as error:
        sys.exit(f"Setting up failed: {error}. Check the room and rights of {settings.DATA_DIR}.")
    except KeyboardInterrupt:
        sys.exit("\nStopped while setting up; the next make run goes on from here.")
    say("Starting …")
    _supervise(services(), _announce)


def _refuse_what_cannot_work() -> None:
    problem = (
        same_ports_problem()
        or port_problem(settings.PORT)
        or port_problem(settings.RENDERER_PORT, "RENDERER_PORT")
        or port_problem(settings.LIVE_PORT, "LIVE_PORT")
        or room_problem(settings.DATA_DIR, ROOM_TO_RUN)
    )
    if problem:
        sys.exit(problem)


def same_ports_problem() -> str | None:
    """Return a sentence if two of the servers are to listen on one port."""
    names = ("PORT", "RENDERER_PORT", "LIVE_PORT")
    ports = {name: getattr(settings, name) for name in names}
    if len(set(ports.values())) == len(ports):
        return None
    said = ", ".join(f"{name}={port}" for name, port in ports.items())
    return f"Each server needs a port of its own, but here is {said}: give them different ones."


def _set_up() -> None:
    from wagtail.models import Site

    from cms.pages import BasePage
    from cms.publishing.rebuilding import nothing_is_compiled

    say("Bringing the database up to date …")
    call_command("migrate", verbosity=0, interactive=False)
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None or not isinstance(site.root_page.specific, BasePage):
        call_command("load_demo")
    if nothing_is_compiled() or _compiled_for() != settings.PUBLIC_URL:
        say("Compiling what readers get …")
        call_command("rebuild_documents")
    _place_of_address().write_text(settings.PUBLIC_URL)


def _compiled_for() -> str:
    """Return the address that stands in the documents; another port makes it another."""
    place = _place_of_address()
    return place.read_text() if place.exists() else ""


def _place_of_address() -> Path:
    return Path(settings.DATA_DIR) / "compiled-for"


def _announce() -> None:
    from home.demo_accounts import ACCOUNTS

    base = settings.PUBLIC_URL
    say("")
    say(f"  The site      {settings.FRONTEND_URL}/en/")
    say(f"  Admin         {base}/admin/")
    say(f"  Delivery API  {base}/delivery/v1/resolve?path=/en/")
    say(f"  API docs      {base}/delivery/v1/docs")
    say(f"  Live updates  http://localhost:{settings.LIVE_PORT}/delivery/v1/live")
    say("")
    say(f"  Log in as {', '.join(ACCOUNTS)}; the password is {settings.DEMO_PASSWORD}")
    say("  Ctrl-C stops everything.")
    say("")


def _supervise(children: list[Service], announce: Callable[[], None]) -> None:
    stopping = False

    def stop(number: int, frame: FrameType | None) -> None:
        nonlocal stopping
        del number, frame
        stopping = True

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    for child in children:
        child.start()
    announce()
    while not stopping:
        time.sleep(0.2)
        for child in children:
            child.mend()
    say("Stopping …")
    for child in children:
        child.stop()
    deadline = time.monotonic() + _PATIENCE
    for child in children:
        child.wait(deadline)
    say("Stopped.")


def _end_with_parent() -> None:
    # A supervisor that is killed outright could not stop its children, and they hold the port.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGTERM)


def say(line: str) -> None:
    """Print at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
