"""When the pages of the demo were published: a snapshot has what had been published by its day.

The facts say which of the two snapshots has a piece; the days and hours are demo data. A statement
has the day it is of, and a post that on which it was posted.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from home.demo.social import POSTS
from home.demo.statements import STATEMENTS

_BEGUN = "2019-07-01T06:00"
"""The frame: home, indexes, and what the demo says of itself."""
_TOLD: Mapping[str, str] = {
    "sixty-mosul": "2019-07-18T09:00",
    "episode-stabilisation": "2019-07-30T06:00",
    "sixty-al-qaim": "2019-08-08T09:00",
    "episode-finance": "2019-08-13T06:00",
    "safaa": "2019-08-15T11:00",
    "brief-house": "2019-08-16T14:00",
    "brief-hill": "2019-08-17T08:00",
    "doctor": "2019-08-21T05:00",
    "digest": "2019-08-21T06:00",
    "al-qaim": "2019-08-21T08:00",
    "campaigns": "2022-02-01T08:00",
    "deny-daesh-cash": "2022-02-01T09:00",
    "this-generation-learns": "2022-03-01T09:00",
    "one-mission": "2022-05-01T09:00",
    "school": "2022-05-12T08:00",
    "sixty-school": "2022-05-19T09:00",
    "federal-police": "2022-05-30T08:00",
    "brief-cash": "2022-06-10T08:00",
    "eu-supports": "2022-06-13T08:00",
    "watar": "2022-06-14T18:00",
    "brief-watar": "2022-06-15T08:00",
    "brief-football": "2022-06-18T08:00",
    "digest-june": "2022-06-20T06:00",
}
_OF_THEIR_OWN: Mapping[str, str] = {
    **{post.key: post.posted_at for post in POSTS},
    **{one.key: f"{one.date}T12:00" for one in STATEMENTS},
}


def published_at(key: str) -> datetime:
    """Return when a page of the demo was published."""
    said = _OF_THEIR_OWN.get(key) or _TOLD.get(key, _BEGUN)
    return datetime.fromisoformat(said).replace(tzinfo=UTC)


def published_by(key: str, day: date) -> bool:
    """Tell whether a page of the demo had been published by the end of a day."""
    return published_at(key).date() <= day
