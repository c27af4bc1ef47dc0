"""The refresh: the last act of a unit of work makes stored documents follow what has changed.

It takes the publishing lock, reads the database again, compiles, stores what differs and appends
to the log. Signals only say which keys to look at.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.apps import apps
from django.db import connection
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Collection, CollectionMember, Page, Site

from cms.contract.context import DocumentContext
from cms.contract.references import key_for
from cms.contract.translation import FALLBACKS
from cms.publishing.compile import Compiled, compile_for_storing, compile_site, deliverable
from cms.publishing.globals import languages, lost_languages
from cms.publishing.hidden import hidden
from cms.publishing.marks import EVERYTHING, REDIRECTS, SITES, is_shown
from cms.publishing.models import Change, Dependency, Document, Stale
from cms.publishing.redaction import globals_without, without
from cms.publishing.store import Written, chunks, relocate, store, withdraw
from cms.publishing.waiting import leave_for_later, no_longer_stale, note_failure
from cms.unit_of_work import LOST, trial

AT_ONCE = 12
"""How many documents that merely gain something are brought up to date before the commit."""
MOVED_AT_ONCE = 200
"""How many that went elsewhere with a page above them are; of more the addresses alone are."""
BATCH = 50
"""How many pages are compiled with the queries of one."""
_LOCK = 0x53746F7279
_log = logging.getLogger(__name__)


@dataclass
class Targets:
    """The documents of one site to look at."""

    named: set[int] = field(default_factory=set)
    """Pages that were changed themselves."""
    below: set[int] = field(default_factory=set)
    """Pages that may be elsewhere now, or out of sight, with one above them."""
    beside: set[int] = field(default_factory=set)
    """Pages that show what was changed."""
    showing_hidden: set[int] = field(default_factory=set)
    """Those among them that show what nobody may see any more."""
    locales: set[str] = field(default_factory=set)
    """The languages whose globals are concerned."""
    at_once: bool = False
    """Whether all is to be done now, however much it is."""


class Refresh:
    """One refresh. It is to be the last thing that its transaction writes."""

    def __init__(self) -> None:
        """Begin with nothing done."""
        self.written = Written()
        self.deferred = 0
        self._to_the_byte = False
        self._done: dict[int, set[int]] = defaultdict(set)
        self._sites = list(Site.objects.select_related("root_page"))

    def follow(self, marks: frozenset[str]) -> None:
        """Bring every document up to date that one of the marks concerns."""
        take_lock()
        keys, named, below = self._read(marks)
        everything = EVERYTHING in marks
        if REDIRECTS in marks:
            self._log(Change.Kind.REDIRECTS, REDIRECTS)
        if FALLBACKS in marks:
            self._log(Change.Kind.SITE, FALLBACKS)
        if SITES in marks:
            self._log(Change.Kind.SITE, SITES)
        if everything:
            self.withdraw_what_is_of_nothing()
        while keys or named or below or everything:
            for site, targets in self._targets(keys, named, below, everything=everything):
                self._bring(site, targets)
            named, below, everything = set(), set(), False
            keys, self.written.asked_again = self.written.asked_again, set()

    def again(self, waiting: Sequence[Stale]) -> None:
        """Bring documents up to date that were left for later."""
        take_lock()
        for site in self._sites:
            mine = [row for row in waiting if row.site_id == site.pk]
            targets = Targets(
                named={row.page_id for row in mine if row.page_id},
                locales={row.locale for row in mine if not row.page_id},
                at_once=True,
            )
            self._bring(site, targets)
        known = [site.pk for site in self._sites]
        gone = ~Q(site_id__in=known) | Q(page_id=0) & ~Q(locale__in=languages())
        Stale.objects.filter(gone, pk__in=[row.pk for row in waiting]).delete()
        if keys := self.written.asked_again:
            self.written.asked_again = set()
            for site, targets in self._targets(keys):
                self._bring(site, targets)

    def compile_anew(
        self, site: Site, pks: Sequence[int], locales: Sequence[str] = ()
    ) -> dict[str, str]:
        """Compile pages and globals whatever has changed, and store what differs by one byte.

        Returns what could not be compiled, each with why.
        """
        take_lock()
        self._to_the_byte = True
        self._bring(site, Targets(named=set(pks), locales=set(locales), at_once=True))
        mine = Q(page_id__in=list(pks)) | Q(page_id=0, locale__in=list(locales))
        waiting = Stale.objects.filter(mine, site_id=site.pk, attempts__gt=0)
        return {str(row): row.error for row in waiting}

    # What the marks mean

    def _read(self, marks: frozenset[str]) -> tuple[set[str], set[int], set[int]]:
        """Return the keys to find documents by, the pages that changed, and those below them."""
        keys = {key for key in marks if not key.startswith(("tree:", "collection:"))}
        named, under = set(_numbers(marks, "page")), set()
        for part in chunks(_numbers(marks, "tree")):
            below = Q(pk__in=[])
            for path in Page.objects.filter(pk__in=part).values_list("path", flat=True):
                below |= Q(path__startswith=path)
            under |= set(Page.objects.filter(below).values_list("pk", flat=True))
            # Those that were deleted meanwhile have documents of their own to say so.
            named |= set(part)
        for pk in _numbers(marks, "collection"):
            keys |= set(_keys_in_collection(pk))
        keys |= {key_for(Page, pk) for pk in named | under}
        return keys, named, under - named

    def _targets(
        self,
        keys: set[str],
        named: Iterable[int] = (),
        below: Iterable[int] = (),
        *,
        everything: bool = False,
    ) -> list[tuple[Site, Targets]]:
        targets = {site.pk: Targets(named=set(named), below=set(below)) for site in self._sites}
        holders: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for part in chunks(sorted(keys)):
            rows = Dependency.objects.filter(key__in=part).values_list(
                "document__site_id", "document__page_id", "document__locale", "key", "shown"
            )
            for site_id, page_id, locale, key, shown in rows:
                if site_id not in targets:
                    continue
                if page_id is None:
                    targets[site_id].locales.add(locale)
                elif page_id not in self._done[site_id]:
                    targets[site_id].beside.add(page_id)
                    if shown:
                        holders[site_id].append((page_id, key))
        for site in self._sites:
            mine = targets[site.pk]
            if everything:
                self._add_everything(site, mine)
            if len(mine.named | mine.below | mine.beside) > AT_ONCE:
                gone = hidden(keys, site)
                mine.showing_hidden = {pk for pk, key in holders[site.pk] if key in gone}
        return [(site, targets[site.pk]) for site in self._sites]

    def _add_everything(self, site: Site, targets: Targets) -> None:
        stored = Document.objects.filter(site=site).exclude(page=None)
        targets.below.update(stored.values_list("page_id", flat=True))
        targets.below.update(deliverable(DocumentContext(site)).values_list("pk", flat=True))
        targets.locales.update(languages())

    # What is done

    def _bring(self, site: Site, targets: Targets) -> None:
        pks = (targets.named | targets.below | targets.beside) - self._done[site.pk]
        if pks:
            self._bring_pages(site, pks, targets)
        for locale in sorted(targets.locales.intersection(languages())):
            self._compile_globals(site, locale)

    def _bring_pages(self, site: Site, pks: set[int], targets: Targets) -> None:
        public: set[int] = set()
        context = DocumentContext(site)
        for part in chunks(sorted(pks)):
            public.update(deliverable(context).filter(pk__in=part).values_list("pk", flat=True))
        hidden_here = self._withdraw(site, pks - public)
        if len(public) > AT_ONCE and hidden_here:
            self._find_those_that_show(site, hidden_here, targets)
        now = public
        if len(public) > AT_ONCE and not targets.at_once:
            now = public & (targets.showing_hidden | targets.named)
            now |= self._follow_moved(context, targets.below & public - now)
        later = public - now
        self._done[site.pk] |= pks
        for part in chunks(sorted(now), BATCH):
            self._compile(site, part)
        if later:
            leave_for_later(site, later)
            self.deferred += len(later)

    def _follow_moved(self, context: DocumentContext, pks: set[int]) -> set[int]:
        """Return which of some pages have another path now and are to be compiled at once.

        Of very many the addresses alone change now: to compile them would keep everybody else from
        publishing. What they say of their own place follows with the worker.
        """
        moved = {}
        for part in chunks(sorted(pks)):
            rows = Document.objects.filter(site=context.site, page__in=part)
            stored = dict(rows.values_list("page_id", "path"))
            for page in Page.objects.filter(pk__in=stored).only("path", "url_path", "locale_id"):
                path = context.paths.path_of(page)
                if path is not None and path != stored[page.pk]:
                    moved[page.pk] = path
        if len(moved) <= MOVED_AT_ONCE:
            return set(moved)
        relocate(moved, context.site, self.written)
        return set()

    def _withdraw(self, site: Site, pks: set[int]) -> set[int]:
        gone = set()
        for part in chunks(sorted(pks)):
            rows = list(Document.objects.filter(site=site, page__in=part).defer("body", "card"))
            withdraw(rows, self.written)
            no_longer_stale(site, part)
            gone |= {row.page_id for row in rows if row.page_id}
        return gone

    def _find_those_that_show(self, site: Site, pks: set[int], targets: Targets) -> None:
        keys = sorted(key_for(Page, pk) for pk in pks)
        for part in chunks(keys):
            rows = Dependency.objects.filter(key__in=part, shown=True, document__site=site)
            targets.showing_hidden.update(
                pk for pk in rows.values_list("document__page_id", flat=True) if pk
            )

    def _compile(self, site: Site, pks: Sequence[int]) -> None:
        batch = compile_for_storing(Page.objects.filter(pk__in=pks).order_by("pk"), site)
        failed = batch.failed | self._store(batch.compiled)
        no_longer_stale(site, batch.compiled.keys() - failed.keys())
        for pk, reason in failed.items():
            self._keep_page(site, pk)
            note_failure(site, pk, reason)

    def _compile_globals(self, site: Site, locale: str) -> None:
        try:
            with trial():
                compiled = {0: compile_site(site, locale)}
        except LOST:
            raise
        except Exception as error:  # noqa: BLE001  whatever one who knows some of it raises
            _log.exception("The globals of %s in %s can’t be compiled", site, locale)
            failed = {0: _reason(error)}
        else:
            failed = self._store(compiled)
        if failed:
            self._keep_globals(site, locale)
            note_failure(site, 0, failed[0], locale)
        else:
            no_longer_stale(site, [0], locale)

    def _store(self, compiled: Mapping[int, Compiled]) -> dict[int, str]:
        """Store documents; of those that the database does not take, return why."""
        try:
            self._store_whole(list(compiled.values()))
        except LOST:
            raise
        except Exception:  # noqa: BLE001  whatever is wrong with one
            _log.exception("A batch could not be stored; trying its documents one by one")
        else:
            return {}
        failed = {}
        for pk, item in compiled.items():
            try:
                self._store_whole([item])
            except LOST:
                raise
            except Exception as error:  # noqa: BLE001  as above
                failed[pk] = _reason(error)
        return failed

    def _store_whole(self, compiled: Sequence[Compiled]) -> None:
        written = Written()
        with trial():
            store(compiled, written, to_the_byte=self._to_the_byte)
        self.written.add(written)

    # What can't be compiled

    def _keep_page(self, site: Site, pk: int) -> None:
        """Keep the last document of a page that can't be compiled, without what is withdrawn."""
        for row in Document.objects.filter(site=site, page=pk):
            if gone := _hidden_in(row, site):
                self._put_instead(row, without(gone, row, site))

    def _keep_globals(self, site: Site, locale: str) -> None:
        """Keep the last globals likewise, without the languages that are withdrawn."""
        for row in Document.objects.filter(site=site, page=None, locale=locale):
            gone = _hidden_in(row, site)
            if gone or lost_languages(bytes(row.body), site):
                self._put_instead(row, globals_without(gone, row, site))

    def _put_instead(self, row: Document, rest: Compiled | None) -> None:
        """Store what is left of a document; if that is not certain, it goes whole."""
        if rest is None or self._store({0: rest}):
            withdraw([row], self.written)

    def _log(self, kind: Change.Kind, key: str) -> None:
        """Log a change that shows in no document, but in how they are found."""
        change = Change(kind=kind, at=timezone.now(), keys=["changes", key])
        change.save()
        self.written.changes.append(change)

    def withdraw_what_is_of_nothing(self) -> None:
        """Withdraw what belongs to no site any more, and globals in no language of ours."""
        take_lock()
        known = [site.pk for site in self._sites]
        gone = ~Q(site_id__in=known) | Q(page=None) & ~Q(locale__in=languages())
        for part in chunks(list(Document.objects.filter(gone).defer("body", "card"))):
            withdraw(part, self.written)


def take_lock() -> None:
    """Wait for the publishing lock; it is held until the transaction ends.

    On SQLite there is one writer at a time anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _numbers(keys: Iterable[str], prefix: str) -> list[int]:
    found = (key.partition(":") for key in keys)
    return sorted(int(pk) for name, _colon, pk in found if name == prefix)


def _keys_in_collection(pk: int) -> Iterator[str]:
    """Return the keys of what lies in a collection and those below it."""
    path = Collection.objects.filter(pk=pk).values_list("path", flat=True).first()
    if path is None:
        return
    for model in apps.get_models():
        if issubclass(model, CollectionMember) and is_shown(model):
            rows = model._default_manager.filter(collection__path__startswith=path)
            yield from (key_for(model, pk) for pk in rows.values_list("pk", flat=True))


def _hidden_in(row: Document, site: Site) -> set[str]:
    """Return the keys of what a document shows and nobody may see any more."""
    return hidden(row.dependencies.filter(shown=True).values_list("key", flat=True), site)


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
