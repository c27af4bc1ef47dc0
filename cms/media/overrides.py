"""Overrides: an asset is shown though its rights have ended, by somebody's word, on record."""

from datetime import date
from typing import Any

from wagtail.log_actions import log

from cms.unit_of_work import unit_of_work

OVERRIDDEN = "storywire.rights.override"
TAKEN_BACK = "storywire.rights.take_back"


@unit_of_work()
def override(asset: Any, user: Any, until: date, reason: str) -> None:
    """Show an asset up to and with a day, and keep on record who said so and why."""
    asset.override_until, asset.override_of = until, asset.usable_until
    asset.save(update_fields=["override_until", "override_of"])
    data = {"until": until.isoformat(), "ended": asset.usable_until.isoformat(), "reason": reason}
    log(instance=asset, action=OVERRIDDEN, user=user, data=data)


@unit_of_work()
def take_back(asset: Any, user: Any) -> None:
    """Let the end of an asset's rights count again."""
    asset.override_until = asset.override_of = None
    asset.save(update_fields=["override_until", "override_of"])
    log(instance=asset, action=TAKEN_BACK, user=user)
