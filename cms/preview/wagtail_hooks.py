"""What the editor gains: the bridge to the front end, and review links."""

from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from cms.preview.in_place import PreviewedPageViewSet
from cms.preview.origins import front_end_origins


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern | URLResolver]:
    """Add the side panel's addresses."""
    return [path("preview/", include("cms.preview.urls"))]


@hooks.register("register_admin_viewset", order=100)  # After Wagtail's, whose place it takes.
def page_views() -> PreviewedPageViewSet:
    """Let pages be previewed in one request."""
    return PreviewedPageViewSet()


@hooks.register("insert_editor_js")
def bridge() -> SafeString:
    """Load the script that talks with the front end in the preview panel."""
    if not settings.FRONTEND_URL:
        return SafeString("")
    return format_html(
        '<script src="{}" data-front-ends="{}" defer></script>',
        static("cms/preview/bridge.js"),
        " ".join(front_end_origins()),
    )


@hooks.register("insert_global_admin_css")
def bridge_style() -> SafeString:
    """Style the review links; Wagtail has no hook any more for the editor alone."""
    return format_html('<link rel="stylesheet" href="{}">', static("cms/preview/review.css"))


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Keep on record who shared what with whom."""

    @actions.register_action("storywire.review_link.create")
    class Created(LogFormatter):
        label = _("Share a review link")

        def format_message(self, entry: Any) -> str:
            """Name the link."""
            return str(_("Shared a review link: %(name)s") % {"name": entry.data.get("name", "")})

    @actions.register_action("storywire.review_link.revoke")
    class Revoked(LogFormatter):
        label = _("Revoke a review link")

        def format_message(self, entry: Any) -> str:
            """Name the link."""
            return str(_("Revoked a review link: %(name)s") % {"name": entry.data.get("name", "")})
