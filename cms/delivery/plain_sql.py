"""Stored documents in plain SQL, for what is asked all the time: one page, and a part of a list.

Django takes several times as long to put such a query together as a database to answer it.
``cms.delivery.selection`` says the same to Django, for all else.
"""

from collections import namedtuple
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Field, Model
from django.utils import timezone
from wagtail.models import Site

from cms.delivery.cursor import Cursor
from cms.delivery.filters import ListQuery
from cms.publishing.models import Document, Facet

_PUBLIC = (
    "document.page_id IS NOT NULL AND (document.expires_at IS NULL OR document.expires_at > %s)"
)
_SITES, _DOCUMENTS, _FACETS = (model._meta.db_table for model in (Site, Document, Facet))


class Columns:
    """Columns of a model, and what makes of their values what Django makes of them."""

    def __init__(self, model: type[Model], alias: str, names: Sequence[str]) -> None:
        """Take the columns by the names of their attributes."""
        self.names = names
        self._fields = [_field(model, name) for name in names]
        self.sql = ", ".join(f"{alias}.{field.column}" for field in self._fields)
        self._row: Any = namedtuple("Row", names)  # type: ignore[misc]  # known when it runs
        self._converters = [
            (place, converter, field.cached_col)
            for place, field in enumerate(self._fields)
            for converter in (
                *connection.ops.get_db_converters(field.cached_col),
                *field.get_db_converters(connection),
            )
        ]

    def read(self, values: Sequence[Any]) -> Any:
        """Return the values of a row as Python has them."""
        if self._converters:
            values = list(values)
            for place, converter, expression in self._converters:
                if values[place] is not None:
                    values[place] = converter(values[place], expression, connection)
        return self._row._make(values)


class Where:
    """Conditions on documents, with their values and the tables that they need beside."""

    def __init__(self, *, joined_to_others: bool = False) -> None:
        """Begin with what is public; of what is joined to others, nothing else may be joined."""
        self.joined_to_others = joined_to_others
        self.tables: list[str] = []
        self.conditions = [_PUBLIC]
        self.values: list[Any] = [ready("expires_at", timezone.now())]

    def add(self, name: str, sign: str, value: Any) -> None:
        """Add that a column is equal to, or less or more than, a value."""
        self.conditions.append(f"document.{_field(Document, name).column} {sign} %s")
        self.values.append(ready(name, value))

    def among(self, name: str, values: Sequence[Any]) -> None:
        """Add that a column has one of some values."""
        marks = ", ".join(["%s"] * len(values))
        self.conditions.append(f"document.{_field(Document, name).column} IN ({marks})")
        self.values += [ready(name, value) for value in values]

    def in_language(self, locale: str, instead: str) -> None:
        """Add that a document is in a language, or stands in for what that has no document of."""
        self.among("locale", (locale, instead))
        own = _PUBLIC.replace("document.", "own.")
        self.conditions.append(
            f"(document.locale = %s OR NOT EXISTS (SELECT 1 FROM {_DOCUMENTS} AS own"  # noqa: S608  nothing of it comes from outside
            f" WHERE own.site_id = document.site_id AND own.locale = %s"
            f" AND own.translation_key = document.translation_key AND {own}))"
        )
        self.values += [locale, locale, ready("expires_at", timezone.now())]

    def with_facet(self, name: str, values: Sequence[str]) -> None:
        """Add that a document has a facet with one of some values."""
        self.values += [name, *values]
        if self.joined_to_others or len(values) > 1:
            # One that has several of them is to be met once.
            marks = ", ".join(["%s"] * len(values))
            having = f"SELECT document_id FROM {_FACETS} WHERE name = %s AND value IN ({marks})"  # noqa: S608  nothing of it comes from outside
            self.conditions.append(f"document.id IN ({having})")
            return
        alias = f"facet_{len(self.tables)}"
        self.tables.append(f" JOIN {_FACETS} AS {alias} ON {alias}.document_id = document.id")
        self.conditions.append(f"{alias}.name = %s AND {alias}.value = %s")

    def after(self, cursor: Cursor, name: str, sign: str) -> None:
        """Add that a row comes later in the order of a column, and of pages where it is the same.

        The column is said first by itself, so that the index is entered there: with OR alone it is
        read from its start, and the last part of a long list takes longest.
        """
        column, value = f"document.{_field(Document, name).column}", ready(name, cursor.value)
        self.conditions.append(
            f"{column} {sign}= %s AND ({column} {sign} %s OR document.page_id {sign} %s)"
        )
        self.values += [value, value, cursor.key]

    @property
    def sql(self) -> str:
        """Return the conditions, all of which have to be met."""
        return " AND ".join(self.conditions)


class StoredPage(NamedTuple):
    """A page as it is stored."""

    page_id: int
    changes_at: Any
    expires_at: Any
    body: bytes


def stored_page(site: str | None, **at: Any) -> tuple[Site | None, StoredPage | None]:
    """Return a site, by its host name or else the default one, and the public page that is there.

    ``at`` says where: the ``path``, or ``translation_key`` and ``locale``.
    """
    where = Where()
    for name, value in at.items():
        where.add(name, "=", value)
    pages = _columns(Document, "document", StoredPage._fields)
    beside = f" LEFT JOIN {_DOCUMENTS} AS document ON document.site_id = site.id AND {where.sql}"
    found, values = site_row(site, pages.sql, beside, where.values)
    return found, StoredPage(*pages.read(values)) if found and values[0] else None


def site_row(
    name: str | None,
    columns: str,
    beside: str,
    values: Sequence[Any] = (),
    before: Sequence[Any] = (),
) -> tuple[Site | None, Sequence[Any]]:
    """Return a site, by its host name or else the default one, and columns of what is joined.

    ``values`` are those of what is joined, ``before`` those of the columns.
    """
    sites = _columns(Site, "site")
    named = "site.hostname = %s" if name else "site.is_default_site"
    sql = f"SELECT {sites.sql}, {columns} FROM {_SITES} AS site{beside} WHERE {named}"  # noqa: S608  nothing of it comes from outside
    row = next(iter(_rows(sql, [*before, *values, *([name] if name else [])])), None)
    if row is None:
        return None, ()
    width = len(sites.names)
    site = Site.from_db(connection.alias, sites.names, sites.read(row[:width]))
    return site, row[width:]


def stored_rows(
    site: int,
    query: ListQuery,
    after: Cursor | None,
    columns: Sequence[str],
    instead: str | None = None,
) -> list[Any]:
    """Return rows of the documents that a query's filters let through, from a cursor on.

    There is one more than the query asks for if the list goes on. ``instead`` is the language
    that stands in for the one that is asked for.
    """
    where = filtered(query, instead)
    where.add("site_id", "=", site)
    name, down = query.order.lstrip("-"), query.order.startswith("-")
    if after:
        where.after(after, name, "<" if down else ">")
    way = "DESC" if down else "ASC"
    read = _columns(Document, "document", tuple(dict.fromkeys(("page_id", name, *columns))))
    sql = (
        f"SELECT {read.sql} FROM {_DOCUMENTS} AS document{''.join(where.tables)} WHERE {where.sql}"  # noqa: S608  nothing of it comes from outside
        f" ORDER BY document.{name} {way}, document.page_id {way} LIMIT {query.limit + 1:d}"
    )
    return [read.read(row) for row in _rows(sql, where.values)]


def ranked_rows(
    site: int, query: ListQuery, ranking: tuple[str, Sequence[Any]], instead: str | None = None
) -> list[Any]:
    """Return the documents of a ranking: primary key, rank, when it was published, and the page.

    Those that the filters stop have no moment and no page. ``ranking`` is SQL for primary keys and
    ranks, with its values.
    """
    where = filtered(query, instead, joined_to_others=True)
    where.add("site_id", "=", site)
    sql, values = ranking
    found = _rows(
        "SELECT ranked.id, ranked.weight, document.published_at, document.page_id"  # noqa: S608  as above
        f" FROM ({sql}) AS ranked"
        f" LEFT JOIN {_DOCUMENTS} AS document ON document.id = ranked.id AND {where.sql}",
        [*values, *where.values],
    )
    read = _columns(Document, "document", ("published_at", "page_id")).read
    return [(pk, rank, *read((at, page))) for pk, rank, at, page in found]


def filtered(
    query: ListQuery, instead: str | None = None, *, joined_to_others: bool = False
) -> Where:
    """Return what a query's filters ask of a document, but for the words that it holds."""
    where = Where(joined_to_others=joined_to_others)
    if query.type:
        where.among("type", query.type)
    if instead:
        where.in_language(query.locale[0], instead)
    elif query.locale:
        where.among("locale", query.locale)
    if query.ids:
        where.among("translation_key", query.ids)
    if query.published_after:
        where.add("published_at", ">", query.published_after)
    if query.published_before:
        where.add("published_at", "<", query.published_before)
    for name, values in query.facets():
        where.with_facet(name, values)
    return where


def _rows(sql: str, values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def ready(name: str, value: Any) -> Any:
    """Return a value of one of a document's columns as the database takes it."""
    return _field(Document, name).get_db_prep_value(value, connection)


def moment(name: str, value: Any) -> datetime | None:
    """Return what the database says of a document's moment as Python has it."""
    found: datetime | None = _columns(Document, "document", (name,)).read([value])[0]
    return found


@cache
def _columns(model: type[Model], alias: str, names: tuple[str, ...] = ()) -> Columns:
    return Columns(model, alias, names or [field.attname for field in model._meta.concrete_fields])


@cache
def _field(model: type[Model], name: str) -> "Field[Any, Any]":
    found = {field.attname: field for field in model._meta.concrete_fields}
    return found[name]
