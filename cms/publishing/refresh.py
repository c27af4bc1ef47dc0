"""The refresh: the last act of a unit of work makes stored documents follow what has changed.

It takes the publishing lock, reads the database again, compiles, stores what differs and appends
to the log. Signals only say which keys to look at.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from django.apps import apps
from django.db import connection
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Collection, CollectionMember, Page, Site

from cms.contract.context import DocumentContext
from cms.contract.references import key_for
from cms.contract.translation import FALLBACKS
from cms.publishing.compile import compile_for_storing, compile_site, deliverable
from cms.publishing.globals import languages
from cms.publishing.hidden import hidden
from cms.publishing.marks import EVERYTHING, REDIRECTS, SITES, is_shown
from cms.publishing.models import Change, Dependency, Document, Stale
from cms.publishing.redaction import without
from cms.publishing.store import CHUNK, Written, chunks, store, withdraw

AT_ONCE = 12
"""How many documents that merely gain something are brought up to date before the commit."""
BATCH = 50
"""How many pages are compiled with the queries of one."""
_LOCK = 0x53746F7279
_LONGEST_WAIT = timedelta(hours=1)


@dataclass
class Targets:
    """The documents of one site to look at."""

    named: set[int] = field(default_factory=set)
    """Pages that were changed themselves."""
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
        self._done: dict[int, set[int]] = defaultdict(set)
        self._sites = list(Site.objects.select_related("root_page"))

    def follow(self, marks: frozenset[str]) -> None:
        """Bring every document up to date that one of the marks concerns."""
        take_lock()
        keys, named = self._read(marks)
        everything = EVERYTHING in marks
        if REDIRECTS in marks:
            self._log(Change.Kind.REDIRECTS, REDIRECTS)
        if FALLBACKS in marks:
            self._log(Change.Kind.SITE, FALLBACKS)
        if SITES in marks:
            self._log(Change.Kind.SITE, SITES)
        if everything:
            self.withdraw_gone_sites()
        while keys or named or everything:
            for site, targets in self._targets(keys, named, everything=everything):
                self._bring(site, targets)
            named, everything = set(), False
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
        Stale.objects.filter(pk__in=[row.pk for row in waiting]).exclude(site_id__in=known).delete()
        if keys := self.written.asked_again:
            self.written.asked_again = set()
            for site, targets in self._targets(keys, set(), everything=False):
                self._bring(site, targets)

    def compile_anew(
        self, site: Site, pks: Sequence[int], locales: Sequence[str] = ()
    ) -> dict[int, str]:
        """Compile pages and globals whatever has changed; return why some could not be."""
        take_lock()
        self._bring(site, Targets(named=set(pks), locales=set(locales), at_once=True))
        waiting = Stale.objects.filter(site_id=site.pk, page_id__in=list(pks), attempts__gt=0)
        return dict(waiting.values_list("page_id", "error"))

    # What the marks mean

    def _read(self, marks: frozenset[str]) -> tuple[set[str], set[int]]:
        """Return the keys to find documents by, and the pages that are concerned themselves."""
        keys = {key for key in marks if not key.startswith(("tree:", "collection:"))}
        named = set(_numbers(marks, "page"))
        for part in chunks(_numbers(marks, "tree")):
            below = Q(pk__in=[])
            for path in Page.objects.filter(pk__in=part).values_list("path", flat=True):
                below |= Q(path__startswith=path)
            found = set(Page.objects.filter(below).values_list("pk", flat=True))
            # Those that were deleted meanwhile have documents of their own to say so.
            named |= found | set(part)
        for pk in _numbers(marks, "collection"):
            keys |= set(_keys_in_collection(pk))
        keys |= {key_for(Page, pk) for pk in named}
        return keys, named

    def _targets(
        self, keys: set[str], named: set[int], *, everything: bool
    ) -> list[tuple[Site, Targets]]:
        targets = {site.pk: Targets(named=set(named)) for site in self._sites}
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
            if len(mine.named | mine.beside) > AT_ONCE:
                gone = hidden(keys, site)
                mine.showing_hidden = {pk for pk, key in holders[site.pk] if key in gone}
        return [(site, targets[site.pk]) for site in self._sites]

    def _add_everything(self, site: Site, targets: Targets) -> None:
        stored = Document.objects.filter(site=site).exclude(page=None)
        targets.beside.update(stored.values_list("page_id", flat=True))
        targets.beside.update(deliverable(DocumentContext(site)).values_list("pk", flat=True))
        targets.locales.update(languages())

    # What is done

    def _bring(self, site: Site, targets: Targets) -> None:
        pks = (targets.named | targets.beside) - self._done[site.pk]
        if pks:
            self._bring_pages(site, pks, targets)
        for locale in sorted(targets.locales):
            store([compile_site(site, locale)], self.written)
            _no_longer_stale(site, [0], locale)

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
            named = targets.named if len(targets.named) <= AT_ONCE else set()
            now = public & (targets.showing_hidden | named)
        later = public - now
        self._done[site.pk] |= pks
        for part in chunks(sorted(now), BATCH):
            self._compile(site, part)
        if later:
            self._leave_for_later(site, later)

    def _withdraw(self, site: Site, pks: set[int]) -> set[int]:
        gone = set()
        for part in chunks(sorted(pks)):
            rows = list(Document.objects.filter(site=site, page__in=part).defer("body", "card"))
            withdraw(rows, self.written)
            _no_longer_stale(site, part)
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
        store(list(batch.compiled.values()), self.written)
        _no_longer_stale(site, batch.compiled)
        for pk, reason in batch.failed.items():
            self._note_failure(site, pk, reason)

    def _note_failure(self, site: Site, pk: int, reason: str) -> None:
        """Keep the last document of a page that can't be compiled, without what is withdrawn.

        If that can't be taken out of it for certain, the document goes whole.
        """
        for row in Document.objects.filter(site=site, page=pk):
            gone = hidden(row.dependencies.filter(shown=True).values_list("key", flat=True), site)
            if gone and (rest := without(gone, row, site)):
                store([rest], self.written)
            elif gone:
                withdraw([row], self.written)
        now = timezone.now()
        waiting, _made = Stale.objects.get_or_create(
            site_id=site.pk, page_id=pk, locale="", defaults={"since": now, "retry_at": now}
        )
        waiting.attempts += 1
        waiting.error = reason[:2000]
        waiting.retry_at = now + min(timedelta(minutes=2**waiting.attempts), _LONGEST_WAIT)
        waiting.save()

    def _leave_for_later(self, site: Site, pks: set[int]) -> None:
        now = timezone.now()
        rows = (Stale(site_id=site.pk, page_id=pk, since=now, retry_at=now) for pk in sorted(pks))
        Stale.objects.bulk_create(
            rows,
            batch_size=CHUNK,
            update_conflicts=True,
            unique_fields=["site_id", "page_id", "locale"],
            update_fields=["retry_at"],
        )
        self.deferred += len(pks)

    def _log(self, kind: Change.Kind, key: str) -> None:
        """Log a change that shows in no document, but in how they are found."""
        change = Change(kind=kind, at=timezone.now(), keys=["changes", key])
        change.save()
        self.written.changes.append(change)

    def withdraw_gone_sites(self) -> None:
        """Withdraw what belongs to no site any more."""
        take_lock()
        known = [site.pk for site in self._sites]
        gone = Document.objects.exclude(site_id__in=known).defer("body", "card")
        for part in chunks(list(gone)):
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


def _no_longer_stale(site: Site, pks: Iterable[int], locale: str = "") -> None:
    Stale.objects.filter(site_id=site.pk, page_id__in=list(pks), locale=locale).delete()
