"""What the editor is told while editing."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from cms.blocks.keeping_form import unknown_blocks_error
from cms.pages import BasePage


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_what_readers_would_miss(request: HttpRequest, page: Page) -> None:
    """Show a saved page's warnings in one message; what saves by itself says nothing."""
    if not isinstance(page, BasePage) or not request.accepts("text/html"):
        return
    found = page.warnings()
    if found:
        messages.warning(
            request,
            format_html(
                "{}<ul>{}</ul>",
                gettext("Before readers see the page, you may want to look at this:"),
                format_html_join("", "<li>{}</li>", ((warning,) for warning in found)),
            ),
        )


@hooks.register("before_edit_page")
def say_which_blocks_are_unknown(request: HttpRequest, page: Page) -> HttpResponseBase | None:
    """Say on opening what can't be shown; an old revision that holds such blocks stays closed.

    What is opened from an old revision is saved over the latest one, whose own form can't know
    what the old one held.
    """
    if request.method != "GET" or not isinstance(page, BasePage):
        return None
    unknown = page.unknown_blocks()
    for _field, types in unknown:
        messages.error(request, " ".join(unknown_blocks_error(types).messages))
    match: Any = request.resolver_match
    if unknown and match.url_name == "revisions_revert":
        return redirect("wagtailadmin_pages:history", page.pk)
    return None
