"""Source maps: for each place in a document, the field of the editor's form it comes from."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel
from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField

from cms.contract.document import RESERVED, BlockDocument, PageDocument
from cms.contract.leaf import Leaf
from cms.pages import BasePage


class FormField(Leaf):
    """A field of the editor's form."""

    block: str | None
    """The block's UUID; null for a field of the page itself."""
    field: str
    """The field's name, in the block or on the page."""


def sources_of(page: BasePage, document: PageDocument) -> dict[str, FormField]:
    """Return the fields by JSON Pointer (RFC 6901) into the document."""
    return dict(_of_page(page, document))


def _of_page(page: BasePage, document: PageDocument) -> Iterator[tuple[str, FormField]]:
    columns = {field.name for field in page._meta.get_fields()}
    streams = {field.name for field in page._meta.fields if isinstance(field, StreamField)}
    for name, key in _names(document):
        if name not in columns:
            continue
        yield f"/{key}", FormField(block=None, field=name)
        if name in streams:
            stream = getattr(page, name)
            yield from _of_stream(f"/{key}", getattr(document, name), stream.stream_block, name)


def _of_stream(
    pointer: str, documents: Any, stream: StreamBlock, field: str
) -> Iterator[tuple[str, FormField]]:
    for position, document in enumerate(documents if isinstance(documents, list) else ()):
        if isinstance(document, BlockDocument):
            here = f"{pointer}/{position}"
            yield here, FormField(block=document.id, field=field)
            yield from _of_block(here, document, stream.child_blocks[document.type])


def _of_block(pointer: str, document: BlockDocument, block: Any) -> Iterator[tuple[str, FormField]]:
    children: Mapping[str, Any] = getattr(block, "child_blocks", {})
    for name, key in _names(document):
        if name in RESERVED or name not in children:
            continue
        yield f"{pointer}/{key}", FormField(block=document.id, field=name)
        if isinstance(children[name], StreamBlock):
            stream = children[name]
            yield from _of_stream(f"{pointer}/{key}", getattr(document, name), stream, name)


def _names(document: BaseModel) -> Iterator[tuple[str, str]]:
    for name, field in type(document).model_fields.items():
        yield name, field.serialization_alias or field.alias or name
