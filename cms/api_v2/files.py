"""documents, also called files: uploaded files that public pages name, such as captions."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet

from cms.api_v2.endpoint import Endpoint
from cms.api_v2.fields import FileName, FileUrl, ItemSerializer
from cms.visibility import named_in_public


class FileSerializer(ItemSerializer):
    """A file."""

    title = FileName(read_only=True)
    download_url = FileUrl(read_only=True)


class FilesEndpoint(Endpoint, DocumentsAPIViewSet):
    """The files."""

    base_serializer_class = FileSerializer

    # Tags are the editors' own.
    meta_fields: ClassVar[list[str]] = ["type", "detail_url", "download_url"]
    listing_default_fields: ClassVar[list[str]] = ["id", *meta_fields, "title"]
    nested_default_fields = listing_default_fields

    def public_rows(self) -> QuerySet[Any]:
        """Return the files that public pages name."""
        return named_in_public(self.model)
