"""Where higher rooms say what stands around every page."""

from collections.abc import Callable
from dataclasses import dataclass, field

from cms.contract.context import DocumentContext
from cms.contract.link import OutsideLink, PageLink


@dataclass(frozen=True)
class Globals:
    """Navigation and footer in one language."""

    navigation: list[PageLink | OutsideLink] = field(default_factory=list)
    footer: list[PageLink | OutsideLink] = field(default_factory=list)
    footer_note: str = ""


Provider = Callable[[DocumentContext, str], Globals]
_provider: list[Provider] = []


def provide(provider: Provider) -> None:
    """Register the one who knows."""
    _provider[:] = [provider]


def globals_of(context: DocumentContext, locale: str) -> Globals:
    """Return the globals of the context's site in a language."""
    return _provider[0](context, locale) if _provider else Globals()
