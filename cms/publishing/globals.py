"""What stands around every page; higher rooms say it."""

import json
from collections.abc import Callable
from typing import Any

from django.conf import settings
from wagtail.models import Site

from cms.contract import site as contract
from cms.contract.context import DocumentContext
from cms.contract.locale import direction, name_of

Provider = Callable[[DocumentContext, str], dict[str, Any]]
"""Returns fields of ``contract.Site`` in a language, and records what they rest on."""
_providers: list[Provider] = []


def provide(provider: Provider) -> None:
    """Register one who knows some of it."""
    if provider not in _providers:
        _providers.append(provider)


def site_document(context: DocumentContext, locale: str) -> contract.Site:
    """Return what stands around every page of the context's site in a language."""
    around = _nothing()
    roots = context.paths.roots
    with context.references.on_behalf_of(
        *(roots[code].locale_id for code in roots if code == locale)
    ):
        for provider in _providers:
            around |= provider(context, locale)
    context.asked("site")
    return contract.Site(**frame(context, locale), **around)


def frame(context: DocumentContext, locale: str) -> dict[str, Any]:
    """Return the fields that no provider says."""
    return {
        "name": context.site.site_name or context.site.hostname,
        "locale": locale,
        "dir": direction(locale),
        "locales": [_locale(code, context) for code in context.paths.public_roots],
    }


def lost_languages(body: bytes, site: Site) -> set[str]:
    """Return the languages that a site's globals name, though their home page is not public."""
    named = {locale["code"] for locale in json.loads(body)["locales"]}
    return named - set(DocumentContext(site).paths.public_roots)


def _nothing() -> dict[str, Any]:
    return {
        **{name: [] for name in ("navigation", "footer", "profiles", "fallbacks")},
        **dict.fromkeys(("cookie_notice", "banner", "tour")),
        "footer_note": "",
        "seo": contract.SiteSeo(description="", image=None),
    }


def languages() -> list[str]:
    """Return the languages that a site has globals in."""
    return [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]


def _locale(code: str, context: DocumentContext) -> contract.SiteLocale:
    return contract.SiteLocale(
        code=code,
        name=name_of(code),
        dir=direction(code),
        default=code == context.paths.default_locale,
        path=f"/{code}/",
    )
