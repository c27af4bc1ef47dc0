"""Lists of pages of one type for editors, with what tells its pages apart."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from cms.pages import BasePage


class PageListView(IndexView):
    """The list; what its columns show of other rows is found with as many queries as one's is."""

    related: ClassVar[tuple[str, ...]] = ()

    def annotate_queryset(self, pages: Any) -> Any:
        """Fetch those rows too."""
        return super().annotate_queryset(pages).prefetch_related(*self.related)


class PageListing(PageListingViewSet):
    """Lists pages of one type; each type says which columns it has between title and state."""

    index_view_class = PageListView
    related: ClassVar[tuple[str, ...]] = ()
    """Foreign keys that columns follow."""

    def __init__(self, model: type[BasePage], *columns: Column, icon: str, **more: Any) -> None:
        """Take the page type, its columns, and what else Wagtail's viewsets take."""
        super().__init__(
            name=f"{model._meta.model_name}_list",
            model=model,
            icon=icon,
            menu_label=model._meta.verbose_name_plural,
            columns=[
                BulkActionsColumn("bulk_actions"),
                PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
                *columns,
                DateColumn(
                    "latest_revision_created_at",
                    label=_("Updated"),
                    sort_key="latest_revision_created_at",
                ),
                PageStatusColumn("status", label=_("Status"), sort_key="live"),
            ],
            **more,
        )

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Tell the list what its columns follow, and what it is narrowed down by."""
        mine: dict[str, Any] = {"related": self.related}
        if self.list_filter is not self.UNDEFINED:
            # Wagtail asks the class for it, and would pass over what an instance was given.
            mine["filterset_class"] = self.UNDEFINED
        found: dict[str, Any] = super().get_index_view_kwargs(**mine, **kwargs)
        return found


def minutes(seconds: float | None) -> str:
    """Return how long something plays, such as ``7:05``."""
    return "" if seconds is None else f"{int(seconds) // 60}:{int(seconds) % 60:02}"
