"""Fallbacks: a page in the language that stands in for the one that was asked for, marked."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from wagtail.models import Site

from cms.contract.translation import FALLBACKS, fallbacks
from cms.delivery.selection import documents
from cms.publishing.models import Document

KEYS = frozenset({FALLBACKS, "paths"})
"""What an answer with a fallback rests on beside the page: the rule, and which pages there are."""


def by_id(site: Site, key: UUID, locale: str) -> Document | None:
    """Return what stands in for a page that a language does not have."""
    return _standing_in(site, locale, translation_key=key)


def by_path(site: Site, path: str) -> tuple[Document, str] | None:
    """Return what stands in at a path, and for which language.

    An address in a language that lacks the page is that of the other language's, below its own
    home: ``/ckb/stories/a-town/`` for ``/en/stories/a-town/``.
    """
    locale, _slash, rest = path.strip("/").partition("/")
    row = _standing_in(site, locale, path_below=rest)
    if row is None:
        return None
    translated = documents(site).filter(translation_key=row.translation_key, locale=locale)
    return None if translated.exists() else (row, locale)


def only_language(locales: Sequence[str]) -> str | None:
    """Return the language of a list that is asked for in one alone: others may stand in for it."""
    return locales[0] if len(set(locales)) == 1 else None


def marked(body: bytes, locale: str) -> bytes:
    """Return a finished document or card that says for which language it stands in."""
    return b'%s,"fallback_for":"%s"}' % (body.removesuffix(b"}"), locale.encode())


def _standing_in(
    site: Site, locale: str, path_below: str | None = None, **wanted: Any
) -> Document | None:
    code = fallbacks().get(locale)
    if code is None:
        return None
    if path_below is not None:
        wanted["path"] = f"/{code}/{path_below}/" if path_below else f"/{code}/"
    return documents(site).filter(locale=code, **wanted).defer("card").first()
