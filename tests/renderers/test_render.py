"""The pure core, run by Node's own test runner on documents of every block and page."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.renderers.content import HOSTILE, Content

TESTS = Path(__file__).with_name("render.test.mjs")

# Marked, so that there is a database for what is recorded.
pytestmark = pytest.mark.django_db


def test_the_core_in_node(recorded: Content, tmp_path: Path) -> None:
    file = tmp_path / "content.json"
    file.write_text(json.dumps(vars(recorded) | {"hostile": HOSTILE}), "utf-8")
    ended = subprocess.run(
        ["node", "--test", "--test-reporter=tap", TESTS],
        env={**os.environ, "STORYWIRE_CONTENT": str(file)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "# tests 0" not in ended.stdout
