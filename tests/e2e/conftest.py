"""A real browser before a real server: what it needs to start."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.core.signals import request_finished, request_started
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect
from wagtail.models import Site

from tests import factories

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the system's own Chromium; where it is missing the tests fail, they do not pass."""
    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is missing: install Chromium, these tests drive a real browser.")
    return browser_type_launch_args | {
        "executable_path": str(CHROMIUM),
        "args": [
            "--no-sandbox",
            "--disable-quic",
            "--disable-background-networking",
            "--no-first-run",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Give every tab the same size, and no animation to wait for."""
    size = {"width": 1440, "height": 900}
    return browser_context_args | {"viewport": size, "reduced_motion": "reduce"}


@pytest.fixture
def committed_site(transactional_db: None) -> Site:
    """Give the default site, committed, so that the server's threads see it too."""
    return factories.make_site()


@pytest.fixture
def tab(page: Tab, live_server: Any, committed_site: Site) -> Iterator[Tab]:
    """Give a browser tab on the live server, in which no script may fail."""
    del live_server, committed_site
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.set_default_timeout(30_000)
    expect.set_options(timeout=30_000)
    # The editor says farewell in a request that outlives the page, and so the test's own data.
    page.add_init_script("navigator.sendBeacon = () => true")
    with _answered():
        yield page
        page.goto("about:blank")
    assert failures == []


@contextmanager
def _answered() -> Iterator[None]:
    """At the end wait for requests that are still being answered: the tables are emptied next."""
    busy: set[int] = set()

    def began(**_: object) -> None:
        busy.add(threading.get_ident())

    def ended(**_: object) -> None:
        busy.discard(threading.get_ident())

    request_started.connect(began)
    request_finished.connect(ended)
    try:
        yield
        deadline = time.monotonic() + 20
        while busy and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not busy, "The live server is still answering: see what its last request waits for."
    finally:
        request_started.disconnect(began)
        request_finished.disconnect(ended)


def log_in(tab: Tab, live_server: Any, user: AbstractBaseUser) -> None:
    """Log a user in through the form, whatever its language."""
    tab.context.clear_cookies()
    tab.goto(f"{live_server.url}/admin/login/")
    tab.locator("[name=username]").fill(user.get_username())
    tab.locator("[name=password]").fill(factories.PASSWORD)
    tab.locator("form[action*=login] [type=submit]").click()
    tab.wait_for_url(f"{live_server.url}/admin/")
