"""“Publishing” under Reports: what still waits, and what failed, with a way to try again."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.admin.menu import MenuItem
from wagtail.admin.views import generic
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy

from cms.publishing.following import take_up_again
from cms.publishing.models import Document, Stale
from cms.publishing.progress import progress_bar
from cms.readers.models import Delivery, Webhook

MOST = 50
"""How many rows of each kind are shown."""
_policy = ModelPermissionPolicy(Webhook)


@dataclass(frozen=True)
class Failure:
    """A document that could not be compiled."""

    page: Page | None
    waiting: Stale


class ReportView(generic.base.WagtailAdminTemplateMixin, generic.PermissionCheckedMixin, View):
    """Shows how far things are, and lets what failed be tried again at once."""

    permission_policy = _policy
    permission_required = "change"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        context = {
            "page_title": _("Publishing"),
            "header_title": _("Publishing"),
            "header_icon": "tasks",
            "breadcrumbs_items": [
                {"url": reverse("wagtailadmin_home"), "label": _("Home")},
                {"url": "", "label": _("Publishing")},
            ],
            "documents": Document.objects.exclude(page=None).count(),
            "waiting": Stale.objects.filter(attempts=0).count(),
            "progress": progress_bar(),
            "failures": failures(),
            "deliveries": failed_deliveries()[:MOST],
            "tasks": failed_tasks()[:MOST],
            "in_line": Delivery.objects.filter(state=Delivery.State.WAITING).count(),
        }
        return TemplateResponse(request, "cms/readers/report.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Let everything that failed be tried again now."""
        now = timezone.now()
        Stale.objects.update(retry_at=now)
        Delivery.objects.filter(state=Delivery.State.FAILED).update(next_attempt_at=now)
        failed_tasks().update(status=TaskResultStatus.READY)
        take_up_again()
        messages.success(request, gettext("Everything that failed is tried again now."))
        return HttpResponseRedirect(reverse("publishing_report"))


class ReportMenuItem(MenuItem):
    """The way to the report, for those who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the user may."""
        return bool(_policy.user_has_permission(request.user, "change"))


def failures() -> list[Failure]:
    """Return the documents that could not be compiled, those that wait the longest first."""
    rows = list(Stale.objects.filter(attempts__gt=0).order_by("since")[:MOST])
    pages: dict[Any, Page] = Page.objects.in_bulk([row.page_id for row in rows])
    return [Failure(pages.get(row.page_id), row) for row in rows]


def failed_deliveries() -> "QuerySet[Delivery]":
    """Return the messages that no webhook has taken."""
    states = (Delivery.State.FAILED, Delivery.State.DEAD)
    return Delivery.objects.filter(state__in=states).select_related("webhook")


def failed_tasks() -> "QuerySet[Any]":
    """Return the tasks that ended with an error, the latest first."""
    return DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).order_by("-finished_at")
