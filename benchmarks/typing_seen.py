"""How long after a keystroke the preview shows it: ``python -m benchmarks.typing_seen [rounds]``.

A story of 40 blocks is open in the editor, with the preview panel beside it, in Chromium, on a
server and a database of their own. The peer is what Wagtail does without our bridge: the panel
loads the front end anew for every change.
"""

import json
import math
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Page as Tab

from benchmarks.servers import free_port

ROOT = Path(__file__).resolve().parents[1]
BLOCKS = 40
WARM_UP = 3
LOST_AFTER = 15.0
PATIENCE = 180.0
# Each frame tells the last number that it shows, and when it came to show it.
WATCH = """() => {
  if (window === top) {
    addEventListener("input", () => { window.typedAt = Date.now(); }, true);
    return;
  }
  let last = 0;
  new MutationObserver(() => {
    const text = document.querySelector("main")?.textContent ?? "";
    const numbers = [...text.matchAll(/zq(\\d+)zq/g)].map((found) => Number(found[1]));
    const latest = Math.max(0, ...numbers);
    if (latest > last) {
      last = latest;
      window.seen(latest, Date.now());
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}"""


def main() -> None:
    """Measure both, and print medians, 95th percentiles and their ratio."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder)) as cms:
        edit = f"{cms}/admin/pages/{_write_story()}/edit/"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path="/usr/bin/chromium", args=["--no-sandbox"]
            )
            ours = _measure(browser, edit, rounds, first=1)
            again = WARM_UP + rounds + 1
            loaded_anew = _measure(browser, edit, rounds, first=again, bridged=False)
            browser.close()
    for name, times in (("in place", ours), ("loaded anew", loaded_anew)):
        print(
            f"{name:12} median {statistics.median(times):5.0f} ms   p95 {_p95(times):5.0f} ms"
            f"   ({len(times)} keystrokes, {times.count(math.inf)} not seen, {BLOCKS} blocks)"
        )
    ratio = statistics.median(loaded_anew) / statistics.median(ours)
    print(f"in place is seen {ratio:.1f} times as soon")


def _p95(times: list[float]) -> float:
    return sorted(times)[max(0, -(-len(times) * 95 // 100) - 1)]


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Serve the CMS and the renderer from an empty folder; wait until the demo is loaded."""
    port, renderer_port = free_port(), free_port()
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "settings.development",
        "STORYWIRE_DATA": str(folder),
        "PORT": str(port),
        "RENDERER_PORT": str(renderer_port),
        "LIVE_PORT": str(free_port()),
    }
    print("Loading the demo …", flush=True)
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "settings.serve"], cwd=ROOT, stdout=log, stderr=log
        )
    cms = f"http://localhost:{port}"
    try:
        _wait_for(f"{cms}/readyz", process, folder / "log")
        _wait_for(f"http://localhost:{renderer_port}/en/", process, folder / "log")
        yield cms
    finally:
        process.terminate()
        process.wait(30)


def _wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(address, timeout=5):  # noqa: S310  an address of our own
                return
        except (URLError, OSError):
            time.sleep(0.3)
    sys.exit(f"The server does not answer at {address}:\n{log.read_text()[-2000:]}")


def _write_story() -> int:
    """Write a draft of 40 blocks, such as long stories have; return its id."""
    import django

    django.setup()
    from cms.media.models import Image
    from cms.unit_of_work import unit_of_work
    from stories.models import StoryIndexPage, StoryPage

    images = list(Image.objects.order_by("pk")[:10])
    body: list[dict[str, Any]] = []
    for number in range(BLOCKS):
        image = images[number % len(images)]
        photo = {"image": image.pk, "alt_text": image.alt, "decorative": False}
        words = f"<h2>Part {number}</h2><p>{'It was so. ' * 40}</p>"
        kinds: list[dict[str, Any]] = [
            {"type": "text", "value": words},
            {"type": "quote", "value": {"text": "Bread comes first.", "speaker": "A baker"}},
            {"type": "text", "value": f"<p>{'And then it was not. ' * 30}</p>"},
            {"type": "photos", "value": {"photos": [{"image": photo}], "layout": "wide"}},
        ]
        body.append(kinds[number % len(kinds)])
    parent = StoryIndexPage.objects.filter(locale__language_code="en").first()
    assert parent is not None
    story = StoryPage(title="Forty blocks", body=json.dumps(body), locale=parent.locale, live=False)
    with unit_of_work():
        parent.add_child(instance=story)
        story.save_revision()
    return int(story.pk)


def _measure(
    browser: Browser, edit: str, rounds: int, *, first: int, bridged: bool = True
) -> list[float]:
    """Return how many milliseconds after each keystroke it was seen; the draft keeps the words.

    What is not seen until the next keystroke counts as never.
    """
    context = browser.new_context(viewport={"width": 1600, "height": 1000})
    seen: dict[int, float] = {}
    context.expose_binding("seen", lambda _source, number, at: seen.setdefault(number, at))
    context.add_init_script(f"({WATCH})()")
    if not bridged:
        context.route("**/cms/preview/bridge*.js", lambda route: route.abort())
    tab = context.new_page()
    tab.set_default_timeout(60_000)
    _open(tab, edit)
    times: list[float] = []
    for number in range(first, first + WARM_UP + rounds):
        tab.keyboard.type(f" zq{number}zq", delay=30)
        typed = tab.evaluate("window.typedAt")
        deadline = time.monotonic() + LOST_AFTER
        while number not in seen and time.monotonic() < deadline:
            tab.wait_for_timeout(20)
        if number >= first + WARM_UP:
            times.append(seen.get(number, math.inf) - typed)
        # Words come one after another, or after a thought, in which the draft is saved.
        tab.wait_for_timeout(random.uniform(200, 3000))  # noqa: S311  no secret
    context.close()
    return times


def _open(tab: Tab, edit: str) -> None:
    """Log in, open the story and its preview, and go into a text in its middle."""
    from django.conf import settings

    tab.goto(edit)
    tab.fill("[name=username]", "editor")
    tab.fill("[name=password]", settings.DEMO_PASSWORD)
    tab.locator("form[action*=login] [type=submit]").click()
    tab.wait_for_url(edit)
    tab.locator("[data-side-panel-toggle=preview]").click()
    shown = tab.frame_locator("#w-preview-iframe").locator("h1")
    shown.wait_for()
    tab.locator(".public-DraftEditor-content").nth(12).click()
    tab.wait_for_timeout(3000)


if __name__ == "__main__":
    main()
