"""Blocks of every kind with something in every part, as they are stored."""

from typing import Any

from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from tests.filled.library import Library

EXACTLY: dict[str, Any] = {
    "time": "06:40", "provider": None, "provider_id": "", "count": 3,
    "month": 8, "latitude": 1.5, "longitude": 1.5, "layout": "single", "key": "necessary",
    "handle": "@Coalition",
}  # fmt: skip
"""What parts of these names hold: not any word would do."""


def stored(block: Any, library: Library) -> Any:
    """Return a value of a block, as it is stored."""
    if block.name.endswith("date"):
        return "2019-08-20"
    if block.name in EXACTLY:
        return EXACTLY[block.name]
    if isinstance(block, ImageBlock):
        return {"image": library.image.pk, "alt_text": library.words, "decorative": False}
    if isinstance(block, blocks.ChooserBlock):
        row = library.row(block.model_class, block.name)
        return row and row.pk
    if isinstance(block, blocks.StreamBlock):
        return stream(block, library)
    if isinstance(block, blocks.StructBlock):
        return {name: stored(child, library) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        return [stored(block.child_block, library)]
    return _leaf(block, library)


def stream(block: Any, library: Library) -> list[dict[str, Any]]:
    """Return one of each block that a stream has."""
    children = list(block.child_blocks.items())[: block.meta.max_num]
    return [{"type": name, "value": stored(child, library)} for name, child in children]


def _leaf(block: Any, library: Library) -> Any:
    if isinstance(block, blocks.RichTextBlock):
        return library.rich_text()
    if isinstance(block, blocks.MultipleChoiceBlock):
        return []
    if isinstance(block, blocks.ChoiceBlock):
        return next(key for key, _label in block.field.choices if key)
    if isinstance(block, blocks.URLBlock):
        return f"https://example.org/{library.words}"
    if isinstance(block, blocks.BooleanBlock):
        return True
    if isinstance(block, blocks.IntegerBlock):
        return 1
    return library.words
