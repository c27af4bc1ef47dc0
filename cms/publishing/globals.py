"""What stands around every page; higher rooms say it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.translation import get_language_info

from cms.contract import site as contract
from cms.contract.context import DocumentContext
from cms.contract.link import OutsideLink, PageLink
from cms.contract.locale import direction


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


def site_document(context: DocumentContext, locale: str) -> contract.Site:
    """Return what stands around every page of the context's site in a language."""
    around = globals_of(context, locale)
    context.asked("site")
    return contract.Site(
        name=context.site.site_name or context.site.hostname,
        locale=locale,
        dir=direction(locale),
        locales=[_locale(code, context) for code in context.paths.public_roots],
        navigation=around.navigation,
        footer=around.footer,
        footer_note=around.footer_note,
    )


def languages() -> list[str]:
    """Return the languages that a site has globals in."""
    return [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]


def _locale(code: str, context: DocumentContext) -> contract.SiteLocale:
    return contract.SiteLocale(
        code=code,
        name=get_language_info(code)["name_local"],
        dir=direction(code),
        default=code == context.paths.default_locale,
        path=f"/{code}/",
    )
