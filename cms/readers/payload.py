"""What a webhook says: one event, its data, and nothing that a reader could not have seen."""

from datetime import datetime
from uuid import UUID

from drf_spectacular.utils import OpenApiResponse, OpenApiWebhook, extend_schema

from cms.contract.leaf import Leaf
from cms.publishing.models import Change
from cms.readers.models import Event, PurgeState

_KINDS = {
    Change.Kind.PUBLISHED: Event.PUBLISHED,
    Change.Kind.UPDATED: Event.UPDATED,
    Change.Kind.WITHDRAWN: Event.WITHDRAWN,
    Change.Kind.MOVED: Event.MOVED,
    Change.Kind.SITE: Event.SITE,
    Change.Kind.REDIRECTS: Event.REDIRECTS,
}


class WebhookData(Leaf):
    """The change. Of a page that was withdrawn only its id and where it was are told."""

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
    purge: PurgeState
    """``none``: no cache or CDN is configured. ``confirmed``: it has dropped what is old.
    ``unconfirmed``: it did not say so in time, and may answer what was before."""
    purged_at: datetime | None
    """When the purge was confirmed; null unless it was."""


class WebhookMessage(Leaf):
    """The body of a webhook, by the Standard Webhooks specification."""

    type: Event
    timestamp: datetime
    data: WebhookData


WEBHOOK = OpenApiWebhook(
    name="change",
    decorator=extend_schema(
        summary="A change, told to a webhook",
        description="Signed by the Standard Webhooks specification.",
        tags=["Webhooks"],
        request=WebhookMessage,
        responses={
            "2XX": OpenApiResponse(description="Taken. Anything else, but 410, is tried again."),
            410: OpenApiResponse(description="No more is wanted: the webhook is switched off."),
        },
    ),
)
"""What receivers are sent, as the contract describes it."""


def event_of(change: Change) -> Event:
    """Return what a change is called to those who are told of it."""
    return _KINDS[Change.Kind(change.kind)]


def payload_of(
    change: Change, site: str | None, purge: PurgeState, purged_at: datetime | None
) -> str:
    """Return the message about a change, as JSON."""
    gone = change.kind == Change.Kind.WITHDRAWN
    data = WebhookData(
        sequence=change.sequence,
        site=site,
        id=change.translation_key,
        locale=change.locale or None,
        type=None if gone else change.type or None,
        path=None if gone else change.path or None,
        previous_path=(change.path if gone else change.previous_path) or None,
        etag=None if gone else change.etag or None,
        published_at=change.at,
        purge=purge,
        purged_at=purged_at,
    )
    message = WebhookMessage(type=event_of(change), timestamp=change.at, data=data)
    return message.model_dump_json()
