"""The demo's statements, readouts and briefs, each below the index of its language."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from uuid import uuid5

from wagtail.models import Locale

from home.demo.attachments import ATTACHMENTS
from home.demo.statements import (
    BODIES,
    BRIEFS,
    STATEMENT_INDEXES,
    STATEMENTS,
    Brief,
    Statement,
)
from home.loading.library import Library
from home.loading.pages import Tree
from home.loading.values import NAMESPACE, Values
from stories.models import Body, BriefPage, StatementIndexPage, StatementPage

Fill = Callable[[Any], None]
_ITEMS: tuple[Statement | Brief, ...] = (*STATEMENTS, *BRIEFS)


def plant_statements(tree: Tree) -> None:
    """Add the pages that are missing, as drafts."""
    for code, index in STATEMENT_INDEXES.items():
        tree.add(
            StatementIndexPage, "statements", code, tree.page("home", code),
            title=index.title, slug=index.slug,
        )  # fmt: skip
    for item in _ITEMS:
        model: Any = StatementPage if isinstance(item, Statement) else BriefPage
        parent = tree.page("statements", item.locale)
        tree.add(model, item.key, item.locale, parent, title=item.title, slug=item.slug)


def statements_to_write(tree: Tree, library: Library) -> Iterator[tuple[str, str, Fill]]:
    """Return key, language and words of each page."""
    for code in STATEMENT_INDEXES:
        yield "statements", code, partial(_fill_index, locale=code)
    for item in _ITEMS:
        values = Values(library, partial(tree.find, locale=item.locale))
        fill: Any = _fill_statement if isinstance(item, Statement) else _fill_brief
        yield item.key, item.locale, partial(fill, item, values)


def _fill_index(page: StatementIndexPage, locale: str) -> None:
    page.standfirst = STATEMENT_INDEXES[locale].standfirst


def _fill_statement(item: Statement, values: Values, page: StatementPage) -> None:
    seed = f"{item.key}/{item.locale}"
    for field in ("kind", "date", "format", "standfirst"):
        setattr(page, field, getattr(item, field))
    page.issuer = _body(item.issuer, item.locale)
    page.body = json.dumps(values.stream(item.body, seed))
    took_part = [("participant", dict(value)) for value in item.participants]
    page.participants = json.dumps(values.stream(took_part, f"{seed}/participants"))
    issued = [("language", code) for code in item.languages]
    page.languages = json.dumps(values.stream(issued, f"{seed}/languages"))
    attached = [
        ("attachment", {"file": values.library.attachment(code).pk, "title": titles[item.locale]})
        for code, titles in ((code, ATTACHMENTS[code].titles) for code in item.attachments)
    ]
    page.attachments = json.dumps(values.stream(attached, f"{seed}/attachments"))


def _fill_brief(item: Brief, values: Values, page: BriefPage) -> None:
    page.text = values.html(item.text)
    page.outlet = item.outlet
    page.page_id = values.find_page(item.page) if item.page else None


def _body(key: str, code: str) -> Body:
    demo = BODIES[key]
    found, _made = Body.objects.get_or_create(
        translation_key=uuid5(NAMESPACE, f"body/{key}"),
        locale=Locale.objects.get(language_code=code),
        defaults={"name": demo.names[code], "description": demo.descriptions[code]},
    )
    return found
