"""How editors find lines of effort."""

from typing import ClassVar

from wagtail.snippets.views.snippets import SnippetViewSet


class LineOfEffortViewSet(SnippetViewSet):  # type: ignore[misc]  # Wagtail has no types
    """Lists lines of effort in their order."""

    icon = "list-ol"
    list_display: ClassVar[list[str]] = ["name", "slug", "sort_order"]
    search_fields: ClassVar[list[str]] = ["name", "slug"]
    search_backend_name = None
