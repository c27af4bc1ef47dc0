"""Values as they are stored: what is in them is found without a value being made of them."""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import ChooserBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock

from cms.contract.references import References


def want(block: Any, raw: Any, references: References) -> None:
    """Note the rows that a stored value of a block needs to be shown."""
    if isinstance(block, ChooserBlock):
        references.want(block.model_class, raw)
    elif isinstance(block, RichTextBlock):
        references.want_links(raw or "")
    elif "image" in getattr(block, "child_blocks", ()) and isinstance(raw, int):
        # An image block also reads what was stored when it was a mere chooser.
        want(block.child_blocks["image"], raw, references)
    else:
        for _name, child, value in _parts(block, raw):
            if child is not None:
                want(child, value, references)


def unknown(block: Any, raw: Any) -> Iterator[str]:
    """Return the types of stored blocks, however deep, that no child of their stream handles."""
    for name, child, value in _parts(block, raw):
        if child is None:
            yield name
        else:
            yield from unknown(child, value)


def _parts(block: Any, raw: Any) -> Iterator[tuple[str, Any, Any]]:
    """Return the parts of a stored value: type or name, block if there is one, stored value."""
    if isinstance(block, StreamBlock) and isinstance(raw, list):
        for item in raw:
            if isinstance(item, dict):
                type_ = item.get("type")
                yield str(type_), block.child_blocks.get(type_), item.get("value")
    elif isinstance(block, StructBlock) and isinstance(raw, dict):
        for name, child in block.child_blocks.items():
            yield name, child, raw.get(name)
    elif isinstance(block, ListBlock) and isinstance(raw, list):
        for item in raw:
            # Lists that were stored long ago hold the bare values.
            is_item = isinstance(item, dict) and item.get("type") == "item"
            yield "item", block.child_block, item.get("value") if is_item else item
