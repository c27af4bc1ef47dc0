"""The demo's digests: their archive and its issues."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from home.demo.digest import Digest
from home.demo.digest_archive import ARCHIVES, DIGESTS
from home.demo.format import StoryIndex
from home.loading.library import Library
from home.loading.outlets import outlet
from home.loading.pages import Tree
from home.loading.people import People
from home.loading.values import Values
from home.models import DigestIndexPage, DigestIssuePage

Fill = Callable[[Any], None]


def plant_digests(tree: Tree) -> None:
    """Add the pages that are missing, as drafts."""
    for code, archive in ARCHIVES.items():
        tree.add(
            DigestIndexPage, "digests", code, "home", title=archive.title, slug=archive.slug
        )  # fmt: skip
    for issue in DIGESTS:
        tree.add(
            DigestIssuePage, issue.key, issue.locale, "digests",
            title=issue.title, slug=issue.slug, week=issue.week,
        )  # fmt: skip


def digests_to_write(
    tree: Tree, library: Library, people: People
) -> Iterator[tuple[str, str, Fill]]:
    """Return key, language and words of each page."""
    for code, archive in ARCHIVES.items():
        yield "digests", code, partial(_fill_archive, archive)
    for issue in DIGESTS:
        values = Values(library.in_language(issue.locale), partial(tree.find, locale=issue.locale))
        yield issue.key, issue.locale, partial(_fill_issue, issue, values, people)


def _fill_archive(archive: StoryIndex, page: DigestIndexPage) -> None:
    page.standfirst = archive.standfirst


def _fill_issue(issue: Digest, values: Values, people: People, page: DigestIssuePage) -> None:
    page.standfirst = issue.standfirst
    items: list[tuple[str, Any]] = [
        (
            "digest_item",
            {
                "headline": report.headline,
                "summary": f"<p>{report.summary}</p>",
                "outlet": outlet(report.outlet, issue.locale).pk,
                "people": [people.person(key, issue.locale).pk for key in report.people],
                "url": "",
                "language": "",
                "date": "",
            },
        )
        for report in issue.reports
    ]
    page.items = json.dumps(values.stream(items, issue.key))
