"""What the editor is told while editing."""

from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from cms.blocks.ended_rights import LEFT_OUT, WITHOUT_ENDED, note_left_out, rights_warnings
from cms.blocks.keeping_form import unknown_blocks_error
from cms.pages import BasePage
from cms.previewed import PreviewedSnippet


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_what_readers_would_miss(request: HttpRequest, page: Page) -> None:
    """Show a saved page's warnings in one message; what saves by itself says nothing."""
    if not isinstance(page, BasePage) or not request.accepts("text/html"):
        return
    found = page.warnings()
    if found:
        _warn(request, found)


@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def say_which_rights_end(request: HttpRequest, item: Any) -> None:
    """Say on opening which assets have no rights soon; not again right after a save."""
    if request.method != "GET" or not isinstance(item, BasePage | PreviewedSnippet):
        return
    waiting: Any = get_messages(request)
    said = "".join(str(message) for message in waiting)
    waiting.used = False
    if new := [warning for warning in rights_warnings(item) if warning not in said]:
        _warn(request, new)


def _warn(request: HttpRequest, found: list[str]) -> None:
    lead = gettext("Before readers see it, you may want to look at this:")
    rows = format_html_join("", "<li>{}</li>", ((warning,) for warning in found))
    messages.warning(request, format_html("{}<ul>{}</ul>", lead, rows))


@hooks.register("after_publish_page")
def keep_on_record_what_is_left_out(request: HttpRequest, page: Page) -> None:
    """Note in the history of a page that it was published without what has no rights any more."""
    if request.POST.get("action-publish") == WITHOUT_ENDED:
        note_left_out(page, request.user)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def say_which_rights_of_a_snippet_end(request: HttpRequest, snippet: Any) -> None:
    """Do for what pages show as for pages; to save it is to publish it."""
    if not isinstance(snippet, PreviewedSnippet) or not request.accepts("text/html"):
        return
    if request.POST.get("action-publish") == WITHOUT_ENDED:
        note_left_out(snippet, request.user)
    if found := rights_warnings(snippet):
        _warn(request, found)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Say in the history of a page what it was published without."""

    @actions.register_action(LEFT_OUT)
    class LeftOut(LogFormatter):
        label = gettext_lazy("Publish without what has no rights")

        def format_message(self, entry: Any) -> str:
            """Name what was left out."""
            titles = ", ".join(f"“{title}”" for title in entry.data.get("titles", ()))
            return gettext("Published without %(titles)s, whose rights had ended") % {
                "titles": titles
            }


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
