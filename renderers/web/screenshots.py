"""Takes pictures of every page: ``python -m renderers.web.screenshots [address of the renderer]``.

At 390 and 1440 pixels, by day and by night, in English, French and Arabic, into
``var/screenshots/``. Needs a running renderer with the demo's stories, Playwright, and Chromium.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Browser, Route, ViewportSize, sync_playwright
from playwright.sync_api import Page as Tab

CHROMIUM = "/usr/bin/chromium"
WIDTHS = {390: 844, 1440: 900}
SCHEMES = ("light", "dark")
LOCALES = ("en", "fr", "ar")
# Pictures are encoded when they are first asked for.
PATIENCE = 60_000
# What is lazy loads when it comes into view.
_ALL_SEEN = """async () => {
  const seen = (image) => { image.loading = "eager"; return image.decode().catch(() => null); };
  await Promise.all([...document.images].map(seen));
  await document.fonts.ready;
}"""


def main() -> None:
    """Take every picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("renderer", nargs="?", default="http://localhost:8001")
    parser.add_argument("--into", type=Path, default=Path("var/screenshots"))
    parser.add_argument("--only", default="", help="pages whose name contains this")
    options = parser.parse_args()
    options.into.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        api = _api(browser, options.renderer)
        for locale in LOCALES:
            for name, path in _pages(api, locale):
                if options.only in name:
                    _take_all(browser, options.renderer, name, path, options.into)
        browser.close()


def _api(browser: Browser, renderer: str) -> str:
    tab = browser.new_page()
    tab.goto(f"{renderer}/en/", wait_until="commit")
    found = tab.locator("meta[name=storywire-api]").get_attribute("content")
    tab.close()
    if not found:
        sys.exit(f"{renderer} names no API: is it the renderer?")
    return found


def _pages(api: str, locale: str) -> Iterator[tuple[str, str]]:
    with urlopen(f"{api}/paths?locale={locale}") as answer:  # noqa: S310  an address we were given
        found: list[dict[str, Any]] = json.load(answer)["items"]
    for page in sorted(found, key=lambda page: page["path"]):
        yield f"{locale}-{page['type']}-{page['path'].strip('/').split('/')[-1]}", page["path"]
    yield f"{locale}-tag", f"/{locale}/tags/iraq/"
    yield f"{locale}-not-found", f"/{locale}/nowhere/"
    yield f"{locale}-gone", f"/{locale}/?shown=gone"
    yield f"{locale}-down", f"/{locale}/?shown=down"


def _take_all(browser: Browser, renderer: str, name: str, path: str, into: Path) -> None:
    for width, height in WIDTHS.items():
        for scheme in SCHEMES:
            context = browser.new_context(
                viewport=ViewportSize(width=width, height=height),
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
            )
            tab = context.new_page()
            if path.endswith("down"):
                tab.route("**/delivery/v1/**", lambda route: route.abort())
            if path.endswith("gone"):
                tab.route("**/delivery/v1/resolve*", _gone)
            _take(tab, renderer + path, into / f"{name}-{width}-{scheme}.png")
            context.close()


def _gone(route: Route) -> None:
    headers = {"Access-Control-Allow-Origin": "*"}
    route.fulfill(status=410, json={"code": "gone"}, headers=headers)


def _take(tab: Tab, address: str, file: Path) -> None:
    tab.set_default_timeout(PATIENCE)
    tab.goto(address)
    tab.wait_for_selector("main h1")
    tab.evaluate(_ALL_SEEN)
    tab.screenshot(path=file, full_page=True)
    sys.stdout.write(f"{file}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
