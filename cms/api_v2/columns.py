"""Columns: what lists are filtered and put in order by."""

from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.api.v2.utils import parse_boolean
from wagtail.fields import RichTextField

from cms.delivery.errors import BadParameter

_PLAIN = (
    models.CharField,
    models.TextField,
    models.IntegerField,
    models.BooleanField,
    models.DateField,
    models.UUIDField,
)


def plain_columns(model: type[models.Model]) -> list[str]:
    """Return the names of the columns that hold one plain value."""
    return [
        column.name
        for column in model._meta.concrete_fields
        if isinstance(column, _PLAIN) and not isinstance(column, RichTextField)
    ]


def filtered(rows: Any, values: dict[str, str]) -> Any:
    """Return the rows whose columns have these values."""
    return rows.filter(**{name: _value(rows.model, name, text) for name, text in values.items()})


def _value(model: type[models.Model], name: str, text: str) -> Any:
    column: Any = model._meta.get_field(name)
    try:
        if isinstance(column, models.BooleanField):
            return parse_boolean(text)
        value = column.to_python(text)
        return _in_utc(value) if isinstance(value, datetime) else value
    except (ValueError, OverflowError, ValidationError) as error:
        raise BadParameter(name, f"Not a value of this field ({column.description}).") from error


def _in_utc(value: datetime) -> datetime:
    aware = timezone.make_aware(value, UTC) if timezone.is_naive(value) else value
    return aware.astimezone(UTC)


def in_order(rows: Any, order: str, columns: tuple[str, ...]) -> Any:
    """Return the rows in an order such as ``-title,id``, or at random."""
    names = order.split(",")
    if names == ["random"]:
        return rows.order_by("?")
    for name in names:
        if name.removeprefix("-") not in columns:
            known = ", ".join(columns)
            raise BadParameter("order", f"There is no such order. There are: {known}, random.")
    return rows.order_by(*names, "pk")
