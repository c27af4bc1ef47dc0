"""How editors find partners."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet


class PartnerViewSet(SnippetViewSet):  # type: ignore[misc]  # Wagtail has no types
    """Lists partners with their dates."""

    icon = "globe"
    list_display: ClassVar[list[Any]] = [
        "name",
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        "iso_code",
        "joined_on",
        "left_on",
    ]
    list_filter: ClassVar[dict[str, list[str]]] = {
        "kind": ["exact"],
        "joined_on": ["gte", "lte"],
        "left_on": ["gte", "lte", "isnull"],
    }
    search_fields: ClassVar[list[str]] = ["name", "iso_code"]
    search_backend_name = None
    list_export: ClassVar[list[str]] = ["name", "kind", "iso_code", "joined_on", "left_on"]
