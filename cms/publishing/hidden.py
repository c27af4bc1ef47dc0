"""Which of the rows that documents rest on nobody may see now."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db.models import Model
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from cms.contract.context import DocumentContext
from cms.publishing.compile import deliverable
from cms.publishing.store import chunks


def hidden(keys: Iterable[str], site: Site) -> set[str]:
    """Return those among the keys of pages, media and snippets that no reader may see now."""
    by_model: dict[type[Model], dict[Any, str]] = defaultdict(dict)
    for key in keys:
        if found := row_of(key):
            model, pk = found
            by_model[model][pk] = key
    found_hidden = set()
    context = DocumentContext(site)
    for model, by_pk in by_model.items():
        rows = deliverable(context) if model is Page else context.visible.rows(model)
        for part in chunks(by_pk):
            seen = {str(pk) for pk in rows.filter(pk__in=part).values_list("pk", flat=True)}
            found_hidden |= {by_pk[pk] for pk in part if pk not in seen}
    return found_hidden


def row_of(key: str) -> tuple[type[Model], str] | None:
    """Return the model and the primary key that a key names; None if it names no row."""
    kind, _colon, rest = key.partition(":")
    if kind == "page":
        return Page, rest
    if kind == "image":
        return get_image_model(), rest
    if kind == "snippet":
        label, _colon, pk = rest.rpartition(":")
        return apps.get_model(label), pk
    return None
