"""The demo's digest: its archive, its one issue, and the outlets that this names."""

import json
from typing import Any

from home.demo.digest import DIGESTS, OUTLETS
from home.loading.people import People, find_or_make
from home.loading.values import Values
from home.models import DigestIndexPage, DigestIssuePage, Outlet


def fill_archive(page: DigestIndexPage, locale: str) -> None:
    """Write the head of the archive."""
    page.standfirst = DIGESTS[locale].archive_standfirst


def fill_digest(page: DigestIssuePage, locale: str, values: Values, people: People) -> None:
    """Write the issue."""
    digest = DIGESTS[locale]
    page.standfirst = digest.standfirst
    items: list[tuple[str, Any]] = [
        (
            "digest_item",
            {
                "headline": report.headline,
                "summary": f"<p>{report.summary}</p>",
                "outlet": outlet(report.outlet, locale).pk,
                "people": [people.person(key, locale).pk for key in report.people],
                "url": "",
                "language": "",
                "date": "",
            },
        )
        for report in digest.reports
    ]
    page.items = json.dumps(values.stream(items, f"digest/{locale}"))


def outlet(key: str, locale: str) -> Outlet:
    """Return an outlet in a language."""
    found: Outlet = find_or_make(Outlet, f"outlet/{key}", locale, {"name": OUTLETS[key]})
    return found
