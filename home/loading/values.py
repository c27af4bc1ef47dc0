"""Demo blocks as StreamField stores them: names become primary keys."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from uuid import UUID, uuid5

from home.loading.library import Library

NAMESPACE = UUID("7c1f4a52-6d2e-4f0b-9f6e-3a1b0c5d8e21")
_PAGE = re.compile(r'<a href="page:([\w-]+)">(.*?)</a>', re.DOTALL)
FindPage = Callable[[str], int | None]


def with_ids(blocks: Iterable[tuple[str, Any]], seed: str) -> list[dict[str, Any]]:
    """Return blocks with ids that are the same on every machine, and in every language."""
    return [
        {"type": type_, "value": value, "id": str(uuid5(NAMESPACE, f"{seed}/{number}"))}
        for number, (type_, value) in enumerate(blocks)
    ]


class Values:
    """Turns the demo's values into stored ones.

    What leads to a page that there is not yet on the day of the snapshot leads nowhere: of a link
    the words stay, and nothing of a block.
    """

    def __init__(self, library: Library, find_page: FindPage) -> None:
        """Take where pictures are found, and how a page's key becomes its primary key."""
        self.library = library
        self.find_page = find_page

    def stream(self, blocks: Iterable[tuple[str, Any]], seed: str) -> list[dict[str, Any]]:
        """Return blocks with their ids."""
        made = (
            (type_, self._block(type_, value, f"{seed}/{number}"))
            for number, (type_, value) in enumerate(blocks)
        )
        return [block for block in with_ids(made, seed) if block["value"] is not None]

    def html(self, source: str) -> str:
        """Return rich text with its links to demo pages made real."""
        return _PAGE.sub(self._link, source)

    def _link(self, found: re.Match[str]) -> str:
        pk = self.find_page(found[1])
        return found[2] if pk is None else f'<a linktype="page" id="{pk}">{found[2]}</a>'

    def _block(self, type_: str, value: Any, seed: str) -> Any:
        if type_ == "page" and isinstance(value, str):
            return self.find_page(value)
        if type_ in ("video", "film"):
            value = self._video(value)
        return self._any(value, seed)

    def _video(self, value: Any) -> dict[str, Any]:
        kept = {name: part for name, part in value.items() if name != "captions"}
        return kept | {
            "file": self.library.film(value["file"]).pk if value["file"] else None,
            "tracks": [self.library.track(captions) for captions in value["captions"]],
        }

    def _any(self, value: Any, seed: str) -> Any:
        if isinstance(value, str):
            return self.html(value)
        if isinstance(value, list | tuple):
            items = list(value)
            if items and all(isinstance(item, tuple) and len(item) == 2 for item in items):
                return self.stream(items, seed)
            return list(self._items(items, seed))
        if isinstance(value, dict):
            if "alt_text" in value:
                return {**value, "image": self.library.pictures[value["image"]]}
            return {name: self._any(part, f"{seed}/{name}") for name, part in value.items()}
        return value

    def _items(self, values: list[Any], seed: str) -> Iterator[Any]:
        for number, value in enumerate(values):
            place = f"{seed}/{number}"
            if isinstance(value, str):
                # Of choices there are names alone.
                yield value
            else:
                kept = self._any(value, place)
                yield {"type": "item", "value": kept, "id": str(uuid5(NAMESPACE, place))}
