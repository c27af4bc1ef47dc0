"""What editors find in the menu."""

from wagtail import hooks
from wagtail.admin.viewsets.pages import PageListingViewSet

from home.post_listing import posts


@hooks.register("register_admin_viewset")
def list_posts() -> PageListingViewSet:
    """List the posts of all social walls."""
    return posts
