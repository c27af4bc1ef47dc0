"""The store: what is compiled is written if it differs, and every difference is logged."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import connection
from django.utils import timezone
from wagtail.models import Site

from cms.contract.references import with_facet
from cms.publishing.compile import Compiled
from cms.publishing.models import (
    Change,
    Dependency,
    Document,
    Facet,
    SearchText,
    Withdrawal,
)
from cms.publishing.pictures import PICTURE

CHUNK = 500
"""How many values stand in one query."""
_Item = TypeVar("_Item")
_Pair = tuple[Compiled, Document]
_SEEN = ("etag", "path", "type", "locale", "title", "published_at", "updated_at", "translation_key")
_UNSEEN = ("expires_at", "changes_at")
_BYTES = ("body", "card")
_DEPENDENCY = (
    f"INSERT INTO {Dependency._meta.db_table} (document_id, key, shown) VALUES (%s, %s, %s)"  # noqa: S608  nothing of it comes from outside
)


def chunks(items: Iterable[_Item], size: int = CHUNK) -> Iterator[Sequence[_Item]]:
    """Return the items in parts."""
    found = list(items)
    for start in range(0, len(found), size):
        yield found[start : start + size]


@dataclass
class Written:
    """What one refresh has done to the store."""

    changes: list[Change] = field(default_factory=list)
    asked_again: set[str] = field(default_factory=set)
    """The keys of lists that may have other members or other cards now."""

    def add(self, other: "Written") -> None:
        """Take over what another has done."""
        self.changes += other.changes
        self.asked_again |= other.asked_again


def store(compiled: Sequence[Compiled], written: Written, *, to_the_byte: bool = False) -> None:
    """Write documents that are new or differ, with what they rest on; log each of them.

    What they are found by is written whenever it differs, by itself too: a new release may compare
    words in another way. ``to_the_byte`` compares what is stored itself, not only its entity tag:
    something may have damaged it, and to read it takes longer than all else that is read here.
    """
    if not compiled:
        return
    existing = _existing(compiled, whole=to_the_byte)
    new, other, same = [], [], []
    for item in compiled:
        row = existing.get(_place(item.columns))
        if row is None:
            new.append(item)
        elif _differs(item.columns, row) or _is_damaged(item.columns, row):
            other.append((item, row))
        else:
            same.append((item, row))
    inserted = _insert(new, written)
    logged, others = _update(other, written)
    _follow_dependencies([*other, *same])
    _follow_facets([*inserted, *logged], written, seen=True)
    _log_facets(_follow_facets([*others, *same], written), written)
    _follow_search([*inserted, *other, *same])


def withdraw(rows: Sequence[Document], written: Written) -> None:
    """Remove documents; their keys stay in the log."""
    keys: dict[int, list[str]] = {row.pk: [] for row in rows}
    pks = list(keys)
    for pk, key in Dependency.objects.filter(document__in=pks).values_list("document_id", "key"):
        keys[pk].append(key)
    for row in rows:
        if row.page_id is not None:
            written.asked_again.add(list_key(row.type, row.locale))
    told = Withdrawal.objects.filter(page__in=[row.page_id for row in rows if row.page_id])
    reasons: dict[int | None, str] = dict(told.values_list("page_id", "reason"))
    facets = Facet.objects.filter(document__in=pks).exclude(name=PICTURE)
    for name, value, locale in facets.values_list("name", "value", "document__locale"):
        written.asked_again.add(with_facet(name, value, locale))
    changes = [
        _change(
            Change.Kind.WITHDRAWN if row.page_id else Change.Kind.SITE,
            _columns_of(row),
            [key for key in keys[row.pk] if _is_of_media(key)],
            reason=reasons.get(row.page_id, ""),
        )
        for row in rows
    ]
    written.changes += Change.objects.bulk_create(changes)
    SearchText.objects.filter(document__in=pks).delete()
    Facet.objects.filter(document__in=pks).delete()
    Dependency.objects.filter(document__in=pks).delete()
    Document.objects.filter(pk__in=pks).delete()


def relocate(paths: Mapping[int, str], site: Site, written: Written) -> None:
    """Let documents be found at other paths, by page; what they say of it themselves follows."""
    for part in chunks(paths):
        rows = list(Document.objects.filter(site=site, page__in=part).defer("body", "card"))
        moves = [
            _change(
                Change.Kind.MOVED,
                {**_columns_of(row), "path": paths[row.page_id or 0]},
                previous_path=row.path,
            )
            for row in rows
        ]
        for row, move in zip(rows, Change.objects.bulk_create(moves), strict=True):
            row.path, row.version = move.path, move.sequence
            _ask_again(_columns_of(row), written)
            written.changes.append(move)
        Document.objects.bulk_update(rows, ["path", "version"])


def list_key(type_: str, locale: str) -> str:
    """Return the key of the question which pages of a type there are in a language."""
    return f"list:{type_}:{locale}"


def _place(columns: dict[str, Any]) -> tuple[Any, ...]:
    page = columns["page_id"]
    return (columns["site_id"], page, None if page else columns["locale"])


def _existing(compiled: Sequence[Compiled], *, whole: bool) -> dict[tuple[Any, ...], Document]:
    site = compiled[0].columns["site_id"]
    rows = Document.objects.filter(site_id=site).defer(*(() if whole else _BYTES))
    pages = [item.columns["page_id"] for item in compiled if item.columns["page_id"]]
    found = list(rows.filter(page__in=pages)) if pages else []
    if len(pages) < len(compiled):
        found += rows.filter(page=None)
    return {_place(_columns_of(row)): row for row in found}


def _columns_of(row: Document) -> dict[str, Any]:
    names = ("page_id", "site_id", *_SEEN)
    return {name: getattr(row, name) for name in names}


def _differs(columns: dict[str, Any], row: Document) -> bool:
    return any(
        name in columns and columns[name] != getattr(row, name) for name in (*_SEEN, *_UNSEEN)
    )


def _is_damaged(columns: dict[str, Any], row: Document) -> bool:
    """Tell whether what is stored is not what its entity tag says; if it was not read, it is."""
    read = [name for name in _BYTES if name in columns and name not in row.get_deferred_fields()]
    return any(bytes(getattr(row, name)) != columns[name] for name in read)


def _ends_sooner(columns: dict[str, Any], row: Document) -> bool:
    """Tell whether the clock will change a document earlier than was stored."""
    moments = [(columns.get(name), getattr(row, name)) for name in _UNSEEN]
    return any(now and (before is None or now < before) for now, before in moments)


def _insert(compiled: Sequence[Compiled], written: Written) -> list[_Pair]:
    changes = [_change(_kind(item, Change.Kind.PUBLISHED), item.columns) for item in compiled]
    changes = Change.objects.bulk_create(changes)
    rows = [
        Document(**item.columns, version=change.sequence)
        for item, change in zip(compiled, changes, strict=True)
    ]
    rows = Document.objects.bulk_create(rows)
    for item in compiled:
        _ask_again(item.columns, written)
    _add_dependencies(
        (row.pk, key, shown)
        for item, row in zip(compiled, rows, strict=True)
        for key, shown in item.dependencies.items()
    )
    written.changes += changes
    return list(zip(compiled, rows, strict=True))


def _update(pairs: Sequence[_Pair], written: Written) -> tuple[list[_Pair], list[_Pair]]:
    """Write documents that differ; return those that are others to readers, and all else."""
    logged: list[_Pair] = []
    others: list[_Pair] = []
    for item, row in pairs:
        before_it = len(written.changes)
        columns = item.columns
        if row.etag != columns["etag"]:
            before = set(row.dependencies.filter(shown=True).values_list("key", flat=True))
            # One that is withdrawn is still asked for.
            gone = before - {key for key, shown in item.dependencies.items() if shown}
            moved = "path" in columns and columns["path"] != row.path
            change = _change(
                _kind(item, Change.Kind.MOVED if moved else Change.Kind.UPDATED),
                columns,
                [key for key in gone if _is_of_media(key)],
                previous_path=row.path if moved else "",
            )
            change.save()
            written.changes.append(change)
            columns = {**columns, "version": change.sequence}
            _ask_again(_columns_of(row), written)
            _ask_again(item.columns, written)
        elif _ends_sooner(columns, row) or _is_damaged(columns, row):
            # Whoever keeps the answer believes that it holds for longer, or keeps the damage.
            change = _change(_kind(item, Change.Kind.UPDATED), columns)
            change.save()
            written.changes.append(change)
        Document.objects.filter(pk=row.pk).update(**columns)
        (logged if len(written.changes) > before_it else others).append((item, row))
    return logged, others


def _follow_dependencies(pairs: Sequence[_Pair]) -> None:
    before: dict[int, dict[str, bool]] = {row.pk: {} for _item, row in pairs}
    rows = Dependency.objects.filter(document__in=before)
    for pk, key, shown in rows.values_list("document_id", "key", "shown"):
        before[pk][key] = shown
    new = []
    for item, row in pairs:
        if gone := before[row.pk].items() - item.dependencies.items():
            row.dependencies.filter(key__in=[key for key, _shown in gone]).delete()
        added = item.dependencies.items() - before[row.pk].items()
        new += [(row.pk, key, shown) for key, shown in added]
    _add_dependencies(new)


def _add_dependencies(rows: Iterable[tuple[int, str, bool]]) -> None:
    """Insert documents' primary keys with what they rest on.

    A story rests on dozens of rows: to make models of them first takes longer than all else that
    is written.
    """
    with connection.cursor() as cursor:
        cursor.executemany(_DEPENDENCY, list(rows))


def _follow_facets(pairs: Sequence[_Pair], written: Written, *, seen: bool = False) -> list[_Pair]:
    """Write what documents are filtered by, and return those for which that is something else.

    ``seen`` tells that they are others to readers too.
    """
    before: dict[int, set[tuple[str, str]]] = {row.pk: set() for _item, row in pairs}
    gone = []
    wanted = {row.pk: item.facets for item, row in pairs}
    for facet in Facet.objects.filter(document__in=before):
        before[facet.document_id].add((facet.name, facet.value))
        if (facet.name, facet.value) not in wanted[facet.document_id]:
            gone.append(facet.pk)
    for item, row in pairs:
        was = before[row.pk]
        for name, value in was | item.facets if seen else was ^ item.facets:
            if name == PICTURE:
                continue
            for locale in {row.locale, item.columns["locale"]}:
                written.asked_again.add(with_facet(name, value, locale))
    if gone:
        Facet.objects.filter(pk__in=gone).delete()
    Facet.objects.bulk_create(
        Facet(document_id=pk, name=name, value=value)
        for pk, facets in wanted.items()
        for name, value in sorted(facets - before[pk])
    )
    return [(item, row) for item, row in pairs if item.facets != before[row.pk]]


def _log_facets(pairs: Sequence[_Pair], written: Written) -> None:
    """Log pages that say what they said, and are found by something else: lists are others now."""
    changes = [_change(Change.Kind.UPDATED, item.columns) for item, _row in pairs]
    written.changes += Change.objects.bulk_create(changes)


def _follow_search(pairs: Sequence[_Pair]) -> None:
    pks = [row.pk for item, row in pairs if item.search]
    before = SearchText.objects.in_bulk(pks)
    SearchText.objects.bulk_create(
        (
            SearchText(document_id=row.pk, **item.search)
            for item, row in pairs
            if item.search and searched_otherwise(item.search, before.get(row.pk))
        ),
        update_conflicts=True,
        unique_fields=["document"],
        update_fields=["title", "head", "body", "text"],
    )


def searched_otherwise(columns: dict[str, str], row: SearchText | None) -> bool:
    """Tell whether a document's ``SearchText`` is missing or other than it should be."""
    return row is None or any(getattr(row, name) != value for name, value in columns.items())


def _kind(item: Compiled, kind: Change.Kind) -> Change.Kind:
    return kind if item.columns["page_id"] else Change.Kind.SITE


def _ask_again(columns: dict[str, Any], written: Written) -> None:
    if columns["page_id"] is not None:
        written.asked_again.add(list_key(columns["type"], columns["locale"]))


def _change(
    kind: Change.Kind,
    columns: dict[str, Any],
    also: Iterable[str] = (),
    previous_path: str = "",
    reason: str = "",
) -> Change:
    page = columns["page_id"]
    keys = {"changes", *also}
    if page is None:
        keys.add("site")
    else:
        keys |= {f"page:{page}", "pages"}
        if kind != Change.Kind.UPDATED:
            keys.add("paths")
    return Change(
        kind=kind,
        at=timezone.now(),
        site_id=columns["site_id"],
        page_id=page,
        translation_key=columns.get("translation_key"),
        locale=columns["locale"],
        type=columns["type"],
        path=columns.get("path", ""),
        previous_path=previous_path,
        etag="" if kind == Change.Kind.WITHDRAWN else columns["etag"],
        reason=reason,
        keys=sorted(keys),
    )


def _is_of_media(key: str) -> bool:
    """Tell the keys of pictures, films and files, which are answered by themselves."""
    return key.startswith(("image:", "snippet:media."))
