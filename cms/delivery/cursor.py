"""Cursors: where a list goes on."""

import base64
import binascii
import json
import math
from datetime import UTC, datetime
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

from cms.delivery.errors import BadParameter

RANK = "rank"
"""The order of what is searched for when no other is asked for: the best first."""
ID = "id"
"""The order of what never changes hands: that of the pages’ own numbers."""


class Cursor(BaseModel):
    """A place between two items of a list: the sort value and key of the last item seen."""

    model_config = ConfigDict(extra="forbid")
    field: ClassVar[str] = "cursor"

    order: str
    value: str | datetime = ""
    """In the order of rank, when the last item was published; in that of ids, nothing."""
    key: int
    rank: float | None = None
    """Of the last item, in the order of rank alone."""

    def encode(self) -> str:
        """Return the cursor as text for a URL."""
        parts = [self.order, str(_iso(self.value)), self.key]
        packed = json.dumps(parts if self.rank is None else [*parts, self.rank]).encode()
        return base64.urlsafe_b64encode(packed).decode().rstrip("=")

    @classmethod
    def decode(cls, text: str, order: str) -> "Cursor":
        """Return the cursor of a text that ``encode`` wrote for the same order."""
        try:
            value, key, rank = _unpack(text, order)
            return cls(order=order, value=value, key=key, rank=rank)
        except (ValueError, TypeError, binascii.Error, RecursionError, OverflowError) as error:
            raise BadParameter(
                cls.field, "Not a cursor of this list. Start again without one."
            ) from error


def _unpack(text: str, order: str) -> tuple[str | datetime, int, float | None]:
    packed = base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True)
    given_order, value, key, *ranks = json.loads(packed)
    rank = _rank(ranks, order)
    if given_order != order or type(value) is not str or type(key) is not int:
        raise ValueError
    if abs(key) >= 2**63 or "\0" in value:
        raise ValueError
    value.encode()
    if order == ID and value:
        raise ValueError
    if order == ID or order.endswith("title"):
        return value, key, rank
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError
    return moment.astimezone(UTC), key, rank


def _rank(given: list[Any], order: str) -> float | None:
    if order != RANK:
        if given:
            raise ValueError
        return None
    (rank,) = given
    if type(rank) is not float or not math.isfinite(rank):
        raise ValueError
    return rank


def _iso(value: str | datetime) -> str:
    return value.isoformat() if isinstance(value, datetime) else value
