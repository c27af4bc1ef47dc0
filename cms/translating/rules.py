"""What stands in for what a language does not have: another language's, or nothing."""

from cms.translating.models import LocaleRule


def fallbacks() -> dict[str, str]:
    """Return the language that is shown where another has nothing, by the other's code."""
    rules = LocaleRule.objects.exclude(fallback=None)
    return dict(rules.values_list("locale__language_code", "fallback__language_code"))
