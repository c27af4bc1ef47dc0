"""Freshness: until when an answer holds by the clock alone, said by views to who keeps answers."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from rest_framework.request import Request

PLACE = "storywire.edge"
"""Where in a request's environ somebody waits to be told."""


@dataclass
class Freshness:
    """What views say of an answer; without a moment it holds until somebody changes something."""

    until: datetime | None = None

    def ends(self, *moments: datetime | None) -> None:
        """Take the earliest of these moments, and of those said before; None is none."""
        said = [moment for moment in (self.until, *moments) if moment is not None]
        self.until = min(said, default=None)


def freshness_of(request: HttpRequest | Request) -> Freshness | None:
    """Return where to say until when the answer holds; None when nobody wants to know."""
    found = request.META.get(PLACE)
    return found if isinstance(found, Freshness) else None
