"""What Wagtail's API tokens lack: an end, and a limit to reading."""

from datetime import datetime, timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import APIToken

DEFAULT_DAYS, MOST_DAYS = 90, 365
DAYS = (MinValueValidator(1), MaxValueValidator(MOST_DAYS))


def after(days: int) -> datetime:
    """Return the moment so many days from now."""
    return timezone.now() + timedelta(days=days)


def default_end() -> datetime:
    """Return when a token ends for which nobody chose an end."""
    return after(DEFAULT_DAYS)


class TokenLimits(models.Model):
    """The limits of one token; a token without a row opens nothing."""

    token = models.OneToOneField(
        APIToken, on_delete=models.CASCADE, primary_key=True, related_name="limits"
    )
    read_only = models.BooleanField(_("read-only"), default=False)
    expires_at = models.DateTimeField(_("expires"), default=default_end)

    class Meta:
        verbose_name = _("limits of an API token")
        verbose_name_plural = _("limits of API tokens")

    @property
    def expired(self) -> bool:
        """Tell whether the token has come to its end."""
        return self.expires_at <= timezone.now()
