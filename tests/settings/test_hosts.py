"""A host that is not ours is named to whoever asks, and in one line of the log."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

ASKING = """
import json, sys, django
django.setup()
from django.test import Client
answer = Client().get(sys.argv[1], headers={"host": sys.argv[2]})
json.dump([answer.status_code, answer["Content-Type"], answer.content.decode()], sys.stdout)
"""
PROBLEM = "application/problem+json"
ANSWERS = {
    "/delivery/v1/pages": PROBLEM,
    "/media/images/x": PROBLEM,
    "/api/v3/pages/": PROBLEM,
    "/api/v2/pages/": "application/json",
    "/admin/": "text/plain; charset=utf-8",
    "/": "text/plain; charset=utf-8",
}


@pytest.mark.parametrize("path", ANSWERS)
def test_the_answer_says_which_host_and_what_to_set(path: str, tmp_path: Path) -> None:
    status, content_type, body, log = ask(path, "elsewhere.test:81", tmp_path)
    assert (status, content_type) == (400, ANSWERS[path])
    assert "“elsewhere.test:81”" in body
    assert "ALLOWED_HOSTS" in body
    assert [line for line in log if "elsewhere.test:81" in line and "ALLOWED_HOSTS" in line]
    assert not [line for line in log if "Traceback" in line or line.startswith(" ")]


def test_a_host_that_is_none_is_shown_as_it_came(tmp_path: Path) -> None:
    _status, _type, body, _log = ask("/delivery/v1/pages", "<b>&", tmp_path)
    assert "“<b>&”" in json.loads(body)["detail"]


def ask(path: str, host: str, data: Path) -> tuple[int, str, str, list[str]]:
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "settings.development",
        "STORYWIRE_DATA": str(data),
        "STORYWIRE_API_V2": "true",
    }
    done: Any = subprocess.run(
        [sys.executable, "-c", ASKING, path, host],
        cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    status, content_type, body = json.loads(done.stdout)
    return status, content_type, body, done.stderr.splitlines()
