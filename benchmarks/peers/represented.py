"""What a developer makes blocks say in Wagtail's API: the content, not only its keys."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.images.blocks import ImageBlock

from stories.models import StoryPage


def image(picture: Any) -> dict[str, Any] | None:
    """Return a picture, with the address of the upload: no rendition has to be found for it."""
    if picture is None:
        return None
    return {
        "url": picture.file.url,
        "width": picture.width,
        "height": picture.height,
        "alt": getattr(picture, "contextual_alt_text", None) or picture.alt,
        "caption": picture.caption,
        "credit": picture.credit,
    }


def block(kind: Any, value: Any, context: Mapping[str, Any]) -> Any:
    """Return a block's value as ``get_api_representation`` would, had it been written for it."""
    if isinstance(kind, ImageBlock):
        return image(value)
    if isinstance(kind, StreamBlock):
        return [
            {
                "type": part.block_type,
                "value": block(part.block, part.value, context),
                "id": part.id,
            }
            for part in value
        ]
    if isinstance(kind, StructBlock):
        return {name: block(kind.child_blocks[name], part, context) for name, part in value.items()}
    if isinstance(kind, ListBlock):
        return [block(kind.child_block, part, context) for part in value]
    return kind.get_api_representation(value, context=context)


def related(page: StoryPage, request: HttpRequest) -> list[dict[str, Any]]:
    """Return the pages to read on, all of them and their covers in one query."""
    pks = [item["value"] for item in page.related.raw_data if item["type"] == "page"]
    found = StoryPage.objects.live().select_related("cover").in_bulk(pks)
    return [
        {
            "id": other.pk,
            "title": other.title,
            "url": other.get_url(request),
            "cover": image(other.cover),
        }
        for pk in pks
        if (other := found.get(pk))
    ]
