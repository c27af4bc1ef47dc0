"""images: the pictures that public pages show."""

from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from wagtail.api import APIField
from wagtail.images.api.v2.views import ImagesAPIViewSet

from cms.api_v2.columns import in_order
from cms.api_v2.endpoint import Endpoint
from cms.api_v2.fields import ImagePart, ItemSerializer
from cms.api_v2.parameters import SearchQuery
from cms.contract.image import Image
from cms.visibility import named_in_public

_WORDS = ("alt", "caption", "credit")


class ImageSerializer(ItemSerializer):
    """An image; its internal title may tell a place or a person, so its ``alt`` stands there."""

    title = ImagePart(read_only=True)
    download_url = ImagePart(read_only=True)


class ImagesEndpoint(Endpoint, ImagesAPIViewSet):
    """The pictures."""

    base_serializer_class = ImageSerializer
    listing_query = SearchQuery
    columns = ("id", "width", "height")
    body_fields: ClassVar[list[str]] = ["id", "title", "width", "height"]
    meta_fields: ClassVar[list[str]] = ["type", "detail_url", "download_url"]
    listing_default_fields: ClassVar[list[str]] = ["id", *meta_fields, "title"]
    nested_default_fields = listing_default_fields

    @classmethod
    def get_body_fields(cls, model: Any) -> list[APIField]:
        """Return the fields outside ``meta``: Wagtail's, and what an image's document has."""
        del model
        own = [name for name in Image.model_fields if name not in cls.body_fields]
        return [
            *(APIField(name) for name in cls.body_fields),
            *(APIField(name, ImagePart()) for name in own),
        ]

    def public_rows(self) -> QuerySet[Any]:
        """Return the pictures that public pages show."""
        return named_in_public(self.model)

    def found(self, query: Any) -> Any:
        """Return the pictures that a query's filters let through, in its order."""
        rows = super().found(query)
        if not query.search:
            return rows
        matches = Q()
        for word in query.search.split():
            here = Q(*((f"{name}__icontains", word) for name in _WORDS), _connector=Q.OR)
            matches = matches & here if query.search_operator == "and" else matches | here
        return in_order(rows.filter(matches), query.order or "id", self.columns)
