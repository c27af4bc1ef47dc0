"""The menu of lists of pages, a list for each type of what is told."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.base import ViewSetGroup

from home.models import DigestIssuePage
from stories.page_listing import PageListing
from stories.piece_listings import LISTINGS

digests = PageListing(
    DigestIssuePage,
    Column("week", label=_("Week"), sort_key="week"),
    Column("item_count", label=pgettext_lazy("in a digest", "Reports"), sort_key="item_count"),
    icon="clipboard-list",
    list_filter={"week": ["gte", "lte"]},
)


class PageLists(ViewSetGroup):  # type: ignore[misc]  # Wagtail has no types
    """Every list of pages of one type but that of posts, which stands by itself."""

    items = (*LISTINGS, digests)
    menu_label = _("Lists")
    menu_icon = "list-ul"
    menu_order = 240
