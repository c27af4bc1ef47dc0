"""How editors find what stands around pages."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet


class AnnouncementViewSet(SnippetViewSet):  # type: ignore[misc]  # Wagtail has no types
    """Lists announcements with their hours, the latest first."""

    icon = "warning"
    list_display: ClassVar[list[Any]] = [
        "text",
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        "starts",
        "ends",
        "site",
    ]
    list_filter: ClassVar[dict[str, list[str]]] = {
        "kind": ["exact"],
        "starts": ["gte", "lte"],
        "ends": ["gte", "lte"],
    }
    search_fields: ClassVar[list[str]] = ["text"]
    search_backend_name = None


class CommemorativeDayViewSet(SnippetViewSet):  # type: ignore[misc]  # as above
    """Lists days in the order of the year."""

    icon = "date"
    list_display: ClassVar[list[Any]] = [
        "name",
        Column("get_month_display", label=_("Month"), sort_key="month"),
        "day",
        Column("get_nth_display", label=_("Which one")),
        Column("get_weekday_display", label=_("Weekday")),
    ]
    list_filter: ClassVar[dict[str, list[str]]] = {"month": ["exact"]}
    search_fields: ClassVar[list[str]] = ["name"]
    search_backend_name = None
