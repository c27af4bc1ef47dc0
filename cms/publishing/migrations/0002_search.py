"""What documents are found by, and an index of it that the database keeps in step by itself."""

import django.db.models.deletion
from django.db import migrations, models

# The words need no taking apart any more: both databases take them as they are. SQLite's tokenizer
# "ascii" parts at ASCII signs alone, of which words have none.
SQLITE = (
    """
    CREATE VIRTUAL TABLE publishing_search USING fts5(
        title, head, body,
        content='publishing_searchtext', content_rowid='document_id', tokenize='ascii'
    )
    """,
    """
    CREATE TRIGGER publishing_search_insert AFTER INSERT ON publishing_searchtext BEGIN
        INSERT INTO publishing_search (rowid, title, head, body)
        VALUES (new.document_id, new.title, new.head, new.body);
    END
    """,
    """
    CREATE TRIGGER publishing_search_delete AFTER DELETE ON publishing_searchtext BEGIN
        INSERT INTO publishing_search (publishing_search, rowid, title, head, body)
        VALUES ('delete', old.document_id, old.title, old.head, old.body);
    END
    """,
    """
    CREATE TRIGGER publishing_search_update AFTER UPDATE ON publishing_searchtext BEGIN
        INSERT INTO publishing_search (publishing_search, rowid, title, head, body)
        VALUES ('delete', old.document_id, old.title, old.head, old.body);
        INSERT INTO publishing_search (rowid, title, head, body)
        VALUES (new.document_id, new.title, new.head, new.body);
    END
    """,
)
POSTGRESQL = (
    """
    ALTER TABLE publishing_searchtext ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title), 'A') ||
        setweight(to_tsvector('simple', head), 'B') ||
        setweight(to_tsvector('simple', body), 'D')
    ) STORED
    """,
    "CREATE INDEX publishing_search ON publishing_searchtext USING gin (vector)",
    # The planner does not know what unpacking a long vector costs: left alone, it reads the whole
    # table for a common word, which takes a hundred times as long as the index.
    """
    CREATE FUNCTION publishing_matches(asked tsquery, most bigint) RETURNS bigint[]
    LANGUAGE sql STABLE SET enable_seqscan = off SET enable_indexscan = off AS $$
        SELECT ARRAY(
            SELECT document_id FROM publishing_searchtext WHERE vector @@ asked LIMIT most
        )
    $$
    """,
)


def create_index(apps, schema_editor):
    """Create the index, empty; rebuild_documents fills it for documents that are there already.

    A later migration that alters the table must create the triggers again: on SQLite, Django makes
    a new table then.
    """
    vendor = schema_editor.connection.vendor
    for statement in SQLITE if vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    """Drop what does not go with the table."""
    if schema_editor.connection.vendor == "sqlite":
        for name in ("insert", "delete", "update"):
            schema_editor.execute(f"DROP TRIGGER publishing_search_{name}")
        schema_editor.execute("DROP TABLE publishing_search")
    else:
        schema_editor.execute("DROP FUNCTION publishing_matches(tsquery, bigint)")


class Migration(migrations.Migration):

    dependencies = [("publishing", "0001_stored_documents")]

    operations = [
        migrations.CreateModel(
            name="SearchText",
            fields=[
                ("document", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="search", serialize=False, to="publishing.document")),
                ("title", models.TextField()),
                ("head", models.TextField()),
                ("body", models.TextField()),
                ("text", models.TextField()),
            ],
        ),
        migrations.RunPython(create_index, drop_index),
    ]
