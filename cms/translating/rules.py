"""What stands in for a page that a language does not have: another language's, or nothing."""

from cms.translating.models import LocaleRule


def fallback_of(code: str) -> str | None:
    """Return the language that is shown where this one has nothing; None if none is."""
    rules = LocaleRule.objects.filter(locale__language_code=code)
    return rules.values_list("fallback__language_code", flat=True).first()
