"""Many publish at once, from several processes: none deadlocks, and the end is as it should be."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from cms.publishing.models import Change
from cms.publishing.rebuilding import verify
from tests.factories import make_site, make_story

PROCESSES, EACH, STORIES = 4, 50, 12
PUBLISHING = [sys.executable, "-m", "tests.cms.publishing.publishing_process"]


class TestOnPostgreSQL:
    """SQLite has one writer at a time."""

    __test__ = connection.vendor == "postgresql"

    @pytest.mark.django_db(transaction=True)
    def test_two_hundred_publishes_of_pages_that_embed_each_other(self) -> None:
        make_site()
        pks = [str(make_story().pk) for _ in range(STORIES)]
        before = Change.objects.count()
        name = connection.settings_dict["NAME"]
        processes = [
            subprocess.Popen(
                [*PUBLISHING, name, str(seed), str(EACH), *pks],
                cwd=Path.cwd(),
                stderr=subprocess.PIPE,
            )
            for seed in range(PROCESSES)
        ]
        for process in processes:
            _out, said = process.communicate(timeout=180)
            assert process.returncode == 0, said.decode()[-2000:]
        assert [line for progress in verify() for line in progress.failed] == []
        assert Change.objects.count() >= before + PROCESSES * EACH
