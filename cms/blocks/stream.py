"""The stream: it lists its children, and loses none of what is stored."""

import json
from collections.abc import Sequence
from typing import Any

from wagtail.blocks import StreamBlock, StreamValue

from cms.blocks.delivered import Delivered
from cms.blocks.stored import unknown
from cms.contract.context import DocumentContext
from cms.contract.document import BlockDocument
from cms.contract.references import is_reading


class KeepingStream(StreamBlock):
    """A stream block that keeps stored children of a type that is not installed.

    Wagtail passes over such children, and the next save would lose them. Here the value remembers
    them and writes them back where they stood, so that unpublishing, copying or a script loses
    nothing; what people save is refused while there are any (see ``unknown_types``).
    """

    def to_python(self, value: Any) -> StreamValue:
        """Return the value, and remember what in it is unknown here."""
        if isinstance(value, StreamValue):
            return value
        raw = _parsed(value)
        result = super().to_python(raw)
        self._remember(result, raw)
        return result

    def bulk_to_python(self, values: Any) -> list[StreamValue]:
        """Return the values, each remembering what in it is unknown here."""
        raws = list(values)
        results: list[StreamValue] = super().bulk_to_python(raws)
        if not is_reading():
            for result, raw in zip(results, raws, strict=True):
                self._remember(result, raw)
        return results

    def get_prep_value(self, value: StreamValue | None) -> list[Any]:
        """Return what is stored: the children, and those that are unknown where they stood."""
        prepared: list[Any] = super().get_prep_value(value)
        for position, item in getattr(value, "unknown_items", ()):
            prepared.insert(position, item)
        return prepared

    def _remember(self, result: StreamValue, raw: Any) -> None:
        result.stored = (self, raw)
        result.unknown_items = [
            (position, item)
            for position, item in enumerate(raw if isinstance(raw, list) else ())
            if isinstance(item, dict) and item.get("type") not in self.child_blocks
        ]


class Stream(KeepingStream):
    """A stream block whose children are delivered."""

    @classmethod
    def documents(cls) -> Sequence[type[BlockDocument]]:
        """Return the document class of each child."""
        return [child.document for child in cls.base_blocks.values()]

    def to_document(self, value: StreamValue, context: DocumentContext) -> list[BlockDocument]:
        """Return the children's documents; one of which nothing may be shown is left out."""
        documents = []
        for child in value:
            block: Delivered = child.block
            if document := block.to_document(child.value, context, child.id or ""):
                documents.append(document)
        return documents


def unknown_types(value: StreamValue) -> list[str]:
    """Return the types of stored blocks, however deep, that no child of the stream handles."""
    return sorted(set(unknown(*getattr(value, "stored", (None, None)))))


def _parsed(value: Any) -> Any:
    """Return what a revision holds as text; what is no JSON is for Wagtail to judge."""
    if not isinstance(value, str) or not value:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
