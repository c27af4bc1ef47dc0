"""What is sent: the fields of an event stream (WHATWG HTML, 9.2 Server-sent events).

An ``id`` without ``data`` is no event, but the client keeps it as the place to go on from.
"""

from dataclasses import dataclass

import orjson

from cms.delivery.filters import LiveQuery
from cms.delivery.views.changes import item_of
from cms.publishing.compile import to_bytes
from cms.publishing.models import Change

RETRY = 3000
"""After how many milliseconds a client that was cut off comes back."""


@dataclass(frozen=True)
class Event:
    """A change as it is sent, and what filters ask of it."""

    sequence: int
    site: int | None
    """None when it is a change of all sites."""
    type: str
    """Of a page; empty for what is of no page."""
    locale: str
    sent: bytes

    def is_for(self, site: int, query: LiveQuery) -> bool:
        """Tell whether a listener wants it; what has no type or no language passes by that filter.

        The same goes for webhooks.
        """
        return (
            self.site in (None, site)
            and (not query.type or not self.type or self.type in query.type)
            and (not query.locale or not self.locale or self.locale in query.locale)
        )


def event_of(change: Change) -> Event:
    """Return a change as an event."""
    data = to_bytes(item_of(change))
    return Event(
        sequence=change.sequence,
        site=change.site_id,
        type=change.type if change.page_id else "",
        locale=change.locale,
        sent=b"id: %d\nevent: %s\ndata: %s\n\n" % (change.sequence, change.kind.encode(), data),
    )


def reset(cursor: int) -> bytes:
    """Return the event that says: read everything anew, then go on from here."""
    data = orjson.dumps({"cursor": str(cursor)})
    return b"id: %d\nevent: reset\ndata: %s\n\n" % (cursor, data)


def beginning(cursor: int) -> bytes:
    """Return what comes first."""
    return b"retry: %d\nid: %d\n\n" % (RETRY, cursor)


def heartbeat(cursor: int) -> bytes:
    """Return what says that all is well; and how far, though filters let nothing through."""
    return b": still here\nid: %d\n\n" % cursor
