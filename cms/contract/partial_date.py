"""Dates that are known to the day, the month or only the year (ISO 8601 reduced precision)."""

import re
from datetime import date
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from pydantic import StringConstraints

PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"
PartialDate = Annotated[str, StringConstraints(pattern=PATTERN)]


def validate_partial_date(value: str) -> None:
    """Raise ``ValidationError`` unless the text is YYYY, YYYY-MM or YYYY-MM-DD and exists."""
    message = _("Write the date as 2017, 2017-11 or 2017-11-21.")
    if not re.fullmatch(PATTERN, value):
        raise ValidationError(message)
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError as error:
        raise ValidationError(message) from error
