"""What every test may ask for."""

import os

import pytest
from django.core.cache import cache, caches
from django.db import connection
from wagtail.models import Page, Site

from cms import unit_of_work
from cms.delivery.totals import totals
from tests import factories

# Playwright keeps an event loop in the thread that runs the tests.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(autouse=True)
def _no_leftovers() -> None:
    """Start each test with empty caches: Wagtail keeps site roots in them."""
    cache.clear()
    totals.forget()
    caches["renditions"].clear()


@pytest.fixture(autouse=True)
def _own_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test that is rolled back be no foreign transaction: what it saves is followed up."""

    def foreign() -> bool:
        rolled_back = any(block._from_testcase for block in connection.atomic_blocks)
        return connection.in_atomic_block and not rolled_back

    monkeypatch.setattr(unit_of_work, "in_foreign_transaction", foreign)


_DATABASE = {"db", "transactional_db", "live_server"}


@pytest.fixture(autouse=True)
def _migrated(request: pytest.FixtureRequest) -> None:
    """Start each test that has a database with what migrations put into it.

    A test that commits is cleaned up by emptying every table, these included.
    """
    if request.node.get_closest_marker("django_db") or _DATABASE & set(request.fixturenames):
        request.getfixturevalue("db")
        factories.restore_what_migrations_made()


@pytest.fixture
def site(db: None) -> Site:
    """Give the default site in three languages."""
    return factories.make_site()


@pytest.fixture
def index(site: Site) -> Page:
    """Give the English story index."""
    return factories.index_page()
