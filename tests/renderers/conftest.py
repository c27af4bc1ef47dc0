"""A browser, a renderer that really serves, and an API that answers what was recorded."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from renderers.web.serve import make_server
from tests.e2e.conftest import browser_context_args, browser_type_launch_args  # noqa: F401
from tests.renderers.api import Api
from tests.renderers.content import Content, record

WEB = Path(__file__).parents[2] / "renderers" / "web"


@pytest.fixture(scope="session")
def recorded(django_db_setup: None, django_db_blocker: Any) -> Content:
    """Give the documents; the database that made them is as it was."""
    with django_db_blocker.unblock(), transaction.atomic():
        content = record()
        transaction.set_rollback(True)
    return content


@pytest.fixture(scope="session")
def running(recorded: Content) -> Iterator[Api]:
    """Give the API, and the renderer that reads it as its ``renderer``."""
    api = Api(recorded)
    api.start()
    server = make_server("127.0.0.1", 0, api.origin)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    api.renderer = f"http://127.0.0.1:{server.server_port}"
    yield api
    server.shutdown()
    server.server_close()
    api.stop()


@pytest.fixture
def api(running: Api) -> Api:
    """Give the API as it was recorded."""
    running.reset()
    return running


ANSWERED = """localStorage.setItem(
  "storywire-consent", JSON.stringify({ version: 3, allowed: [] }));"""


@pytest.fixture
def tab(newcomer: Tab) -> Tab:
    """Give a browser tab of somebody who has answered the cookie notice."""
    newcomer.add_init_script(ANSWERED)
    return newcomer


@pytest.fixture
def newcomer(page: Tab, api: Api) -> Iterator[Tab]:
    """Give a browser tab in which no script fails and the policy refuses nothing."""
    failures: list[str] = []

    def note(text: str) -> None:
        if "Content Security" in text:
            failures.append(text)

    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("console", lambda message: note(message.text))
    page.set_default_timeout(10_000)
    expect.set_options(timeout=10_000)
    yield page
    assert failures == []


def shown(tab: Tab, api: Api, path: str) -> Tab:
    """Open a page and wait until it is there."""
    tab.goto(api.renderer + path)
    tab.wait_for_selector("main h1")
    return tab
