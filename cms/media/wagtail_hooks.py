"""What the library adds to the admin: rights, uses, and the words of many pictures in one table."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, re_path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.documents.views.documents import DeleteView as DeleteFile
from wagtail.images.views.images import DeleteView as DeleteImage
from wagtail.log_actions import LogFormatter
from wagtailmedia.views.media import delete as delete_media

from cms.media.admin import MODELS, RightsView, refusal, unless_used
from cms.media.captions import NEEDED, only_timed
from cms.media.models import File, Image, Media
from cms.media.overrides import OVERRIDDEN, TAKEN_BACK
from cms.media.report import ReportMenuItem, ReportView
from cms.media.uses import uses_of
from cms.media.words_action import EditWords

# At the addresses of Wagtail's own views, and before them.
_DELETIONS = (
    ("images/<int:pk>/delete/", Image, "image_id", DeleteImage.as_view()),
    ("media/delete/<int:pk>/", Media, "media_id", delete_media),
    ("documents/delete/<int:pk>/", File, "document_id", DeleteFile.as_view()),
)


@hooks.register("register_admin_urls")
def register_pages() -> list[URLPattern]:
    """Add the pages of rights, and stand before those that delete."""
    kinds = "|".join(str(model._meta.model_name) for model in MODELS)
    return [
        *(path(at, unless_used(model, name, view)) for at, model, name, view in _DELETIONS),
        re_path(
            rf"^rights/(?P<kind>{kinds})/(?P<pk>[0-9]{{1,18}})/$",
            RightsView.as_view(),
            name="asset_rights",
        ),
        path("reports/rights/", ReportView.as_view(), name="rights_report"),
    ]


@hooks.register("register_reports_menu_item")
def register_report_menu_item() -> ReportMenuItem:
    """Lead to what ends soon from the reports."""
    return ReportMenuItem(
        gettext_lazy("Rights"), reverse("rights_report"), icon_name="key", order=740
    )


@hooks.register("before_bulk_action")
def refuse_to_delete_what_is_used(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any
) -> HttpResponse | None:
    """Delete none of several assets if one of them is used."""
    del action
    if action_type != "delete":
        return None
    assets = [item for item in objects if isinstance(item, MODELS)]
    used = [(asset, uses) for asset in assets if (uses := uses_of(asset))]
    return refusal(request, used) if used else None


hooks.register("register_bulk_action", EditWords)


@hooks.register("construct_document_chooser_queryset")
def offer_timed_text(files: Any, request: HttpRequest) -> Any:
    """Offer timed text alone where nothing else can be chosen."""
    return only_timed(files) if NEEDED in request.GET else files


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Keep on record who shows what has no rights any more, and why."""

    @actions.register_action(OVERRIDDEN)
    class Overridden(LogFormatter):
        label = gettext_lazy("Override the end of rights")

        def format_message(self, entry: Any) -> str:
            """Say until when, and why."""
            until = date_format(date.fromisoformat(entry.data["until"]))
            said = {"until": until, "reason": entry.data["reason"]}
            return _("Shown until %(until)s though its rights end before: %(reason)s") % said

    @actions.register_action(TAKEN_BACK)
    class TakenBack(LogFormatter):
        label = gettext_lazy("Take back an override of rights")
        message = gettext_lazy("Took back the override of the end of its rights")
