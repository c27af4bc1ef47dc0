"""Rebuilding and verifying: every document compiled anew, a batch at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wagtail.models import Page, Site

from cms.contract.context import DocumentContext
from cms.publishing.compile import Compiled, compile_for_storing, compile_site, deliverable
from cms.publishing.globals import languages
from cms.publishing.models import Dependency, Document, Facet, SearchText, Stale
from cms.publishing.refresh import BATCH, Refresh
from cms.publishing.store import chunks, searched_otherwise
from cms.translating.keeping import keep_sources_of, source_keys, sources_kept_wrongly
from cms.unit_of_work import LOST, unit_of_work


@dataclass(frozen=True)
class Progress:
    """How far a long task has come."""

    done: int
    total: int
    failed: list[str]
    """What was found since the last one, a line each."""


def nothing_is_compiled() -> bool:
    """Tell whether there are pages to deliver and no document at all, as after an upgrade."""
    if Document.objects.exclude(page=None).exists():
        return False
    return any(
        deliverable(DocumentContext(site)).exists()
        for site in Site.objects.select_related("root_page")
    )


def rebuild() -> Iterator[Progress]:
    """Compile every document anew and store what differs, a batch a unit of work."""
    done = 0
    sites = list(Site.objects.select_related("root_page"))
    pages = {site.pk: _pages_of(site) for site in sites}
    total = sum(len(pks) + len(languages()) for pks in pages.values())
    for keys in chunks(source_keys(), BATCH):
        with unit_of_work():
            keep_sources_of(keys)
    with unit_of_work():
        Refresh().withdraw_what_is_of_nothing()
    for site in sites:
        for part in chunks(pages[site.pk], BATCH):
            with unit_of_work():
                failed = Refresh().compile_anew(site, part)
            done += len(part)
            yield Progress(done, total, [f"{what}: {reason}" for what, reason in failed.items()])
        with unit_of_work():
            failed = Refresh().compile_anew(site, (), languages())
        done += len(languages())
        yield Progress(done, total, [f"{what}: {reason}" for what, reason in failed.items()])


def verify() -> Iterator[Progress]:
    """Compile every document and compare; name those that are stored otherwise, or not at all."""
    done = 0
    sites = list(Site.objects.select_related("root_page"))
    pages = {site.pk: _pages_of(site) for site in sites}
    total = sum(len(pks) + len(languages()) for pks in pages.values())
    gone = Document.objects.exclude(site_id__in=pages)
    yield Progress(0, total, [f"{row}: of a site that is gone" for row in gone.defer("body")])
    for keys in chunks(source_keys(), BATCH):
        yield Progress(
            0, total, [f"{page}: segments differ" for page in sources_kept_wrongly(keys)]
        )
    for site in sites:
        for part in chunks(pages[site.pk], BATCH):
            done += len(part)
            yield Progress(done, total, list(_compare_pages(site, part)))
        done += len(languages())
        yield Progress(done, total, list(_compare_globals(site)))


def _pages_of(site: Site) -> list[int]:
    public = deliverable(DocumentContext(site)).values_list("pk", flat=True)
    stored = Document.objects.filter(site=site).exclude(page=None).values_list("page_id", flat=True)
    return sorted({*public, *(pk for pk in stored if pk)})


def _compare_pages(site: Site, pks: Sequence[int]) -> Iterator[str]:
    rows = {row.page_id: row for row in Document.objects.filter(site=site, page__in=pks)}
    public = deliverable(DocumentContext(site)).filter(pk__in=pks)
    batch = compile_for_storing(Page.objects.filter(pk__in=public.values("pk")), site)
    waiting = set(Stale.objects.filter(site_id=site.pk).values_list("page_id", flat=True))
    for pk in pks:
        row, fresh = rows.get(pk), batch.compiled.get(pk)
        later = " (it waits to be compiled)" if pk in waiting else ""
        if pk in batch.failed:
            yield f"page {pk}: can’t be compiled: {batch.failed[pk]}"
        elif fresh is None and row is not None:
            yield f"{row}: stored, but not public"
        elif fresh is not None and row is None:
            yield f"page {pk} {fresh.columns['path']}: public, but not stored{later}"
        elif fresh is not None and row is not None:
            yield from (f"{row}: {part} differs{later}" for part in _differences(fresh, row))


def _compare_globals(site: Site) -> Iterator[str]:
    rows = {row.locale: row for row in Document.objects.filter(site=site, page=None)}
    for locale in languages():
        row = rows.pop(locale, None)
        try:
            fresh = compile_site(site, locale)
        except LOST:
            raise
        except Exception as error:  # noqa: BLE001  whatever one who knows some of it raises
            yield f"globals of {site} in {locale}: can’t be compiled: {error}"
            continue
        if row is None:
            yield f"globals of {site} in {locale}: not stored"
        else:
            yield from (f"globals of {site} in {locale}: {part} differs"
                        for part in _differences(fresh, row))  # fmt: skip
    yield from (f"globals of {site} in {locale}: no such language" for locale in rows)


def _differences(fresh: Compiled, row: Document) -> Iterator[str]:
    for name, value in fresh.columns.items():
        stored = getattr(row, name)
        if (bytes(stored) if isinstance(stored, memoryview) else stored) != value:
            yield name
    dependencies = dict(Dependency.objects.filter(document=row).values_list("key", "shown"))
    if dependencies != fresh.dependencies:
        yield "dependencies"
    if frozenset(Facet.objects.filter(document=row).values_list("name", "value")) != fresh.facets:
        yield "facets"
    search = SearchText.objects.filter(document=row).first()
    if fresh.search and searched_otherwise(fresh.search, search):
        yield "search text"
