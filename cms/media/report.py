"""“Rights” under Reports: what readers lose soon, or have lost, because its rights end."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.menu import MenuItem
from wagtail.models import ReferenceIndex
from wagtail.permissions import policy_registry

from cms.media.addresses import rights_page
from cms.media.admin import MODELS
from cms.media.rights import SOON, state_of, today

PAGE = 50
"""How many assets stand on a page of the report."""


@dataclass(frozen=True)
class Ending:
    """An asset whose rights have ended or end soon."""

    asset: Any
    usable_until: date
    uses: int

    @property
    def asset_kind(self) -> str:
        """Return what kind of thing it is."""
        return str(self.asset._meta.verbose_name)

    @property
    def state(self) -> str:
        """Return how things stand."""
        return state_of(self.asset)

    @property
    def url(self) -> str:
        """Return where to see and override it."""
        return rights_page(self.asset)


class ReportView(View):
    """Lists what a user may change and is concerned, the earliest end first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        pages = Paginator(endings(request.user), PAGE)
        page = pages.get_page(request.GET.get("p"))
        context = {
            "page_title": _("Rights"),
            "header_title": _("Rights"),
            "header_icon": "key",
            "days": SOON.days,
            "endings": page,
            "elided_page_range": pages.get_elided_page_range(page.number),
            "breadcrumbs_items": [
                {"url": reverse("wagtailadmin_home"), "label": _("Home")},
                {"url": "", "label": _("Rights")},
            ],
        }
        return TemplateResponse(request, "cms/media/report.html", context)


class ReportMenuItem(MenuItem):
    """The way to the report, for those who may change any asset."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the user may."""
        policies = (policy_registry.get_by_type(model) for model in MODELS)
        return any(policy.user_has_permission(request.user, "change") for policy in policies)


def endings(user: Any) -> list[Ending]:
    """Return what ends soon, and what has ended and is used, of what a user may change."""
    found = []
    for model in MODELS:
        policy = policy_registry.get_by_type(model)
        mine: Any = policy.instances_user_has_permission_for(user, "change")
        rows = list(mine.filter(usable_until__lte=today() + SOON))
        uses = _count_uses(rows)
        found += [
            Ending(row, row.usable_until, uses[str(row.pk)])
            for row in rows
            if uses[str(row.pk)] or not row.rights_ended
        ]
    return sorted(found, key=lambda ending: (ending.usable_until, ending.asset.title))


def _count_uses(assets: list[Any]) -> Counter[str]:
    """Return how many things name each of some assets, by primary key."""
    named = ReferenceIndex.get_references_to_in_bulk(assets).values_list(
        "to_object_id", "base_content_type", "object_id"
    )
    return Counter(pk for pk, _type, _object in named.distinct())
