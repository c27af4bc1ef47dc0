"""How editors find posts: all walls in one list, the newest first."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, ChoiceFilter, DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import BaseColumn, BooleanColumn, Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet

from home.blocks.profiles import PLATFORMS
from home.models import PostPage


class ThumbnailColumn(BaseColumn):
    """The first picture of a post."""

    cell_template_name = "home/posts/thumbnail_cell.html"


class PostFilterSet(PageFilterSet):
    """Narrows the list down to what an editor looks for."""

    platform = ChoiceFilter(label=_("Platform"), choices=PLATFORMS, empty_label=_("Any"))
    posted_at = DateFromToRangeFilter(label=_("Posted at"), widget=DateRangePickerWidget)
    pinned = BooleanFilter(label=_("Pinned"))
    live = BooleanFilter(label=_("Shown to readers"))
    listed = BooleanFilter(label=_("Stands on the wall"))

    class Meta:
        model = PostPage
        fields: ClassVar[list[str]] = []


class PostIndexView(IndexView):
    """The list, whose pictures are found with as many queries as one's is."""

    default_ordering = "-posted_at"

    def annotate_queryset(self, pages: Any) -> Any:
        """Fetch the pictures too."""
        return super().annotate_queryset(pages).prefetch_related("cover", "first_photo")


class PostListing(PageListingViewSet):
    """Lists posts with what tells them apart."""

    model = PostPage
    icon = "comment"
    menu_label = _("Posts")
    menu_order = 250
    add_to_admin_menu = True
    index_view_class = PostIndexView
    filterset_class = PostFilterSet
    columns: ClassVar[list[Any]] = [
        BulkActionsColumn("bulk_actions"),
        ThumbnailColumn("picture", label=_("Picture"), width="6%"),
        PageTitleColumn("title", label=_("Text"), classname="title"),
        Column("author", label=_("Author"), sort_key="author"),
        Column("get_platform_display", label=_("Platform"), sort_key="platform"),
        Column("posted_at", label=_("Posted at"), sort_key="posted_at"),
        BooleanColumn("pinned", label=_("Pinned"), sort_key="pinned"),
        BooleanColumn("listed", label=_("Stands on the wall"), sort_key="listed"),
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
    ]


posts = PostListing("posts")
