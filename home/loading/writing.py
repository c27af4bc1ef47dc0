"""Writes the demo's pages: the English ones by themselves, the others as their translations."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from cms.unit_of_work import unit_of_work
from home.demo.days import published_at
from home.loading.pages import Tree, publish
from home.loading.segments import translate

Fill = Callable[[Any], None]
_LATER = timedelta(hours=6)


class Writing:
    """Publishes what was planted, each page whole or not at all."""

    def __init__(self, tree: Tree) -> None:
        """Take where the pages stand."""
        self.tree = tree
        self._written: set[tuple[str, str]] = set()

    @unit_of_work()
    def write(self, key: str, code: str, fill: Fill, *, translated: bool = True) -> bool:
        """Publish a page for the first time; tell whether it was not there.

        What is not ``translated`` stands by itself in every language.
        """
        page = self.tree.unfinished(key, code)
        if page is None:
            return False
        if translated:
            self._publish(page, key, code, fill, later=False)
        else:
            fill(page)
            publish(page, published_at(key))
        self._written.add((key, code))
        return True

    @unit_of_work()
    def write_on(self, key: str, code: str, fill: Fill) -> None:
        """Publish a page as it was changed later; one that was there already is left as it is."""
        if (key, code) in self._written:
            page = self.tree.page(key, code).specific
            self._publish(page, key, code, fill, later=True)

    def _publish(self, page: Any, key: str, code: str, fill: Fill, *, later: bool) -> None:
        fill(page)
        if code != "en" and translate(self.tree.page(key, "en").specific, page, page.locale):
            page = self.tree.page(key, code).specific
            # Segments are words: tags and what leads to other pages are no part of them.
            fill(page)
        publish(page, published_at(key) + (_LATER if later else timedelta()))
