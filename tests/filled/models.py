"""Pages and snippets of every kind with something in every field."""

import itertools
import json
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.text import slugify
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, Site, TranslatableMixin
from wagtail.snippets.models import get_snippet_models

from cms.previewed import PreviewedSnippet
from home.models import HomePage
from tests.factories import locale
from tests.filled.blocks import stream
from tests.filled.library import Library

_numbers = itertools.count(1)
DAY, MONDAY = date(2019, 8, 20), date(2010, 1, 4)
EXACTLY: dict[str, Any] = {
    # A brief leads to a page or to an outlet.
    "briefpage.page": None, "outlet_url": "",
    "iso_code": "IQ", "country": "IQ", "formed_on": "2014-09", "outlet_date": "",
    "hashtag": "Deny", "owner_email": "desk@example.org", "latitude": 1.5, "longitude": 1.5,
    "month": 1, "day": 2, "nth": None, "weekday": None,
    "user": None, "left_on": None, "ends_on": None, "name_changed": False, "handle": "@Coalition",
    # A repost says nothing of its own; links have to stand in the text.
    "repost_of": None, "links": [], "platform": "x", "seo_title": "", "url": "",
}  # fmt: skip
"""What fields of these names, or of one model, hold: not any word would do."""


def snippet_types() -> list[type[Any]]:
    """Return the models of what pages show, and of what stands around them."""
    found = [model for model in get_snippet_models() if issubclass(model, PreviewedSnippet)]
    return sorted(found, key=lambda model: model.__name__)


def fill(item: Any, library: Library) -> None:
    """Put something into every field that an editor can fill."""
    for field in item._meta.concrete_fields:
        if _is_ours(field):
            names = (f"{item._meta.model_name}.{field.name}", field.name)
            known = next((name for name in names if name in EXACTLY), None)
            value = EXACTLY[known] if known else _value(field, library)
            # Nothing points to itself.
            setattr(item, field.name, None if item.pk and value == item else value)


def _is_ours(field: Any) -> bool:
    inherited = field.model is Page and field.name not in ("title", "search_description")
    parent = getattr(field.remote_field, "parent_link", False)
    here = field.model is TranslatableMixin or field.name in ("locale", "translation_key", "site")
    return field.editable and not (inherited or parent or here or field.primary_key)


def _value(field: Any, library: Library) -> Any:
    if isinstance(field, models.ForeignKey):
        return library.row(field.related_model, field.name)
    if isinstance(field, StreamField):
        return json.dumps(stream(field.stream_block, library))
    if isinstance(field, RichTextField):
        return library.rich_text()
    if field.choices:
        return next(key for key, _label in field.choices if key)
    return _plain(field, library)


def _plain(field: Any, library: Library) -> Any:
    if isinstance(field, models.SlugField):
        return slugify(f"{library.words} {next(_numbers)}")
    if isinstance(field, models.URLField):
        return f"https://example.org/{library.words}"
    if isinstance(field, models.CharField | models.TextField):
        return library.words
    if isinstance(field, models.DateTimeField):
        return timezone.now()
    if isinstance(field, models.DateField):
        # Of a week there is one digest.
        return MONDAY + timedelta(weeks=next(_numbers)) if field.name == "week" else DAY
    if isinstance(field, models.BooleanField):
        return False
    if isinstance(field, models.IntegerField):
        return next(_numbers)
    return field.get_default()


def make_snippet(model: type[Any], library: Library, code: str = "en", **fields: Any) -> Any:
    """Return a stored snippet with something in every field."""
    item = model(locale=locale(code), **fields)
    if hasattr(model, "site"):
        item.site = Site.objects.get(is_default_site=True)
    fill(item, library)
    for name, value in fields.items():
        setattr(item, name, value)
    item.full_clean()
    item.save()
    return item


def new_page(model: type[Any], library: Library, parent: Page, **fields: Any) -> Any:
    """Return a page below another with something in every field; nothing of it is published."""
    page = model(locale=parent.locale, live=False)
    fill(page, library)
    for name, value in {"slug": slugify(f"{library.words} {next(_numbers)}")}.items():
        setattr(page, name, fields.get(name, value))
    for name, value in fields.items():
        setattr(page, name, value)
    parent.add_child(instance=page)
    page.tags.add(library.words, "Mosul")
    page.save_revision()
    return page


def parent_type(model: type[Any]) -> type[Any]:
    """Return the type of pages that those of a type stand below."""
    (name,) = model.parent_page_types
    found = apps.get_model(name)
    return Page if found is Page else found


def parent_of(model: type[Any], library: Library, code: str = "en") -> Page:
    """Return a page that one of a type may stand below, made if there is none."""
    above = parent_type(model)
    if above is Page:
        return Page.objects.get(depth=1)
    there = above.objects.filter(locale=locale(code)).order_by("pk")
    if issubclass(above, HomePage):
        return there[0]
    if found := there.filter(live=True).first():
        return found
    page = new_page(above, library, parent_of(above, library, code))
    page.save_revision().publish()
    return above.objects.get(pk=page.pk)
