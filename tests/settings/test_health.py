"""livez and readyz."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from wagtail.models import Site

from cms.publishing.models import Document


def test_livez_needs_no_database(client: Client) -> None:
    assert client.get("/livez").json() == {"status": "ok"}


@pytest.mark.django_db
def test_readyz_is_ready_when_migrated(client: Client) -> None:
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
def test_readyz_says_what_to_do_when_migrations_wait(client: Client) -> None:
    MigrationRecorder(connection).migration_qs.filter(app="home").delete()
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "manage.py migrate" in answer.json()["reason"]


def test_readyz_says_what_to_do_after_an_upgrade(site: Site, client: Client) -> None:
    assert client.get("/readyz").status_code == 200
    Document.objects.all().delete()
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "manage.py rebuild_documents" in answer.json()["reason"]
    call_command("rebuild_documents", verbosity=0)
    assert client.get("/readyz").status_code == 200
