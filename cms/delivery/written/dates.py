"""Days and lengths in words, in the language of what is written."""

from datetime import date

from django.utils.formats import date_format


def day(value: str | None) -> str:
    """Return a day in words, or the month or the year if no more is known; nothing of none."""
    if not value or len(value) == len("2017"):
        return value or ""
    if len(value) == len("2017-11"):
        return date_format(date.fromisoformat(f"{value}-01"), "YEAR_MONTH_FORMAT")
    return date_format(date.fromisoformat(value[:10]), "DATE_FORMAT")


def clock(seconds: float | None) -> str:
    """Return a length, or a moment of a recording, as players show it, such as 1:02:03."""
    if seconds is None:
        return ""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
