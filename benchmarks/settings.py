"""Storywire as it is measured: as on one machine, asked by one client without a limit."""

from settings.development import *  # noqa: F403  a settings module is its base and what it changes
from settings.development import REST_FRAMEWORK

REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"] = {"delivery": None, "search": None}
