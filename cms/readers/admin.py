"""“Webhooks” in the admin: who is told of changes, and what became of each message."""

from typing import Any, ClassVar

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy

from cms.readers.columns import CountColumn, SendAgainColumn
from cms.readers.forms import WebhookForm
from cms.readers.models import OVERLAP, Delivery, Webhook
from cms.readers.queue import send_again
from cms.readers.secret import secret_of

_policy = ModelPermissionPolicy(Webhook)


class IndexView(generic.IndexView):
    """Lists the webhooks, and how much of each waits or was given up."""

    @cached_property
    def columns(self) -> list[Any]:
        """Return the columns."""
        return [
            self._get_title_column("name"),
            Column("url", label=_("Address")),
            BooleanColumn("active", label=_("Active")),
            CountColumn("waiting", label=_("Waiting")),
            CountColumn("failed", label=_("Failed")),
            CountColumn("dead", label=_("Given up")),
        ]

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the webhooks with their counts."""
        counts = {
            state: Count("deliveries", filter=Q(deliveries__state=state))
            for state in ("waiting", "failed", "dead")
        }
        found: QuerySet[Any] = super().get_base_queryset()
        return found.annotate(**counts)

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Return Wagtail's buttons and the way to all deliveries."""
        url = reverse("webhooks:deliveries")
        return [
            *super().header_buttons,
            HeaderButton(_("Deliveries"), url=url, icon_name="list-ul"),
        ]


class CreateView(generic.CreateView):
    """Makes a webhook; its secret is shown once."""

    def form_valid(self, form: WebhookForm) -> HttpResponse:
        """Make it and show the secret."""
        form.instance.created_by = self.request.user
        self.form = form
        self.object = self.save_instance()
        return show_secret(self.request, self.object, _("The webhook was made"))


class EditView(generic.EditView):
    """Changes a webhook; leads to its deliveries and to another secret."""

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Return Wagtail's buttons and ours."""
        rotate = reverse("webhooks:rotate", args=[self.object.pk])
        return [
            Button(_("Deliveries"), url=deliveries_of(self.object), icon_name="list-ul"),
            Button(_("Make another secret"), url=rotate, icon_name="key"),
            *super().header_more_buttons,
        ]


class RotateView(generic.base.WagtailAdminTemplateMixin, generic.PermissionCheckedMixin, View):
    """Asks whether another secret is wanted, then makes and shows it."""

    permission_policy = _policy
    permission_required = "change"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask."""
        webhook = get_object_or_404(Webhook, pk=pk)
        context = {
            "object": webhook,
            "page_title": _("Make another secret"),
            "header_title": _("Make another secret"),
            "header_icon": "key",
            "breadcrumbs_items": breadcrumbs(webhook, _("Make another secret")),
            "hours": round(OVERLAP.total_seconds() / 3600),
        }
        return TemplateResponse(request, "cms/readers/rotate.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make it."""
        webhook = get_object_or_404(Webhook, pk=pk)
        webhook.rotate()
        log(webhook, "storywire.webhook.rotate", user=request.user)
        return show_secret(request, webhook, _("The secret was changed"))


class DeliveryFilterSet(WagtailFilterSet):
    """By webhook, by what was told, and by what became of it."""

    class Meta:
        model = Delivery
        fields: ClassVar[list[str]] = ["state", "webhook", "event"]


class DeliveriesView(generic.IndexView):
    """Lists what was told to whom, the latest change first."""

    model = Delivery
    page_title = _("Deliveries")
    header_icon = "list-ul"
    permission_policy = _policy
    filterset_class = DeliveryFilterSet
    index_url_name = "webhooks:deliveries"
    index_results_url_name = "webhooks:deliveries_results"
    default_ordering = "-sequence"
    columns: ClassVar[list[Any]] = [
        TitleColumn("event", label=_("Event"), accessor="get_event_display"),
        Column("sequence", label=pgettext_lazy("number in the log", "Change")),
        Column("path", label=_("Path")),
        Column("webhook", label=_("Webhook")),
        Column("purge", label=_("Purge")),
        Column("state", label=_("State"), accessor="get_state_display"),
        Column("attempts", label=_("Attempts")),
        Column("status", label=_("Last status")),
        Column("error", label=_("Last error")),
        DateColumn("next_attempt_at", label=_("Next attempt")),
        DateColumn("delivered_at", label=_("Delivered")),
        SendAgainColumn("send_again", label=_("Send again")),
    ]

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the deliveries with their webhooks."""
        found: QuerySet[Any] = super().get_base_queryset()
        return found.select_related("webhook")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        return breadcrumbs(None, self.page_title)


class SendAgainView(generic.PermissionCheckedMixin, View):
    """Puts a message back into the queue."""

    permission_policy = _policy
    permission_required = "change"

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        """Do it, and go back to the list."""
        delivery = get_object_or_404(Delivery.objects.select_related("webhook"), pk=pk)
        send_again(delivery)
        if delivery.webhook.active:
            messages.success(request, gettext("The message is sent again."))
        else:
            messages.warning(
                request, gettext("The message is sent again as soon as its webhook is active.")
            )
        return HttpResponseRedirect(deliveries_of(delivery.webhook))


def deliveries_of(webhook: Webhook) -> str:
    """Return where a webhook's deliveries are listed."""
    return f"{reverse('webhooks:deliveries')}?{urlencode({'webhook': webhook.pk})}"


def breadcrumbs(webhook: Webhook | None, label: Any) -> list[dict[str, Any]]:
    """Return the way to a page of ours."""
    way = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("webhooks:index"), "label": _("Webhooks")},
    ]
    if webhook:
        way.append({"url": reverse("webhooks:edit", args=[webhook.pk]), "label": str(webhook)})
    return [*way, {"url": "", "label": label}]


def show_secret(request: HttpRequest, webhook: Webhook, title: Any) -> HttpResponse:
    """Answer with a webhook's secret, which no other page shows."""
    context = {
        "object": webhook,
        "secret": secret_of(webhook.seed),
        "page_title": title,
        "header_title": title,
        "header_icon": "key",
        "breadcrumbs_items": breadcrumbs(webhook, title),
    }
    return TemplateResponse(request, "cms/readers/secret.html", context)


class WebhookViewSet(ModelViewSet):
    """The pages of webhooks, under Settings, for administrators."""

    model = Webhook
    icon = "globe"
    menu_label = _("Webhooks")
    menu_name = "webhooks"
    menu_order = 603
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = IndexView
    add_view_class = CreateView
    edit_view_class = EditView
    edit_handler = ObjectList(
        [FieldPanel(name) for name in ("name", "url", "active", "events", "types", "locales")],
        base_form_class=WebhookForm,
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return Wagtail's addresses and ours."""
        results = DeliveriesView.as_view(results_only=True)
        return [
            *super().get_urlpatterns(),
            path("rotate/<int:pk>/", RotateView.as_view(), name="rotate"),
            path("deliveries/", DeliveriesView.as_view(), name="deliveries"),
            path("deliveries/results/", results, name="deliveries_results"),
            path("deliveries/<uuid:pk>/again/", SendAgainView.as_view(), name="send_again"),
        ]
