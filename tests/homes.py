"""Home pages for tests: their sections, as stored and as delivered."""

import json
from typing import Any

from home.models import CommemorativeDay, HomePage
from home.models.commemorative_day import today
from tests.factories import locale


def show(*sections: tuple[str, Any], code: str = "en") -> HomePage:
    """Publish a home page with these sections, as they are stored."""
    page = HomePage.objects.filter(locale__language_code=code).order_by("pk")[0]
    page.sections = json.dumps([{"type": type_, "value": value} for type_, value in sections])
    page.save_revision().publish()
    return page


def show_text(html: str, code: str = "en") -> HomePage:
    """Publish a home page with a text."""
    return show(("text", html), code=code)


def remember_today(code: str = "en") -> CommemorativeDay:
    """Make this day a commemorative one."""
    day = today()
    return CommemorativeDay.objects.create(
        name="Remembrance", home_text="We remember.", month=day.month, day=day.day,
        locale=locale(code),
    )  # fmt: skip


def section(page: dict[str, Any], type_: str) -> Any:
    """Return the one section of a type of a delivered home page, or None."""
    found = [block for block in page["sections"] if block["type"] == type_]
    assert len(found) <= 1
    return found[0] if found else None
