"""The demo's statements, readouts and briefs, each below the index of its language."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from cms.unit_of_work import unit_of_work
from home.demo.attachments import ATTACHMENTS
from home.demo.briefs import BRIEFS, Brief
from home.demo.statements import BODIES, STATEMENT_INDEXES, STATEMENTS, Statement
from home.loading.library import Library
from home.loading.outlets import outlet
from home.loading.pages import Tree
from home.loading.people import People, find_or_translate
from home.loading.values import Values
from stories.models import Body, BriefPage, StatementIndexPage, StatementPage

Fill = Callable[[Any], None]


def plant_statements(tree: Tree) -> None:
    """Add the pages that are missing, as drafts."""
    for code, index in STATEMENT_INDEXES.items():
        tree.add(
            StatementIndexPage, "statements", code, "home",
            title=index.title, slug=index.slug,
        )  # fmt: skip
    for item in STATEMENTS:
        tree.add(
            StatementPage, item.key, item.locale, "statements", title=item.title, slug=item.slug
        )  # fmt: skip
    for brief in BRIEFS:
        for code, title in brief.titles.items():
            tree.add(
                BriefPage, brief.key, code, "statements", title=title, slug=brief.slugs[code]
            )  # fmt: skip


def statements_to_write(
    tree: Tree, library: Library, people: People
) -> Iterator[tuple[str, str, Fill]]:
    """Return key, language and words of each page."""
    for code in STATEMENT_INDEXES:
        yield "statements", code, partial(_fill_index, locale=code)
    for item in STATEMENTS:
        values = Values(library.in_language(item.locale), partial(tree.find, locale=item.locale))
        yield item.key, item.locale, partial(_fill_statement, item, values, people)
    for brief in BRIEFS:
        for code in brief.titles:
            values = Values(library.in_language(code), partial(tree.find, locale=code))
            yield brief.key, code, partial(_fill_brief, brief, code, values)


def _fill_index(page: StatementIndexPage, locale: str) -> None:
    page.standfirst = STATEMENT_INDEXES[locale].standfirst


def _fill_statement(item: Statement, values: Values, people: People, page: StatementPage) -> None:
    for field in ("kind", "date", "format", "standfirst"):
        setattr(page, field, getattr(item, field))
    page.issuer = _body(item.issuer, item.locale)
    page.place = people.place(item.place, item.locale) if item.place else None
    attached = (ATTACHMENTS[code].titles[item.locale] for code in item.attachments)
    streams: dict[str, list[tuple[str, Any]]] = {
        "body": list(item.body),
        "participants": [
            ("participant", people.named(one, item.locale)) for one in item.participants
        ],
        "languages": [("language", code) for code in item.languages],
        "attachments": [
            ("attachment", {"file": values.library.attachment(code).pk, "title": title})
            for code, title in zip(item.attachments, attached, strict=True)
        ],
    }
    for name, blocks in streams.items():
        setattr(page, name, json.dumps(values.stream(blocks, f"{item.key}/{name}")))


def _fill_brief(item: Brief, code: str, values: Values, page: BriefPage) -> None:
    page.text = values.html(item.texts[code])
    page.outlet = outlet(item.outlet, code) if item.outlet else None
    page.cover_id = values.library.pictures[item.cover]
    page.page_id = values.find_page(item.page) if item.page else None
    page.campaign_id = values.find_page(item.campaign) if item.campaign else None
    page.tags.set(item.tags.get(code, ()))


@unit_of_work()
def make_bodies() -> None:
    """Add the bodies that are missing, in every language."""
    for key, body in BODIES.items():
        for code in body.names:
            _body(key, code)


def _body(key: str, code: str) -> Body:
    demo = BODIES[key]
    words = {"name": demo.names, "description": demo.descriptions}
    found: Body = find_or_translate(Body, f"body/{key}", code, words)
    return found
