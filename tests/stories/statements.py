"""What tests of statements and briefs are made of."""

import itertools
import json
from datetime import date
from typing import Any

from cms.unit_of_work import unit_of_work
from home.models import HomePage
from stories.models import Body, BriefPage, StatementIndexPage, StatementPage
from tests.factories import locale, make_story

_numbers = itertools.count(1)


def make_body(name: str = "Small Group", code: str = "en", **fields: Any) -> Body:
    """Return a body that issues statements."""
    return Body.objects.create(name=name, locale=locale(code), **fields)


@unit_of_work()
def statement_index(code: str = "en") -> StatementIndexPage:
    """Return the statement index of a language, made if there is none."""
    indexes = StatementIndexPage.objects.filter(locale__language_code=code)
    if found := indexes.first():
        return found
    index = StatementIndexPage(title="Statements", slug="statements", locale=locale(code))
    HomePage.objects.get(locale=locale(code)).add_child(instance=index)
    return index


def make_statement(title: str = "", **fields: Any) -> StatementPage:
    """Return a statement, published unless told."""
    fields.setdefault("date", date(2021, 12, 2))
    fields["participants"] = json.dumps(
        [{"type": "participant", "value": value} for value in fields.pop("participants", [])]
    )
    fields["languages"] = json.dumps(
        [{"type": "language", "value": code} for code in fields.pop("languages", [])]
    )
    parent = fields.pop("parent", None) or statement_index()
    page: StatementPage = make_story(title, parent=parent, model=StatementPage, **fields)
    return page


@unit_of_work()
def make_brief(title: str = "", publish: bool = True, **fields: Any) -> BriefPage:
    """Return a brief, published unless told."""
    index = fields.pop("parent", None) or statement_index()
    fields.setdefault("text", "<p>Said in <b>short</b>.</p>")
    title = title or f"Brief {next(_numbers)}"
    page = BriefPage(title=title, locale=index.locale, live=False, **fields)
    index.add_child(instance=page)
    revision = page.save_revision()
    if publish:
        revision.publish()
    return BriefPage.objects.get(pk=page.pk)


def somebody(**said: Any) -> dict[str, Any]:
    """Return a participant as it is stored."""
    return {"person": None, "name": "", "title": "", "represents": ""} | said
