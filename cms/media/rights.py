"""Rights: who made an asset, on what terms, where it came from, and until when it may be shown."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

RIGHTS = ("credit", "licence", "source", "usable_until")
"""What editors say of an asset's rights."""
SOON = timedelta(days=30)
"""So long before its rights end an asset is spoken of."""
_YEARS = range(1900, 2200)


def today() -> date:
    """Return which day it is in UTC, by which all rights end."""
    return timezone.now().astimezone(UTC).date()


def validate_day(day: date) -> None:
    """Raise ``ValidationError`` for a day whose year is a slip of the keyboard."""
    if day.year not in _YEARS:
        message = gettext("The year %(year)s can’t be right: it lies between 1900 and 2199.")
        raise ValidationError(message % {"year": day.year}, code="implausible_year")


class Rights(models.Model):
    """What an asset may be used for.

    When its rights have ended it is not public, and so leaves every document by itself; an
    override shows it a while longer. An override is of one end: another end voids it, whoever
    writes it.
    """

    credit = models.CharField(
        _("credit"), max_length=1000, blank=True, help_text=_("Who made it, as it should be named.")
    )
    licence = models.CharField(
        _("licence"), max_length=1000, blank=True, help_text=_("Such as CC BY 4.0.")
    )
    source = models.CharField(
        _("source"),
        max_length=1000,
        blank=True,
        help_text=_(
            "Where it came from: an agency, a person, an address. Never told to readers, whom it "
            "could lead to somebody in danger."
        ),
    )
    usable_until = models.DateField(
        _("usable until"),
        null=True,
        blank=True,
        validators=[validate_day],
        help_text=_(
            "The last day on which readers may see it, to midnight UTC. Left empty: for good."
        ),
    )
    override_until = models.DateField(null=True, editable=False)
    override_of = models.DateField(null=True, editable=False)
    """The end of rights that is overridden."""

    title: Any

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """Return what it is called in the admin: choosers, chosen or not, tell of ended rights."""
        return f"{self.title} ({gettext('rights ended')})" if self.is_withheld else self.title

    @classmethod
    def in_force(cls) -> Q:
        """Return the condition of those that may be shown today."""
        day = today()
        overridden = Q(override_until__gte=day, override_of=F("usable_until"))
        return Q(usable_until=None) | Q(usable_until__gte=day) | overridden

    @property
    def shown_until(self) -> date | None:
        """Return the last day on which it is shown, by right or override; None for good."""
        if self.usable_until and self.override_until and self.override_of == self.usable_until:
            return max(self.usable_until, self.override_until)
        return self.usable_until

    @property
    def expire_at(self) -> datetime | None:
        """Return the moment from which on nobody may see it, as pages have one."""
        if (day := self.shown_until) is None:
            return None
        return datetime.combine(day + timedelta(days=1), time(), UTC)

    @property
    def rights_ended(self) -> bool:
        """Tell whether its rights have ended, overridden or not."""
        return self.usable_until is not None and self.usable_until < today()

    @property
    def is_withheld(self) -> bool:
        """Tell whether readers do not see it because its rights have ended."""
        return self.shown_until is not None and self.shown_until < today()


def state_of(asset: Rights) -> str:
    """Return how things stand with an asset's rights, as a sentence; none if nothing is near."""
    until, shown = asset.usable_until, asset.shown_until
    if until is None or shown is None or (shown == until and shown > today() + SOON):
        return ""
    said = {"day": date_format(until), "shown": date_format(shown)}
    if asset.is_withheld:
        return gettext("Its rights ended on %(day)s. Readers do not see it.") % said
    if shown > until:
        return gettext("It had rights to %(day)s; an override shows it until %(shown)s.") % said
    return gettext("Its rights end on %(day)s. After that day readers do not see it.") % said
