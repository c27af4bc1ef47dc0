"""What every test may ask for."""

import gc
import os
from typing import Any

import pytest
from django.core.cache import cache, caches
from django.test import TransactionTestCase
from wagtail.models import Page, Site
from xdist.scheduler import LoadFileScheduling

from cms.delivery.totals import totals
from tests import emptied, factories
from tests.rolled_back import follow_up

# Playwright keeps an event loop in the thread that runs the tests.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


TOGETHER = ("tests/home/demo/", "tests/renderers/")
"""Folders whose files share what is long to make: one of the two processes has all of them."""


class ByFolder(LoadFileScheduling):
    """Gives out files, and some folders whole."""

    def _split_scope(self, nodeid: str) -> str:
        folder = next((folder for folder in TOGETHER if nodeid.startswith(folder)), None)
        return folder or super()._split_scope(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFolder:
    """Have tests given out by folder."""
    return ByFolder(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that fork, which only a process may without a browser or a server."""
    items.sort(key=lambda item: item.get_closest_marker("forks") is None)


def pytest_collection_finish() -> None:
    """Have the collector leave alone what stays to the end: it takes a twentieth of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(autouse=True)
def _no_leftovers() -> None:
    """Start each test with empty caches: Wagtail keeps site roots in them."""
    cache.clear()
    totals.forget()
    caches["renditions"].clear()


@pytest.fixture(autouse=True)
def _own_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what a test that is rolled back saves be followed up."""
    follow_up(monkeypatch)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Know what migrations made: a test that commits leaves the database with that alone."""
    with django_db_blocker.unblock():
        emptied.note_what_migrations_made()


def _empty(case: TransactionTestCase) -> None:
    del case
    emptied.empty()


# Django's own way is to flush.
TransactionTestCase._fixture_teardown = _empty


@pytest.fixture
def site(db: None) -> Site:
    """Give the default site in three languages."""
    return factories.make_site()


@pytest.fixture
def index(site: Site) -> Page:
    """Give the English story index."""
    return factories.index_page()
