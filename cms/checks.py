"""House rules, as Django system checks."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock

from cms.blocks.delivered import Delivered
from cms.blocks.stream import Stream
from cms.contract.document import RESERVED, BlockDocument
from cms.pages import BasePage


def page_models() -> list[type[BasePage]]:
    """Return every page type there is."""
    return [model for model in apps.get_models() if issubclass(model, BasePage)]


def delivered_blocks() -> list[tuple[str, Any]]:
    """Return every block that can stand in a page, by its name; each class once."""
    found: dict[Any, tuple[str, Any]] = {}
    for model in page_models():
        for field in model._meta.local_fields:
            if stream := getattr(field, "stream_block", None):
                for name, block in _walk(stream):
                    found.setdefault(type(block), (name, block))
    return sorted(found.values(), key=lambda pair: pair[0])


def _walk(block: Block) -> Iterator[tuple[str, Any]]:
    if isinstance(block, Stream):
        for name, child in block.child_blocks.items():
            yield name, child
    if isinstance(block, StreamBlock | StructBlock):
        for child in block.child_blocks.values():
            yield from _walk(child)
    elif isinstance(block, ListBlock):
        yield from _walk(block.child_block)


@register()
def check_blocks(**kwargs: Any) -> list[CheckMessage]:
    """Check that every block states and explains what it delivers."""
    del kwargs
    blocks = delivered_blocks()
    own = [error for name, block in blocks for error in _check_block(name, block)]
    return [*own, *_check_document_names(block for _name, block in blocks)]


def _check_document_names(blocks: Iterable[Any]) -> Iterator[CheckMessage]:
    documents: dict[str, type[BlockDocument]] = {}
    for block in blocks:
        document = getattr(block, "document", None)
        if document and documents.setdefault(document.__name__, document) is not document:
            yield Error(
                f"Two document classes are called {document.__name__}.",
                hint="Rename one: schemas are named after their class.",
                obj=type(block),
                id="cms.E003",
            )


def _check_block(name: str, block: Any) -> Iterator[CheckMessage]:
    delivered = isinstance(block, Delivered)
    if not delivered or not hasattr(block, "to_document"):
        yield Error(
            f"Block “{name}” is not delivered.",
            hint="Derive it from cms.blocks.delivered.Delivered and give it to_document.",
            obj=type(block),
            id="cms.E001",
        )
        return
    if block.document.type_name() != name:
        yield Error(
            f"Block “{name}” has documents of type “{block.document.type_name()}”.",
            hint="The type of the document is the name of the child in its stream.",
            obj=type(block),
            id="cms.E002",
        )
    missing = [part for part in ("description", "preview_value") if not hasattr(block.meta, part)]
    if missing or not block.meta.group:
        yield Error(
            f"Block “{name}” lacks {', '.join(missing or ['group'])} in its Meta.",
            hint="Editors choose by description and sample; tests and docs use the sample too.",
            obj=type(block),
            id="cms.E004",
        )
    taken = [part for part in RESERVED if part in getattr(block, "child_blocks", {})]
    if taken:
        yield Error(
            f"Block “{name}” has a part called {taken[0]}, which every document keeps for itself.",
            hint="Rename the part.",
            obj=type(block),
            id="cms.E005",
        )


@register()
def check_pages(**kwargs: Any) -> list[CheckMessage]:
    """Check that every page type states what it delivers, under a type of its own."""
    del kwargs
    models = page_models()
    own = [error for model in models for error in _check_page(model)]
    return [*own, *_check_page_types(models)]


def _check_page(model: type[BasePage]) -> Iterator[CheckMessage]:
    for part in ("type_name", "card", "document"):
        if not hasattr(model, part):
            yield Error(
                f"{model.__name__} does not state its {part}.",
                hint="See docs/how-to/add-a-page-type.md.",
                obj=model,
                id="cms.E006",
            )


def _check_page_types(models: Iterable[type[BasePage]]) -> Iterator[CheckMessage]:
    types: dict[str, type[BasePage]] = {}
    for model in models:
        if types.setdefault(getattr(model, "type_name", model.__name__), model) is not model:
            yield Error(
                f"Two page types deliver “{model.type_name}”.",
                hint="Give each a type of its own.",
                obj=model,
                id="cms.E007",
            )
