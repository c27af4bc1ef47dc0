"""What editors find in the menu."""

from wagtail import hooks
from wagtail.admin.viewsets.pages import PageListingViewSet

from home.page_lists import PageLists
from home.post_listing import posts


@hooks.register("register_admin_viewset")
def list_posts() -> PageListingViewSet:
    """List the posts of all social walls."""
    return posts


@hooks.register("register_admin_viewset")
def list_what_is_told() -> PageLists:
    """List pages of every type that something is told in."""
    return PageLists()
