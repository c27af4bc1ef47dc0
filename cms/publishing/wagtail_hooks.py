"""What the admin sets off: bulk actions, which send no signal; what is said of a withdrawal."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponseBase
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.views.pages.unpublish import UnpublishView
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from cms.gone import hold, hold_tree, put
from cms.publishing.forms import WithdrawalForm
from cms.publishing.marks import marks_of
from cms.publishing.progress import answer_progress
from cms.publishing.withdrawals import tell
from cms.unit_of_work import mark


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Add what tells how far that is which was left for later."""
    return [path("publishing/progress/", answer_progress, name="publishing_progress")]


@hooks.register("insert_global_admin_js")
def progress_script() -> SafeString:
    """Follow it on whatever page the editor goes on to."""
    return format_html('<script src="{}" defer></script>', static("cms/publishing/progress.js"))


@hooks.register("insert_global_admin_css")
def progress_style() -> SafeString:
    """Give it colours that are seen on a message."""
    return format_html('<link rel="stylesheet" href="{}">', static("cms/publishing/progress.css"))


@hooks.register("before_edit_page")
@hooks.register("before_publish_page")
@hooks.register("before_unpublish_page", order=-1)
def hold_page(request: HttpRequest, page: Page) -> None:
    """Let nobody delete or move a page while it is changed; it was read before."""
    if request.method == "POST":
        [place] = hold(Page, page.pk)
        put(page, place)


@hooks.register("before_copy_page")
@hooks.register("before_delete_page")
def hold_page_and_tree(request: HttpRequest, page: Page) -> None:
    """Let nobody else change which page lies where meanwhile."""
    if request.method == "POST":
        hold_tree(page)


@hooks.register("before_move_page")
def hold_page_and_target(request: HttpRequest, page: Page, target: Page) -> None:
    """Let nobody delete where a page is moved to."""
    if request.method == "POST":
        hold_tree(page, target)


@hooks.register("before_bulk_action")
def hold_what_is_acted_on(
    request: HttpRequest, action_type: str, objects: list[Model], action: Any
) -> None:
    """Let nobody delete what a bulk action is for; its pages were read before."""
    del request, action_type, action
    if pages := [item for item in objects if isinstance(item, Page)]:
        hold_tree(*pages)


@hooks.register("after_bulk_action")
def mark_what_was_acted_on(
    request: HttpRequest, action_type: str, objects: list[Model], action: Any
) -> None:
    """Mark everything a bulk action was for."""
    del request, action_type, action
    if keys := {key for item in objects for key in marks_of(item)}:
        mark(*keys)


@hooks.register("before_unpublish_page")
def ask_what_readers_are_told(request: HttpRequest, page: Page) -> HttpResponseBase | None:
    """Note what the editor says of the page, or show what is wrong and unpublish nothing."""
    form = WithdrawalForm(page, request.POST)
    if form.is_valid():
        tell(page, request.user, **form.cleaned_data)
        return None
    request.withdrawal_form = form  # type: ignore[attr-defined]  # the template asks for it
    view = UnpublishView()
    view.setup(request, page.pk)
    view.objects_to_unpublish = view.get_objects_to_unpublish()
    return view.get(request)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Keep on record what readers were told."""

    @actions.register_action("storywire.withdrawal")
    class Withdrawn(LogFormatter):
        label = gettext_lazy("Tell readers of a withdrawal")

        def format_message(self, entry: Any) -> str:
            """Say it again."""
            if title := entry.data.get("redirect"):
                return _("Readers are led to “%(title)s”.") % {"title": title}
            return _("Readers are told why: %(reason)s") % {"reason": entry.data.get("reason", "")}
