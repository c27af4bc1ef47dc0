"""The demo's outlets, which its briefs and digests name."""

from home.demo.digest import OUTLETS
from home.loading.people import find_or_make
from stories.models import Outlet


def outlet(key: str, locale: str) -> Outlet:
    """Return an outlet in a language."""
    found: Outlet = find_or_make(Outlet, f"outlet/{key}", locale, {"name": OUTLETS[key]})
    return found
