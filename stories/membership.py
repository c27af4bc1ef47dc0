"""Who is a member when: the count, which is a live value in every rich text."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Literal

from django.apps import apps
from django.db.models import Count, F, Max, Min, Q
from django.utils import timezone
from pydantic import Field

from cms.contract.context import DocumentContext
from cms.contract.inline_values import InlineValue


class MemberCount(InlineValue):
    """How many members there are."""

    type_: Literal["member_count"] = Field("member_count", alias="_type")
    value: int
    as_of: date | None
    """The day on which somebody last joined or left; null when nobody ever did."""


@dataclass(frozen=True)
class Membership:
    """How many members there are on a day."""

    count: int
    since: date | None
    """The day on which somebody last joined or left."""
    until: date | None
    """The day on which somebody will next join or leave, as far as is known."""


def membership(on: date) -> Membership:
    """Return how many members there are on a day; a partner in several languages counts once.

    One counts from the day of joining until the day before leaving.
    """
    # Whoever leaves on the day of joining was never a member.
    partners = _partner_model()._default_manager.exclude(left_on=F("joined_on"))
    found = partners.aggregate(
        count=Count(
            "translation_key",
            distinct=True,
            filter=Q(joined_on__lte=on) & (Q(left_on=None) | Q(left_on__gt=on)),
        ),
        joined=Max("joined_on", filter=Q(joined_on__lte=on)),
        left=Max("left_on", filter=Q(left_on__lte=on)),
        joins=Min("joined_on", filter=Q(joined_on__gt=on)),
        leaves=Min("left_on", filter=Q(left_on__gt=on)),
    )
    return Membership(
        count=found["count"],
        since=max(filter(None, (found["joined"], found["left"])), default=None),
        until=min(filter(None, (found["joins"], found["leaves"])), default=None),
    )


def member_count(on: date) -> int:
    """Return how many members there are on a day."""
    return membership(on).count


def today() -> date:
    """Return the day it is in UTC, whatever the editor's time zone."""
    return timezone.now().astimezone(UTC).date()


def current_membership(context: DocumentContext) -> Membership:
    """Return how many members there are today, for a document that says so."""
    found: Membership = context.once("stories.membership", lambda: _current(context))
    return found


def _current(context: DocumentContext) -> Membership:
    found = membership(today())
    context.asked_which(_partner_model())
    if found.until:
        context.changes_at(datetime.combine(found.until, time.min, UTC))
    return found


def _partner_model() -> Any:
    # Models of pages count members too: they are made before all models are known.
    return apps.get_model("stories.Partner")


def member_count_value(context: DocumentContext) -> dict[str, Any]:
    """Return the fields of ``MemberCount``."""
    now = current_membership(context)
    return {"value": now.count, "as_of": now.since, "text": str(now.count)}
