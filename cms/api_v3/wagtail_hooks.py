"""What the Management API adds to the admin."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.api_v3 import actions
from cms.api_v3.admin import TokenViewSet
from cms.api_v3.docs import admin_docs


@hooks.register("register_admin_viewset", order=-1)
def register_tokens() -> TokenViewSet:
    """Answer for API tokens before Wagtail does."""
    return TokenViewSet("api_tokens", url_prefix="api-tokens")


@hooks.register("register_admin_urls")
def register_docs() -> list[URLPattern]:
    """Show the API's description to those who are signed in."""
    return [path("api-docs/", admin_docs, name="api_docs")]


@hooks.register("register_help_menu_item")
def register_help() -> MenuItem:
    """Lead from the help to the API's description."""
    return MenuItem(_("Management API"), reverse("api_docs"), icon_name="code", order=1100)


hooks.register("register_actions", actions.register, order=1)
