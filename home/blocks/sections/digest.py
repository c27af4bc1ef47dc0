"""Section that shows the weekly digest."""

from collections.abc import Iterable
from typing import Any, ClassVar, Literal

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructValue
from wagtail.models import Page

from cms.blocks.choosers import OfferingPageChooserBlock
from cms.blocks.delivered import CONNECT
from cms.contract.context import DocumentContext
from cms.publishing.compile import deliverable, in_language
from home.blocks.sections.section import ListingDocument, Section
from home.choosing import Choosing, lists_of
from home.models.digest_issue import DigestIssuePage, LatestDigest


class DigestSectionDocument(ListingDocument):
    """The digest of the latest week."""

    type: Literal["digest"] = "digest"
    digest: LatestDigest
    """The issue and its items."""


class DigestSection(Section):
    """The weekly digest: the issue that an editor chose, or that of the latest week."""

    document = DigestSectionDocument

    issue = OfferingPageChooserBlock(
        "home.DigestIssuePage",
        required=False,
        label=_("Issue"),
        help_text=_("Without one, the issue of the latest week."),
    )

    def chosen_by_hand(self, raw: dict[str, Any]) -> Iterable[int]:
        """See ``Section``."""
        return [raw["issue"]] if raw.get("issue") else []

    def choose(self, raw: dict[str, Any], key: str, choosing: Choosing) -> None:
        """See ``Section``."""
        context, chosen = choosing.context, self.chosen_by_hand(raw)
        public = deliverable(context)
        if chosen:
            found = public.filter(pk__in=chosen)
        else:
            found = in_language(public, choosing.page.locale_id, context)
        issues = DigestIssuePage.objects.filter(pk__in=found.values("pk"))
        issue = issues.order_by("-week", "-pk").first()
        if issue:
            issue.want_document(context)
            context.references.want(Page, issue.pk)
        lists = lists_of([DigestIssuePage.type_name], choosing.locale, context)
        choosing.chosen[key] = (issue, () if chosen else lists)

    def to_document(
        self, value: StructValue, context: DocumentContext, key: str
    ) -> DigestSectionDocument | None:
        """See ``Delivered``."""
        issue, asked = context.chosen.get(key, (None, ()))
        for question in asked:
            context.asked(question)
        digest = issue and issue.to_latest(context)
        if not digest:
            return None
        lines = (value["title"] or digest.title, *(item.fallback for item in digest.items))
        return DigestSectionDocument(
            id=key, fallback="\n".join(lines), title=value["title"] or "", digest=digest
        )

    class Meta:
        label = _("Weekly digest")
        icon = "clipboard-list"
        group = CONNECT
        description = _("What others reported in the latest week, or in one that you choose.")
        preview_value: ClassVar[dict[str, Any]] = {"title": "", "issue": None}
