"""How languages stand to each other; a higher room knows, and says it here."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from wagtail.models import Page

from cms.contract.leaf import Leaf
from cms.contract.locale import Direction

State = Literal["source", "current", "behind", "untranslated", "independent"]


class Standing(Leaf):
    """How a page stands to the page it is translated from."""

    state: State
    """``source``: others are translated from it. ``current``: it says all that its source says.
    ``behind``: its source has moved on. ``untranslated``: it shows its source's own words.
    ``independent``: written by itself, or its source is not public."""
    behind: int | None
    """How many segments of its source it does not say yet, or says though the source does no
    more; 0 for a source, null where nobody counts."""
    source: str | None
    """The language it is translated from."""


class Translation(Leaf):
    """The same page in another language."""

    locale: str
    dir: Direction
    path: str
    title: str
    state: State
    """How it stands to the page it is translated from."""
    behind: int | None
    """How many segments it is behind by; null where nobody counts."""


INDEPENDENT = Standing(state="independent", behind=None, source=None)
FALLBACKS = "fallbacks"
"""The key of the question which language stands in for which."""
Provider = Callable[[Sequence[Page]], Mapping[int, Standing]]
"""Returns how public pages stand to each other, by primary key; all of one page's languages
are among them, or none."""
Rules = Callable[[], Mapping[str, str]]
"""Returns the language that stands in where another has nothing, by the other's code."""
_providers: list[Provider] = []
_rules: list[Rules] = []


def provide(provider: Provider, rules: Rules) -> None:
    """Register who knows."""
    if provider not in _providers:
        _providers.append(provider)
        _rules.append(rules)


def fallbacks() -> dict[str, str]:
    """Return the language that stands in where another has nothing, by the other's code."""
    return {code: instead for rules in _rules for code, instead in rules().items()}


def standings(pages: Sequence[Page]) -> dict[int, Standing]:
    """Return how public pages stand to each other, by primary key."""
    found = {page.pk: INDEPENDENT for page in pages}
    if len({page.translation_key for page in pages}) < len(pages):
        # Where each has one language, there is nothing to ask.
        for provider in _providers:
            found.update(provider(pages))
    return found
