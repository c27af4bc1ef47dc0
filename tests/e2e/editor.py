"""The editor as somebody sees it who writes: add a block, fill it in, choose, send."""

import re
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.encoding import force_str
from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as Tab

from stories.blocks.body import StoryBody
from tests.factories import jpeg


@dataclass
class Editor:
    """A page's form in a browser tab, in the editor's own language."""

    tab: Tab
    language: str = "en"
    blocks: int = 0

    def field(self, name: str) -> Locator:
        """Return a field by its name in the form."""
        return self.tab.locator(f"[name='{name}']")

    def add(self, name: str, stream: str = "body", among: Any = StoryBody) -> str:
        """Add a block at the end of a stream; return what its fields' names start with."""
        self._press_plus(stream)
        self._pick(among.base_blocks[name])
        prefix = f"{stream}-{self.blocks}-value"
        self.blocks += 1
        expect(self.field(f"{prefix.removesuffix('value')}type")).to_have_value(name)
        return prefix

    def add_inside(self, stream: str, block: Any) -> None:
        """Add a block to a stream that stands inside another block."""
        self._press_plus(stream)
        self._pick(block)

    def move_up(self, block: str) -> None:
        """Let a block change places with the one above it."""
        order = self.field(f"{block}-order")
        before = int(order.input_value())
        child = f"[data-streamfield-child]:has(> [name='{block}-order'])"
        self.tab.locator(child).get_by_role("button", name="Move up").first.click()
        expect(order).to_have_value(str(before - 1))

    def _press_plus(self, stream: str) -> None:
        container = f"[name='{stream}-count'] ~ [data-streamfield-stream-container]"
        self.tab.locator(f"{container} > div > button.c-sf-add-button").last.click()

    def _pick(self, block: Any) -> None:
        with translation.override(self.language):
            label = force_str(block.label or block.name)
        options = self.tab.locator("[role=option]").filter(visible=True)
        expect(options.first).to_be_visible()
        self.tab.get_by_role("option", name=label, exact=True).filter(visible=True).click()
        # The next list is not opened while this one is still closing.
        expect(options).to_have_count(0)

    def write(self, name: str, words: str) -> None:
        """Write into a rich text field."""
        box = self.tab.locator(f"[name='{name}'] ~ * .public-DraftEditor-content")
        box.click()
        self.tab.keyboard.insert_text(words)
        # The field follows what is typed after a moment.
        expect(self.field(name)).to_have_value(re.compile(re.escape(words)))

    def open_settings(self, prefix: str) -> None:
        """Open the settings of a block, which are folded away."""
        self.tab.locator(f"[aria-controls='block_group-{prefix}-settings']").click()

    def upload(self, name: str, title: str, alt: str) -> None:
        """Upload a picture through the chooser's window."""
        self._open_chooser(f"{name}-image")
        window = self.tab.locator(".modal-content")
        window.get_by_role("tab").last.click()
        form = window.locator("#tab-upload form")
        picture = {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": jpeg(colour="navy")}
        form.locator("[type=file]").set_input_files(files=[picture])  # type: ignore[list-item]
        form.locator("[name$=title]").fill(title)
        form.locator("[type=submit]").click()
        expect(window).to_be_hidden()
        self.describe(name, alt)

    def choose_image(self, name: str, title: str, alt: str) -> None:
        """Choose a picture of the library."""
        self.choose(f"{name}-image", title)
        self.describe(name, alt)

    def describe(self, name: str, alt: str) -> None:
        """Say what a picture shows where it stands."""
        self.field(f"{name}-alt_text").fill(alt)

    def choose(self, name: str, title: str) -> None:
        """Choose something by its title in a chooser's window."""
        self._open_chooser(name)
        window = self.tab.locator(".modal-content")
        window.locator("[name=q]").fill(title)
        window.get_by_role("link", name=title).first.click()
        expect(window).to_be_hidden()

    def _open_chooser(self, name: str) -> None:
        self.tab.locator(f"[id='{name}-chooser'] [data-chooser-action-choose]").first.click()
        expect(self.tab.locator(".modal-content")).to_be_visible()

    def act(self, action: str) -> None:
        """Press a button of the footer, which may be folded away; wait for the answer."""
        button = self.tab.locator(f"footer {action}")
        if not button.is_visible():
            self.tab.locator("footer .w-dropdown__toggle").click()
        with self.tab.expect_navigation():
            button.click()
