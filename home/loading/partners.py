"""The demo's partners, in every language, written at once."""

import json
from collections.abc import Iterator
from datetime import date
from uuid import uuid5

from wagtail.models import Locale

from cms.contract.references import any_of
from cms.unit_of_work import mark, unit_of_work
from home.demo.contributions import LINKS, WAY_OF, WAYS
from home.demo.partners import NOTE, PARTNERS
from home.loading.values import NAMESPACE, with_ids
from stories.models import Partner


@unit_of_work()
def make_partners(day: date = date.max) -> int:
    """Add the missing partners that had joined by a day; return how many rows these were."""
    missing = [
        partner for partner in _missing() if date.fromisoformat(str(partner.joined_on)) <= day
    ]
    if missing:
        # No signal is sent for what is written in bulk.
        Partner.objects.bulk_create(missing)
        mark(any_of(Partner))
    return len(missing)


def _missing() -> Iterator[Partner]:
    there = set(Partner.objects.values_list("translation_key", "locale_id"))
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    for demo in PARTNERS:
        key = uuid5(NAMESPACE, f"partner/{demo.key}")
        for code, name in demo.names.items():
            if (key, locales[code].pk) not in there:
                yield Partner(
                    translation_key=key,
                    locale=locales[code],
                    name=name,
                    kind=demo.kind,
                    iso_code=demo.key if demo.kind == "state" else "",
                    joined_on=demo.joined_on,
                    left_on=demo.left_on,
                    contribution=_contribution(demo.key, code),
                    links=json.dumps(with_ids(_links(demo.key), f"partner/{demo.key}/links")),
                )


def _contribution(key: str, code: str) -> str:
    way = WAYS.get(WAY_OF.get(key, ""))
    told = f"<p>{way[code]}</p>" if way else ""
    return f"{told}<p><i>{NOTE[code]}</i></p>"


def _links(key: str) -> Iterator[tuple[str, dict[str, str]]]:
    if key in LINKS:
        label, url = LINKS[key]
        yield "link", {"label": label, "url": url}
