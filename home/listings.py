"""How editors find what stands around pages."""

from datetime import UTC, datetime
from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.views.snippets import SnippetViewSet


class AroundViewSet(SnippetViewSet):  # type: ignore[misc]  # Wagtail has no types
    """Lists what stands around the pages of sites; each row names its site and language."""

    def get_queryset(self, request: HttpRequest) -> Any:
        """Fetch the sites and languages too."""
        del request
        return self.model._default_manager.select_related("site", "locale")


class NavigationViewSet(AroundViewSet):
    """Lists navigations with how much is in them."""

    icon = "list-ul"
    list_display: ClassVar[list[Any]] = [
        "__str__",
        Column("main", label=_("Entries"), accessor=lambda row: len(row.main)),
        Column("footer", label=_("In the footer"), accessor=lambda row: len(row.footer)),
        Column("profiles", label=_("Accounts"), accessor=lambda row: len(row.profiles)),
    ]


class CookieNoticeViewSet(AroundViewSet):
    """Lists cookie notices with what they ask for, and since when."""

    icon = "info-circle"
    list_display: ClassVar[list[Any]] = [
        "__str__",
        Column("categories", label=_("Categories"), accessor=lambda row: len(row.categories)),
        DateColumn("version", label=_("Asked since"), accessor=lambda row: _moment(row.version)),
    ]


class TourViewSet(AroundViewSet):
    """Lists tours with their steps, and since when they are so."""

    icon = "crosshairs"
    list_display: ClassVar[list[Any]] = [
        "__str__",
        "title",
        Column("steps", label=_("Steps"), accessor=lambda row: len(row.steps)),
        DateColumn("version", label=_("Shown since"), accessor=lambda row: _moment(row.version)),
    ]


class AnnouncementViewSet(SnippetViewSet):  # type: ignore[misc]  # as above
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


def _moment(version: int) -> datetime:
    """Return when a version began: they are seconds since 1970."""
    return datetime.fromtimestamp(version, UTC)
