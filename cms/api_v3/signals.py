"""Every token has limits, whoever makes it."""

from typing import Any

from django.db.models.signals import post_save
from wagtail.models import APIToken

from cms.api_v3.models import TokenLimits


def connect() -> None:
    """Listen for new tokens: Wagtail's command makes some too."""
    post_save.connect(limit, sender=APIToken, dispatch_uid="cms.api_v3.limit")


def limit(instance: APIToken, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Give a new token the usual end."""
    del kwargs
    if created and not raw:
        TokenLimits.objects.create(token=instance)
