"""What documents are made of, and the words in them."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any, Literal, get_args, get_origin

from django.db.models import Model
from pydantic import BaseModel
from wagtail.blocks import StreamValue

from cms.publishing.marks import UNSEEN_FIELDS

_UNSAID = {"id", "key", "marks"}
"""Fields that hold text but say nothing: they name parts of a document to each other."""
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^>]*>")


def parts(value: Any) -> Iterator[BaseModel]:
    """Return a value and everything in it that has fields of its own."""
    if isinstance(value, BaseModel):
        yield value
    for within in _within(value):
        yield from parts(within)


def strings(value: Any) -> Iterator[str]:
    """Return what a value says; not what the contract says for it, such as ``type``."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            if name not in _UNSAID and not _is_chosen(field.annotation):
                yield from strings(getattr(value, name))
    else:
        for within in _within(value):
            yield from strings(within)


def own_strings(item: Model) -> Iterator[str]:
    """Return what stands in a row's own columns, whatever it shows of others."""
    for field in item._meta.concrete_fields:
        if field.name in UNSEEN_FIELDS:
            continue
        value = field.value_from_object(item)
        stored = value.get_prep_value() if isinstance(value, StreamValue) else value
        for text in strings(stored):
            yield unescape(text)
            # A word may be bold by half.
            yield unescape(_TAG.sub("", text))


def words(texts: Iterable[str]) -> set[str]:
    """Return the words of some texts, without regard to case."""
    return {word for text in texts for word in _WORD.findall(text.casefold())}


def lines(texts: Iterable[str]) -> set[str]:
    """Return the lines of some texts that are not empty."""
    return {line for text in texts for line in text.split("\n") if line}


def _within(value: Any) -> Iterator[Any]:
    if isinstance(value, BaseModel):
        yield from (getattr(value, name) for name in type(value).model_fields)
    elif isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list | tuple):
        yield from value


def _is_chosen(annotation: Any) -> bool:
    """Tell whether a field holds one of a few words that the contract lists."""
    if get_origin(annotation) is Literal:
        return True
    return any(_is_chosen(part) for part in get_args(annotation))
