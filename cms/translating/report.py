"""“Translations behind” under Reports: what readers get in another language and is out of step."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.coreutils import get_content_languages
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail_localize.models import Translation

from cms.contract.translation import Standing
from cms.translating.standing import standings
from cms.visibility import public_pages

CHUNK = 500


def behind() -> dict[int, Standing]:
    """Return how the public pages stand that are behind their source, by primary key."""
    keys = Translation.objects.filter(enabled=True).values_list("source__object_id", flat=True)
    every = sorted(set(keys), key=str)
    found: dict[int, Standing] = {}
    for start in range(0, len(every), CHUNK):
        pages = list(public_pages().filter(translation_key__in=every[start : start + CHUNK]))
        found.update(standings(pages))
    return {pk: standing for pk, standing in found.items() if standing.state == "behind"}


class BehindView(ReportView):
    """Lists public translations that are behind, and by how many segments."""

    page_title = _("Translations behind")
    header_icon = "rotate"
    index_url_name = "translations_behind"
    index_results_url_name = "translations_behind_results"
    model = Page
    permission_policy = page_permission_policy
    any_permission_required: ClassVar = ["add", "change", "publish"]
    default_ordering = "title"
    columns: ClassVar = [
        TitleColumn("title", label=_("Title"), url_name="wagtailadmin_pages:edit"),
        Column("locale", label=_("Language")),
        Column("source_language", label=_("Translated from")),
        Column("segments_behind", label=_("Segments behind")),
    ]
    list_export: ClassVar = ["title", "locale", "source_language", "segments_behind"]

    def get_queryset(self) -> "QuerySet[Page]":
        """Return the pages that the user may see."""
        self.found = behind()
        mine = page_permission_policy.explorable_instances(self.request.user)
        pages: QuerySet[Page] = mine.filter(pk__in=self.found).select_related("locale")
        return pages.order_by("title", "pk")

    def decorate_paginated_queryset(self, object_list: Sequence[Any]) -> Sequence[Any]:
        """Say of each how far it is behind, and what."""
        names = get_content_languages()
        for page in object_list:
            standing = self.found[page.pk]
            page.segments_behind = standing.behind
            page.source_language = names.get(standing.source, standing.source)
        return object_list
