"""Wagtail's own command line, from its package and unmodified, against a server of ours."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner
from wagtail.models import Page, Site
from wagtail_cli.cli.main import app

from cms.media.models import Image
from stories.models import StoryIndexPage
from tests.cms.api_v3.test_story import samples
from tests.cms.api_v3.tokens import make_token
from tests.factories import index_page, jpeg, make_image, make_site, make_story, make_user

Wt = Callable[..., Any]
COMMAND = Path(sys.executable).with_name("wt")


class Failed(Exception):  # noqa: N818  what the command said
    """The command ended with another code than 0."""


@pytest.fixture
def site(transactional_db: None) -> Site:
    return make_site()


@pytest.fixture
def environment(live_server: Any, site: Site, tmp_path: Path) -> dict[str, str]:
    """Give what the command is told by the shell."""
    return {
        "HOME": str(tmp_path),
        "WAGTAIL_CLI_BASE_URL": f"{live_server.url}/api/v3",
        "WAGTAIL_CLI_TOKEN": make_token(make_user("Publisher")),
    }


@pytest.fixture
def wt(environment: dict[str, str]) -> Wt:
    """Give a function that runs a command, over HTTP but without a process for each."""

    def run(*words: Any, **changes: str) -> Any:
        line = ["--json", "api", *map(str, words)]
        done = CliRunner().invoke(app, line, env=environment | changes)
        if done.exit_code:
            raise Failed(f"{done.exit_code} {done.stderr}")
        return json.loads(done.stdout) if done.stdout.startswith(("{", "[")) else done.stdout

    return run


def test_it_is_a_command_of_its_own(environment: dict[str, str], tmp_path: Path) -> None:
    done = subprocess.run(
        [COMMAND, "--json", "api", "whoami"],
        env={**os.environ, **environment},
        cwd=tmp_path,
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert json.loads(done.stdout)["groups"] == ["Publisher"]


def test_a_story_from_a_picture_to_its_end(wt: Wt, tmp_path: Path) -> None:
    assert "stories.StoryPage" in {one["name"] for one in wt("schema", "list")["types"]}
    assert "body" in wt("schema", "show", "stories.StoryPage")["create"]["properties"]

    picture = tmp_path / "dawn.jpg"
    picture.write_bytes(jpeg((640, 480)))
    image = wt("images", "create", picture, "--title", "Dawn", "--field", "alt:A river at dawn")
    assert Image.objects.get(pk=image["id"]).alt == "A river at dawn"
    wt("images", "update", image["id"], "--field", "caption:At dawn", "--yes")
    assert [one["caption"] for one in wt("images", "list")["items"]] == ["At dawn"]

    make_story("To read on")
    body = tmp_path / "body.json"
    body.write_text(json.dumps(samples(image["id"])))
    note = tmp_path / "note.md"
    note.write_text("Names were **changed**.")
    created = wt(
        *("pages", "create", "stories.StoryPage", "--parent", "/en/stories/"),
        *("--title", "By command", "--field", f"body:@{body}"),
        *("--field", f"safeguarding_note:@{note}"),
    )
    pk = created["id"]
    assert "<b>changed</b>" in created["safeguarding_note"]
    assert not Page.objects.get(pk=pk).live
    changed = wt("pages", "update", pk, "--title", "By the command", "--yes")
    assert changed["title"] == "By the command"
    wt("pages", "publish", pk)
    assert Page.objects.get(pk=pk).live
    assert wt("pages", "get", pk)["title"] == "By the command"
    assert pk in [one["id"] for one in wt("pages", "list", "--child-of", index_page().pk)["items"]]
    assert str(pk) in wt("pages", "find", "--path", "/en/stories/by-command/")["location"]
    revisions = wt("pages", "revisions", "list", pk)
    assert revisions["count"] == 2
    wt("pages", "revert", pk, "--revision", revisions["items"][-1]["id"])
    archive = StoryIndexPage(title="Archive", locale=index_page().locale)
    index_page().get_parent().add_child(instance=archive)
    copied = wt("pages", "copy", pk, "--destination", archive.pk, "--slug", "copied")
    wt("pages", "move", copied["id"], "--destination", index_page().pk)
    wt("pages", "unpublish", pk)
    assert not Page.objects.get(pk=pk).live
    wt("pages", "delete", copied["id"], "--yes")
    assert not Page.objects.filter(pk=copied["id"]).exists()
    assert wt("snippets", "create", "stories.Person", "--field", "name:Noor")["name"] == "Noor"


def test_it_understands_our_refusals(wt: Wt, tmp_path: Path) -> None:
    make_image()
    with pytest.raises(Failed, match=r"(?s)^4 .*Error \(401\)"):
        wt("whoami", WAGTAIL_CLI_TOKEN="wagtail_unknown")
    read_only = make_token(make_user(), read_only=True)
    with pytest.raises(Failed, match=r"(?s)^5 .*Error \(403\)"):
        wt("pages", "delete", index_page().pk, "--yes", WAGTAIL_CLI_TOKEN=read_only)
    fields = ("--title", "X", "--field", 'body:[{"type": "nothing"}]')
    with pytest.raises(Failed, match=r"(?s)^7 .*body/0"):
        wt("pages", "create", "stories.StoryPage", "--parent", index_page().pk, *fields)
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(b"no picture")
    with pytest.raises(Failed, match=r"(?s)^7 .*This is no picture"):
        wt("images", "create", bad, "--title", "Bad")
