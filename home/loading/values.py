"""Demo blocks as StreamField stores them: names become primary keys."""

import re
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID, uuid5

from home.loading.library import Library

NAMESPACE = UUID("7c1f4a52-6d2e-4f0b-9f6e-3a1b0c5d8e21")
_PAGE = re.compile(r'href="page:([\w-]+)"')
FindPage = Callable[[str], int]


class Values:
    """Turns the demo's values into stored ones."""

    def __init__(self, library: Library, find_page: FindPage) -> None:
        """Take where pictures are found, and how a page's key becomes its primary key."""
        self.library = library
        self.find_page = find_page

    def stream(self, blocks: Iterable[tuple[str, Any]], seed: str) -> list[dict[str, Any]]:
        """Return blocks with ids that are the same on every machine."""
        return [
            {
                "type": type_,
                "value": self._block(type_, value, f"{seed}/{number}"),
                "id": str(uuid5(NAMESPACE, f"{seed}/{number}")),
            }
            for number, (type_, value) in enumerate(blocks)
        ]

    def html(self, source: str) -> str:
        """Return rich text with its links to demo pages made real."""
        return _PAGE.sub(lambda found: f'linktype="page" id="{self.find_page(found[1])}"', source)

    def _block(self, type_: str, value: Any, seed: str) -> Any:
        if type_ == "page":
            return self.find_page(value)
        if type_ == "video":
            value = self._video(value)
        return self._any(value, seed)

    def _video(self, value: Any) -> dict[str, Any]:
        kept = {name: part for name, part in value.items() if name != "captions"}
        return kept | {
            "file": self.library.film().pk if value["file"] else None,
            "tracks": [self.library.track(captions) for captions in value["captions"]],
        }

    def _any(self, value: Any, seed: str) -> Any:
        if isinstance(value, str):
            return self.html(value)
        if isinstance(value, list | tuple):
            items = list(value)
            if items and all(isinstance(item, tuple) and len(item) == 2 for item in items):
                return self.stream(items, seed)
            return [self._any(item, seed) for item in items]
        if isinstance(value, dict):
            if "alt_text" in value:
                return {**value, "image": self.library.pictures[value["image"]]}
            return {name: self._any(part, f"{seed}/{name}") for name, part in value.items()}
        return value
