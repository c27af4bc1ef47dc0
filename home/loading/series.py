"""The demo's series, in every language."""

from home.demo.campaigns import SERIES
from home.loading.people import find_or_translate
from stories.models import Series


def find_series(key: str, code: str) -> Series:
    """Return a series in a language, made if there is none."""
    demo = SERIES[key]
    words = {"name": demo.names, "description": demo.descriptions}
    found: Series = find_or_translate(Series, f"series/{key}", code, words)
    return found
