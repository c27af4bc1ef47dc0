"""Digests for tests: an archive, issues, and what they name."""

import json
from typing import Any

from wagtail.models import Page

from cms.unit_of_work import unit_of_work
from home.models import DigestIndexPage, DigestIssuePage, HomePage
from stories.models import Outlet
from tests.factories import locale


def make_outlet(name: str = "The Courier", code: str = "en", **fields: Any) -> Outlet:
    """Return an outlet."""
    return Outlet.objects.create(name=name, locale=locale(code), **fields)


def report(outlet: Outlet, headline: str = "A bridge opens again", **parts: Any) -> dict[str, Any]:
    """Return an item of a digest as it is stored."""
    value = {"headline": headline, "summary": "<p>Lorries cross by day.</p>", "outlet": outlet.pk}
    empty = {"url": "", "language": "", "date": "", "people": []}
    return {"type": "digest_item", "value": empty | value | parts}


@unit_of_work()
def make_archive(code: str = "en") -> DigestIndexPage:
    """Return the digest archive of a language."""
    home = HomePage.objects.filter(locale__language_code=code).order_by("pk")[0]
    if there := DigestIndexPage.objects.child_of(home).first():
        return there
    archive = DigestIndexPage(title="Weekly digest", slug="digest", locale=home.locale)
    home.add_child(instance=archive)
    return DigestIndexPage.objects.get(pk=archive.pk)


@unit_of_work()
def make_digest(
    week: str = "2019-08-19",
    items: list[dict[str, Any]] | None = None,
    parent: Page | None = None,
    publish: bool = True,
    **fields: Any,
) -> DigestIssuePage:
    """Return an issue below the English archive, or another parent; published unless told."""
    parent = parent or make_archive()
    fields = {"title": f"Week of {week}"} | fields
    if items is None:
        items = [report(make_outlet(code=parent.locale.language_code))]
    page = DigestIssuePage(
        week=week, items=json.dumps(items), locale=parent.locale, live=False, **fields
    )
    parent.add_child(instance=page)
    revision = page.save_revision()
    if publish:
        revision.publish()
    return DigestIssuePage.objects.get(pk=page.pk)
