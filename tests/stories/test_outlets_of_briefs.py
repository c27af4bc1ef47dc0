"""Briefs that named outlets in words of their own refer to outlets once they are migrated."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any


def run(name: str, database: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", f"tests.stories.{name}"],
        env=os.environ | {"DATABASE_URL": f"sqlite:///{database}"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_what_briefs_said_of_outlets_is_kept(tmp_path: Path) -> None:
    database = tmp_path / "before.sqlite3"
    run("outlets_before", database)
    found: dict[str, Any] = json.loads(run("outlets_after", database).splitlines()[-1])
    # In its own case, in what French calls it, translated as a segment, new, and none.
    assert found["briefs"] == [
        ["en", "The Hill"], ["fr", "Le Mont"], ["ar", "التل"], ["ar", "جريدة"], ["en", None],
    ]  # fmt: skip
    assert found["outlets"] == [
        ["ar", "التل"], ["ar", "جريدة"], ["en", "A draft’s"], ["en", "The Hill"], ["fr", "Le Mont"],
    ]  # fmt: skip
    assert found["keys"] == 3, "the Hill has one key in three languages"
    assert found["revisions"] == ["A draft’s", "Le Mont", None, "جريدة", None]
    assert (found["source"], found["segments"]) == ("The Hill", 0)
    assert found["group"] == ["stories.add_outlet"]
    assert found["dependency"] == "snippet:stories.outlet"
    assert found["uses"] == {"The Hill": 1, "Le Mont": 1, "التل": 1, "جريدة": 1, "A draft’s": 0}
