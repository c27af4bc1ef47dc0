"""Compiling: pages become documents, a batch at a time."""

import hashlib
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError
from django.db.models import Q, QuerySet
from pydantic import BaseModel
from wagtail.models import Page, Site

from cms.contract.card import Card
from cms.contract.context import DocumentContext
from cms.contract.document import PageDocument
from cms.contract.references import Record, key_of, translations_of
from cms.pages import BasePage
from cms.publishing.globals import site_document
from cms.publishing.models import SITE
from cms.publishing.pictures import PICTURE, pictures
from cms.publishing.search.text import searched
from cms.unit_of_work import LOST, trial

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Compiled:
    """A document as it is stored: its columns, what it rests on, and how it is found."""

    columns: dict[str, Any]
    dependencies: dict[str, bool]
    """What it read and asked, by key, and whether that is shown."""
    facets: frozenset[tuple[str, str]] = frozenset()
    search: dict[str, str] | None = None
    """The columns of its ``SearchText``; globals have none."""


@dataclass
class Batch:
    """What became of a batch of pages, by primary key."""

    compiled: dict[int, Compiled] = field(default_factory=dict)
    failed: dict[int, str] = field(default_factory=dict)


def page_types() -> dict[str, type[BasePage]]:
    """Return the page types by the name they are delivered under."""
    models = (model for model in apps.get_models() if issubclass(model, BasePage))
    return {model.type_name: model for model in models}


def deliverable(context: DocumentContext) -> QuerySet[Page]:
    """Return the public pages of the context's site that have a document and a path on it.

    One that was moved below another language's home page has none until somebody puts it right.
    """
    types = ContentType.objects.get_for_models(*page_types().values()).values()
    in_place = Q(pk__in=[])
    for root in context.paths.roots.values():
        in_place |= Q(path__startswith=root.path, locale_id=root.locale_id)
    pages = context.visible.pages().filter(in_place)
    return pages.filter(content_type__in=types, first_published_at__isnull=False)


def in_language(rows: QuerySet[Any], locale_id: int, context: DocumentContext) -> QuerySet[Any]:
    """Return the pages among some that are read in a language.

    Beside its own these are, by its rule, those of another language that it has no page for.
    """
    paths, own = context.paths, Q(locale_id=locale_id)
    instead = context.fallback_of(paths.code_of(locale_id) or "")
    if instead is None or instead not in paths.roots:
        return rows.filter(own)
    mine = deliverable(context).filter(own).values("translation_key")
    return rows.filter(
        own | Q(locale_id=paths.roots[instead].locale_id) & ~Q(translation_key__in=mine)
    )


def read_in(locale: str, context: DocumentContext) -> list[str]:
    """Return the languages whose pages are read in a language: its own, and what stands in."""
    instead = context.fallback_of(locale)
    return [locale, instead] if instead else [locale]


def compile_documents(pages: Iterable[Page], context: DocumentContext) -> list[PageDocument]:
    """Return the documents of pages, in their order, with as many queries as for one."""
    specific = _specific(pages)
    context.load_documents(specific)
    return [page.to_document(context) for page in specific]


def compile_for_storing(pages: Iterable[Page], site: Site) -> Batch:
    """Compile pages as they are stored; one that can't be compiled is passed over and named."""
    specific, batch = _specific(pages), Batch()
    try:
        with trial():
            _compile(specific, site, batch)
    except LOST:
        raise
    except Exception:  # noqa: BLE001  whatever a block raises
        # What they need was collected for all at once: find out whose fault it is.
        _log.exception("A batch could not be compiled; trying its pages one by one")
        batch = Batch()
        for page in specific:
            try:
                with trial():
                    _compile([page], site, batch)
            except LOST:
                raise
            except Exception as error:  # noqa: BLE001  as above
                _fail(batch, page, error)
    return batch


def compile_site(site: Site, locale: str) -> Compiled:
    """Compile a site's globals in a language."""
    context = DocumentContext(site)
    body = to_bytes(site_document(context, locale))
    record = context.references.record
    # Which languages there are depends on their home pages, and on whether there comes another.
    homes = [translations_of(site.root_page), *map(key_of, context.paths.roots.values())]
    return Compiled(
        columns={
            "page_id": None,
            "site_id": site.pk,
            "locale": locale,
            "type": SITE,
            "title": site.site_name,
            "etag": etag_of(body),
            "changes_at": min(record.ends, default=None),
            "body": body,
        },
        dependencies=dict.fromkeys(homes, False) | record.dependencies,
    )


def facets_of(page: BasePage, document: PageDocument) -> frozenset[tuple[str, str]]:
    """Return what a document is found by, and the pictures that site maps name."""
    return frozenset([*page.facets(document), *((PICTURE, url) for url in pictures(document))])


def to_bytes(document: BaseModel) -> bytes:
    """Return a document as it is sent."""
    return document.model_dump_json(by_alias=True).encode()


def etag_of(body: bytes) -> str:
    """Return the strong entity tag of a body, without quotes."""
    return hashlib.sha256(body).hexdigest()[:32]


def _compile(pages: Sequence[BasePage], site: Site, batch: Batch) -> None:
    context = DocumentContext(site)
    context.load_documents(pages)
    for page in pages:
        try:
            with context.recording() as record:
                document, card = page.to_document(context), page.to_card(context)
                batch.compiled[page.pk] = _stored(page, document, card, record, site)
        except DatabaseError:
            raise
        except Exception as error:  # noqa: BLE001  as above
            _fail(batch, page, error)


def _stored(
    page: BasePage, document: PageDocument, card: Card, record: Record, site: Site
) -> Compiled:
    body = to_bytes(document)
    return Compiled(
        columns={
            "page_id": page.pk,
            "site_id": site.pk,
            "translation_key": page.translation_key,
            "locale": document.locale,
            "type": document.type,
            "path": document.path,
            "title": document.title,
            "etag": etag_of(body),
            "published_at": document.published_at,
            "updated_at": document.updated_at,
            "expires_at": page.expire_at,
            "changes_at": min(record.ends, default=None),
            "card": to_bytes(card),
            "body": body,
        },
        dependencies=record.dependencies,
        facets=facets_of(page, document),
        search=searched(document),
    )


def _fail(batch: Batch, page: BasePage, error: Exception) -> None:
    _log.error("Page %s can’t be compiled", page.pk, exc_info=error)
    batch.failed[page.pk] = f"{type(error).__name__}: {error}"


def _specific(pages: Iterable[Page]) -> Sequence[BasePage]:
    """Return pages of our types, leaving out any other; one query for each type among them."""
    pages = list(pages)
    by_model: dict[type[Page], list[int]] = {}
    for page in pages:
        if model := page.specific_class:
            by_model.setdefault(model, []).append(page.pk)
    found: dict[int, BasePage] = {}
    for model, pks in by_model.items():
        if issubclass(model, BasePage):
            found.update(model._default_manager.in_bulk(pks))
    return [found[page.pk] for page in pages if page.pk in found]
