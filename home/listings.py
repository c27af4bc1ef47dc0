"""How editors find what stands around pages."""

from datetime import UTC, datetime
from typing import Any, ClassVar

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.models import Locale, Site
from wagtail.snippets.views.snippets import CreateView, PreviewOnCreateView, SnippetViewSet


class _Adding(CreateView):  # type: ignore[misc]  # Wagtail has no types
    """Tells its preview which language the new one is written in: Wagtail does not."""

    def get_preview_url(self) -> str:
        """Return the address of the preview, with the language."""
        return self._set_locale_query_param(super().get_preview_url()) or ""


class _PreviewOfNew(PreviewOnCreateView):  # type: ignore[misc]  # as above
    """Shows what was never saved in the language it is written in."""

    def get_object(self) -> Any:
        """Return an empty one in that language."""
        item, code = super().get_object(), self.request.GET.get("locale")
        asked = code and get_object_or_404(Locale, language_code=code)
        item.locale = asked or Locale.get_default()
        return item


class FramingViewSet(SnippetViewSet):  # type: ignore[misc]  # as above
    """Lists what is seen where nothing points to it, and so before it is first saved."""

    add_view_class = _Adding
    preview_on_add_view_class = _PreviewOfNew


class _AddingAround(_Adding):
    """Offers the default site, which often is the only one."""

    def get_initial_form_instance(self) -> Any:
        """Return an empty one for the default site."""
        item = super().get_initial_form_instance() or self.model()
        item.site = Site.objects.filter(is_default_site=True).first()
        return item


class AroundViewSet(FramingViewSet):
    """Lists what stands around the pages of sites; each row names its site and language."""

    add_view_class = _AddingAround

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


class AnnouncementViewSet(FramingViewSet):
    """Lists announcements with their hours, the latest first."""

    add_view_class = _AddingAround
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


class CommemorativeDayViewSet(FramingViewSet):
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
