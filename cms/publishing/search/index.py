"""The index: which documents hold all words of a query, and how well.

Each database has an index of its own, full-text search of PostgreSQL or FTS5 of SQLite; both rank
a word in the title above one in standfirst, tags or authors, and that above one in the body. A rank
rests on the document and the words alone: nothing that others publish moves a document in the list.
"""

from collections.abc import Iterable, Iterator
from itertools import islice, zip_longest

from django.db import connection
from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from cms.publishing.models import Document
from cms.publishing.search.text import in_language
from cms.publishing.search.words import asked_words

MOST_RANKED = 5000
"""Of what more documents answer, none is the best: it is not ranked, so as to bound the work."""
MOST_WEIGHED = 30
"""How many words of a query count in SQLite's ranks: each is looked up in every column."""
_WEIGHTS = {"title": 10.0, "head": 4.0, "body": 1.0}
# What FTS5 has for this, bm25(), weighs words by how many documents hold them, and so shifts with
# every document that comes or goes.
_WEIGHED = """
    SELECT id, {weight} AS weight FROM (
        SELECT rowid AS id FROM publishing_search WHERE publishing_search MATCH %s LIMIT {most}
    ) AS part
"""
# 10 : 4 : 1, as PostgreSQL has them by default; its 1 at the end evens out the documents' length.
_RANKED = {
    "sqlite": "SELECT id, sum(weight) AS weight FROM ({parts}) AS parts GROUP BY id",
    "postgresql": """
        SELECT
            document_id AS id,
            ts_rank('{{0.1, 0.1, 0.4, 1.0}}', vector, {query}, 1)::float8 AS weight
        FROM publishing_searchtext
        WHERE document_id = ANY ((SELECT publishing_matches({query}, {most}))::bigint[])
    """,
}
_MATCHED = {
    "sqlite": """
        publishing_document.id IN (
            SELECT rowid FROM publishing_search WHERE publishing_search MATCH {query}
        )
    """,
    # In a SELECT of its own, for else it would be called for every row.
    "postgresql": """
        publishing_document.id = ANY ((SELECT publishing_matches({query}, NULL))::bigint[])
    """,
}
# One document at a time, in the order they are wanted: what many hold is found in the first few.
_HELD = {
    "sqlite": """
        EXISTS (
            SELECT 1 FROM publishing_search
            WHERE publishing_search MATCH {query} AND rowid = publishing_document.id
        )
    """,
    "postgresql": """
        (
            SELECT vector @@ {query} FROM publishing_searchtext
            WHERE document_id = publishing_document.id
        )
    """,
}


class Search:
    """A query in each of some languages; a document is matched in its own."""

    def __init__(self, query: str, locales: Iterable[str]) -> None:
        """Take the query as it was typed, and the languages that are looked through."""
        asked = {locale: asked_words(query, locale) for locale in locales}
        self._alternatives = [
            [in_language(word, locale) for word in words]
            for locale, words in asked.items()
            if words
        ]

    @property
    def asks_nothing(self) -> bool:
        """Tell whether there is no word in the query: then nothing matches."""
        return not self._alternatives

    def ranking(self, most: int) -> tuple[str, list[str]]:
        """Return SQL for so many matching documents: ``id``, and the rank as ``weight``."""
        template = _RANKED[connection.vendor]
        if connection.vendor == "sqlite":
            parts = [(0.0, self._parameters[0]), *self._weighed()]
            sql = [_WEIGHED.format(weight=weight, most=most) for weight, _asked in parts]
            return template.format(parts=" UNION ALL ".join(sql)), [asked for _, asked in parts]
        parameters = self._parameters * template.count("{query}")
        return template.format(query=self._sql, most=most), parameters

    def _weighed(self) -> Iterator[tuple[float, str]]:
        """Return what each word weighs in each column, of documents that hold them all."""
        # The first words of every language together, and so on: they meet documents of their own.
        for together in islice(zip_longest(*self._alternatives), MOST_WEIGHED):
            words = " OR ".join(f'"{word}"' for word in together if word)
            for column, weight in _WEIGHTS.items():
                yield weight, f"({{{column}}} : ({words})) AND ({self._parameters[0]})"

    def matching(self, rows: QuerySet[Document]) -> QuerySet[Document]:
        """Return those among documents that hold every word; to be counted."""
        return rows.filter(self._condition(_MATCHED))

    def held_by(self, rows: QuerySet[Document]) -> QuerySet[Document]:
        """Return the same; to be read from the start, where very many hold the words."""
        return rows.filter(self._condition(_HELD))

    def _condition(self, statements: dict[str, str]) -> RawSQL:
        statement = statements[connection.vendor].format(query=self._sql)
        # The statement is ours; what was asked for is a parameter.
        return RawSQL(statement, self._parameters, BooleanField())  # noqa: S611  as said

    @property
    def _sql(self) -> str:
        if connection.vendor == "sqlite":
            return "%s"
        return "(" + " || ".join(["plainto_tsquery('simple', %s)"] * len(self._alternatives)) + ")"

    @property
    def _parameters(self) -> list[str]:
        if connection.vendor == "sqlite":
            return [" OR ".join(_all(words) for words in self._alternatives)]
        return [" ".join(words) for words in self._alternatives]


def _all(words: Iterable[str]) -> str:
    # In quotation marks, for else a word could be an operator; there are none in words.
    return "(" + " AND ".join(f'"{word}"' for word in words) + ")"
