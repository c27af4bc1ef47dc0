"""Languages and the direction they are read in."""

from typing import Literal

from django.conf import settings
from django.conf.locale import LANG_INFO

Direction = Literal["ltr", "rtl"]

# Django knows the direction of the languages it is translated into, but people speak others too.
RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"}


def direction(locale: str) -> Direction:
    """Return the reading direction of a locale such as ``ar`` or ``pt-br``."""
    return "rtl" if locale.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def name_of(locale: str) -> str:
    """Return what a language calls itself; its code if neither Django nor the settings know."""
    known: dict[str, str] = LANG_INFO.get(locale, {})
    return known.get("name_local") or dict(settings.LANGUAGES).get(locale, locale)
