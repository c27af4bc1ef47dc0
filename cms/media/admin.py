"""An asset's rights and uses in the admin, and the refusal to delete what is used."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.log_actions import registry
from wagtail.permissions import policy_registry

from cms.media.addresses import edit_page, rights_page
from cms.media.models import File, Image, Media
from cms.media.overrides import OVERRIDDEN, TAKEN_BACK, override, take_back
from cms.media.rights import Rights, state_of
from cms.media.rights_form import OverrideForm
from cms.media.uses import Use, uses_of, way_out

MODELS: tuple[type[Rights], ...] = (Image, Media, File)


@dataclass(frozen=True)
class Shown:
    """A use as somebody may see it: of what is not theirs, only its kind."""

    use: Use
    url: str | None


def shown_to(user: Any, uses: Sequence[Use]) -> list[Shown]:
    """Return uses with the way to each that a user may edit."""
    finder = AdminURLFinder(user)
    return [Shown(use, finder.get_edit_url(use.item)) for use in uses]


def may(user: Any, verb: str, asset: Any) -> bool:
    """Tell whether a user may ``change`` or ``delete`` an asset."""
    policy = policy_registry.get_by_type(type(asset))
    return bool(policy.user_has_permission_for_instance(user, verb, asset))


class RightsView(View):
    """Shows what an asset may be used for and what shows it; overrides the end of its rights."""

    asset: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the asset; only those who may change it have any business here."""
        models = {model._meta.model_name: model for model in MODELS}
        self.asset = get_object_or_404(models[kwargs["kind"]], pk=kwargs["pk"])
        if not may(request.user, "change", self.asset):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show it."""
        del kwargs
        return self._page(request, OverrideForm(self.asset))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Override the end of its rights, or take that back."""
        del kwargs
        if "take-back" in request.POST:
            take_back(self.asset, request.user)
            messages.success(request, gettext("The override was taken back."))
            return HttpResponseRedirect(rights_page(self.asset))
        form = OverrideForm(self.asset, request.POST)
        if self.asset.usable_until is None or not form.is_valid():
            return self._page(request, form)
        override(self.asset, request.user, **form.cleaned_data)
        messages.success(request, gettext("It is shown until that day. The reason is on record."))
        return HttpResponseRedirect(rights_page(self.asset))

    def _page(self, request: HttpRequest, form: OverrideForm) -> HttpResponse:
        entries = registry.get_logs_for_instance(self.asset).filter(
            action__in=(OVERRIDDEN, TAKEN_BACK)
        )
        context = {
            "form": form,
            "state": state_of(self.asset),
            "uses": shown_to(request.user, uses_of(self.asset)),
            "entries": entries.select_related("user").order_by("-timestamp"),
            **_framed(self.asset, _("Rights and use")),
        }
        return TemplateResponse(request, "cms/media/rights.html", context)


def unless_used(model: Any, argument: str, view: Callable[..., Any]) -> Callable[..., Any]:
    """Return a view that deletes, but shows what uses an asset instead of deleting one."""

    def gate(request: HttpRequest, pk: int) -> HttpResponseBase:
        asset = model._default_manager.filter(pk=pk).first()
        allowed = asset is not None and may(request.user, "delete", asset)
        if allowed and (uses := uses_of(asset)):
            return refusal(request, [(asset, uses)])
        answer: HttpResponseBase = view(request, **{argument: pk})
        return answer

    return gate


def refusal(request: HttpRequest, used: Sequence[tuple[Any, Sequence[Use]]]) -> HttpResponse:
    """Answer somebody who wants to delete what is used, with what uses it and what to do."""
    context = {
        "used": [(asset, shown_to(request.user, uses)) for asset, uses in used],
        "way_out": way_out(),
        "back": edit_page(used[0][0]) if len(used) == 1 else reverse("wagtailadmin_home"),
        **_framed(used[0][0], _("This is in use")),
    }
    status = 409 if request.method == "POST" else 200
    return TemplateResponse(request, "cms/media/in_use.html", context, status=status)


def _framed(asset: Any, title: Any) -> dict[str, Any]:
    """Return what Wagtail's frame of a page asks for."""
    return {
        "asset": asset,
        "page_title": title,
        "header_title": title,
        "header_icon": {"image": "image", "media": "media"}.get(asset._meta.model_name, "doc-full"),
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": edit_page(asset), "label": asset.title},
            {"url": "", "label": f"{title}: {asset.title}"},
        ],
    }
