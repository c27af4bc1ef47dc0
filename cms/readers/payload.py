"""What a webhook says: one event, its data, and nothing that a reader could not have seen."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from cms.publishing.models import Change
from cms.readers.models import Event

_KINDS = {
    Change.Kind.PUBLISHED: Event.PUBLISHED,
    Change.Kind.UPDATED: Event.UPDATED,
    Change.Kind.WITHDRAWN: Event.WITHDRAWN,
    Change.Kind.MOVED: Event.MOVED,
    Change.Kind.SITE: Event.SITE,
    Change.Kind.REDIRECTS: Event.REDIRECTS,
}


class EventData(BaseModel):
    """The change. Of a page that was withdrawn only its id and where it was are told."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sequence: int
    site: str | None
    """The host name of the site, as the Delivery API takes it in ``site=``."""
    id: UUID | None
    locale: str | None
    """With ``id``, what names a page."""
    type: str | None
    path: str | None
    previous_path: str | None
    etag: str | None
    published_at: datetime
    """When the change was committed."""
    purged_at: datetime | None
    """When the cache confirmed that it has dropped what is old; null if none is configured."""


class Message(BaseModel):
    """The body of a webhook, by the Standard Webhooks specification."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: Event
    timestamp: datetime
    data: EventData


def event_of(change: Change) -> Event:
    """Return what a change is called to those who are told of it."""
    return _KINDS[Change.Kind(change.kind)]


def payload_of(change: Change, site: str | None, purged_at: datetime | None) -> str:
    """Return the message about a change, as JSON."""
    gone = change.kind == Change.Kind.WITHDRAWN
    data = EventData(
        sequence=change.sequence,
        site=site,
        id=change.translation_key,
        locale=change.locale or None,
        type=None if gone else change.type or None,
        path=None if gone else change.path or None,
        previous_path=(change.path if gone else change.previous_path) or None,
        etag=None if gone else change.etag or None,
        published_at=change.at,
        purged_at=purged_at,
    )
    return Message(type=event_of(change), timestamp=change.at, data=data).model_dump_json()
