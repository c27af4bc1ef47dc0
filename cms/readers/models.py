"""How far each reader has come, who is told of changes, and what became of each message."""

import json
import uuid
from datetime import timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.publishing.log import head
from cms.readers.secret import new_seed

OVERLAP = timedelta(hours=24)
"""How long messages are signed with the old secret too after another was made."""


class Cursor(models.Model):
    """One reader's place in the log: the sequence up to which it has done its work."""

    name = models.CharField(max_length=40, unique=True)
    sequence = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name}: {self.sequence}"


class Purge(models.Model):
    """A purge that the cache or CDN has confirmed, of all changes up to a sequence."""

    up_to_sequence = models.PositiveBigIntegerField(db_index=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"up to {self.up_to_sequence}"


class PurgeState(models.TextChoices):
    """Whether the cache or CDN in front has dropped what is old."""

    NONE = "none", _("No cache")
    CONFIRMED = "confirmed", _("Confirmed")
    UNCONFIRMED = "unconfirmed", _("Not confirmed")


class Event(models.TextChoices):
    """What somebody can be told of."""

    PUBLISHED = "page.published", _("A page was published")
    UPDATED = "page.updated", _("A page was changed")
    WITHDRAWN = "page.withdrawn", _("A page was withdrawn")
    MOVED = "page.moved", _("A page was moved")
    SITE = "site.updated", _("Navigation or settings were changed")
    REDIRECTS = "redirects.updated", _("Redirects were changed")


class Webhook(models.Model):
    """An address that is told of changes. No secret stands here: see ``cms/readers/secret.py``."""

    name = models.CharField(_("name"), max_length=100)
    url = models.CharField(_("address"), max_length=500)
    active = models.BooleanField(_("active"), default=True)
    # Empty lists let everything through.
    events = models.JSONField(_("events"), default=list, blank=True)
    types = models.JSONField(_("page types"), default=list, blank=True)
    locales = models.JSONField(_("languages"), default=list, blank=True)
    seed = models.CharField(max_length=43, default=new_seed, editable=False)
    previous_seed = models.CharField(max_length=43, blank=True, editable=False)
    previous_until = models.DateTimeField(null=True, editable=False)
    since = models.PositiveBigIntegerField(default=head, editable=False)
    """The sequence of the last change before it was made; it is told of later ones."""
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, editable=False,
        related_name="+",
    )  # fmt: skip

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering: ClassVar[list[str]] = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def wants(self, event: str, type_: str, locale: str) -> bool:
        """Tell whether the filters let an event through; what has no language passes by that one.

        Types are those of pages: navigation, settings and redirects pass whatever type is chosen.
        """
        return (
            (not self.events or event in self.events)
            and (not self.types or not event.startswith("page.") or type_ in self.types)
            and (not self.locales or not locale or locale in self.locales)
        )

    def seeds(self) -> list[str]:
        """Return what the secrets are made of that sign now, the current one first."""
        if self.previous_until is None or self.previous_until <= timezone.now():
            return [self.seed]
        return [self.seed, self.previous_seed]

    def rotate(self) -> None:
        """Take another secret; the old one signs too for ``OVERLAP``."""
        self.previous_seed, self.seed = self.seed, new_seed()
        self.previous_until = timezone.now() + OVERLAP
        self.save(update_fields=["seed", "previous_seed", "previous_until"])


class Delivery(models.Model):
    """One change told to one webhook."""

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", _("Waiting")
        FAILED = "failed", _("Failed, will be tried again")
        DELIVERED = "delivered", _("Delivered")
        DEAD = "dead", _("Given up")
        SUPERSEDED = "superseded", _("Not sent: the page was withdrawn")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    webhook = models.ForeignKey(
        Webhook, on_delete=models.CASCADE, related_name="deliveries", verbose_name=_("webhook")
    )
    sequence = models.PositiveBigIntegerField()
    event = models.CharField(_("event"), max_length=20, choices=Event.choices)
    site_id = models.PositiveBigIntegerField(null=True)
    page_id = models.PositiveBigIntegerField(null=True)
    payload = models.TextField()
    """The body as it is signed and sent, the same at each attempt."""
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING
    )
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_at: Any = models.DateTimeField(null=True, default=timezone.now)
    """From when on it may be sent; while it is, when it counts as lost unless that is put off."""
    status = models.PositiveIntegerField(null=True)
    """The HTTP status of the last attempt, if there was an answer."""
    error = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering: ClassVar[list[str]] = ["-sequence"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["webhook", "sequence"], name="one_delivery_a_change_and_webhook"
            )
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["webhook", "next_attempt_at"],
                condition=models.Q(state__in=["waiting", "failed"]),
                name="delivery_due",
            )
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.sequence}"

    @property
    def message_id(self) -> str:
        """Return what a receiver knows it by, at each attempt the same."""
        return f"msg_{self.id.hex}"

    @property
    def path(self) -> str:
        """Return where the page is that it tells of, or was."""
        return self._data["path"] or self._data["previous_path"] or ""

    @property
    def purge(self) -> str:
        """Return what it says of the purge, in words; nothing if it is older than such words."""
        state = self._data.get("purge")
        return str(PurgeState(state).label) if state else ""

    @property
    def _data(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(self.payload)["data"]
        return data
