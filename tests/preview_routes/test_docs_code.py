"""The code in the how-to pages runs."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.preview_routes.conftest import CODE, TOKEN, Cms

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to"
PAGES = ("connect-a-front-end.md", "show-previews.md", "show-images.md")


def scripts(page: str) -> list[str]:
    return re.findall(r"^```js\n(.*?)^```", (HOW_TO / page).read_text(), re.DOTALL | re.MULTILINE)


def script_with(page: str, words: str) -> str:
    return next(script for script in scripts(page) if words in script)


def run(folder: Path, module: str, program: str, **environment: str) -> str:
    (folder / "module.mjs").write_text(module)
    (folder / "program.mjs").write_text(f'import * as module from "./module.mjs";\n{program}')
    command = ["node", str(folder / "program.mjs")]
    result = subprocess.run(
        command,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.mark.parametrize("page", PAGES)
def test_every_script_is_well_formed(page: str, tmp_path: Path) -> None:
    assert scripts(page)
    for number, script in enumerate(scripts(page)):
        file = tmp_path / f"{number}.mjs"
        file.write_text(script)
        result = subprocess.run(["node", "--check", str(file)], capture_output=True, text=True)
        assert result.returncode == 0, result.stderr


ON_THE_SERVER = """
const tell = async (answer) => ({
  status: answer.status, headers: Object.fromEntries(answer.headers), words: await answer.text(),
});
const enter = new Request("https://front.example/api/draft?code=CODE");
const told = {
  entered: await tell(await module.enterDraft(enter)),
  again: await tell(await module.enterDraft(enter)),
  left: await tell(module.leaveDraft()),
  draft: await module.resolve("/ar/قصص/", "TOKEN"),
  published: await module.resolve("/ar/قصص/"),
  refused: await module.resolve("/ar/قصص/", "another"),
};
console.log(JSON.stringify(told));
"""


def test_the_server_side_code_works(cms: tuple[Cms, str], tmp_path: Path) -> None:
    cms[0].path = "/ar/قصص/"
    module = script_with(PAGES[0], "export async function enterDraft")
    program = ON_THE_SERVER.replace("CODE", CODE).replace("TOKEN", TOKEN)
    told = json.loads(run(tmp_path, module, program, STORYWIRE_URL=cms[1]))
    entered = told["entered"]["headers"]
    assert (told["entered"]["status"], told["again"]["status"]) == (307, 401)
    assert entered["location"] == "/ar/%D9%82%D8%B5%D8%B5/"
    assert entered["set-cookie"].startswith(f"__Host-draft={TOKEN}; Path=/; HttpOnly; Secure;")
    assert (entered["cache-control"], entered["referrer-policy"]) == ("no-store", "no-referrer")
    assert "Max-Age=0" in told["again"]["headers"]["set-cookie"]
    assert "Max-Age=0" in told["left"]["headers"]["set-cookie"]
    assert told["draft"]["body"]["page"]["title"] == "As drafted <b>"
    assert told["published"]["body"]["page"]["title"] == "As published"
    assert told["refused"]["status"] == 401


IN_THE_BROWSER = """
const main = { replaceChildren(...nodes) { this.nodes = nodes.map((node) => node.textContent); } };
const kept = new Map();
globalThis.location = { hash: "#preview=CODE", pathname: "/en/stories/al-qaim/", search: "" };
globalThis.history = { replaceState: (_state, _title, url) => { location.shown = url; } };
globalThis.sessionStorage = {
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => kept.set(key, value),
  removeItem: (key) => kept.delete(key),
};
globalThis.document = {
  documentElement: {}, querySelector: () => main, createElement: () => ({}),
};
const { load } = await import("./story.mjs");
const first = { shown: location.shown, nodes: main.nodes, root: document.documentElement };
kept.set("storywire-token", "another");
await load();
console.log(JSON.stringify({ ...first, ended: main.textContent, kept: [...kept] }));
"""


def test_the_client_side_code_works(cms: tuple[Cms, str], tmp_path: Path) -> None:
    script = script_with(PAGES[0], "#preview=").replace("https://cms.example.org", cms[1])
    (tmp_path / "story.mjs").write_text(script)
    told = json.loads(run(tmp_path, "", IN_THE_BROWSER.replace("CODE", CODE)))
    assert told["shown"] == "/en/stories/al-qaim/"
    assert told["nodes"] == ["As drafted <b>", "Said <plainly>"]
    assert told["root"] == {"lang": "en", "dir": "ltr"}
    assert "has ended" in told["ended"]
    assert told["kept"] == []


def test_the_picture_code_works(tmp_path: Path) -> None:
    image = {
        "url": "u.jpg", "template": "/v/{width}.{format}", "widths": [320, 640],
        "formats": ["avif", "webp", "jpg"], "width": 640, "height": 480, "alt": 'A "quoted" <b>',
        "focal_point": {"x": 0.25, "y": 0.5},
    }  # fmt: skip
    program = f"console.log(module.picture({json.dumps(image)}, '100vw'))"
    html = run(tmp_path, script_with(PAGES[2], "export function picture"), program)
    assert '<source type="image/avif" srcset="/v/320.avif 320w, /v/640.avif 640w"' in html
    assert 'alt="A &#34;quoted&#34; &#60;b&#62;"' in html
    assert "object-position: 25% 50%" in html
    assert 'width="640" height="480"' in html
