"""Partner directory: who the members are."""

from datetime import date
from typing import Any, ClassVar, Literal
from unicodedata import combining, normalize

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.contract.card import Card
from cms.contract.context import DocumentContext
from cms.contract.document import PageDocument
from cms.pages import BasePage
from stories.membership import current_membership, today
from stories.models.partner import Partner, PartnerDocument


class PartnerDirectoryCard(Card):
    """A partner directory in brief."""

    type: Literal["partners"] = "partners"


class PartnerDirectoryDocument(PartnerDirectoryCard, PageDocument):
    """Who the members are."""

    member_count: int
    as_of: date | None
    """The day on which somebody last joined or left; null when nobody ever did."""
    members: list[PartnerDocument]
    """All members, by name."""
    former_members: list[PartnerDocument]
    """Those who were members, by name."""


class PartnerDirectoryPage(BasePage):
    """The page that says who the members are, one for each language."""

    type_name = "partners"
    card = PartnerDirectoryCard
    document = PartnerDirectoryDocument
    schema_type = "CollectionPage"
    page_description = _("Says who the members are; it follows the partners by itself.")
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("cover"),
    ]

    class Meta:
        verbose_name = _("partner directory")
        verbose_name_plural = _("partner directories")

    def want_document(self, context: DocumentContext) -> None:
        """Note every partner too, in the page's language where it is translated."""
        super().want_document(context)
        self.partner_pks = self._partners(context)
        for pk in self.partner_pks:
            context.references.want(Partner, pk)

    def document_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add the members as they are today."""
        on = today()
        found = [context.snippet(Partner, pk) for pk in self.partner_pks]
        partners = sorted(filter(None, found), key=_in_order)
        left = [one for one in partners if one.left_on and one.left_on <= on]
        members = [one for one in partners if not one.left_on or one.left_on > on]
        return super().document_fields(context) | {
            "member_count": len(members),
            "as_of": current_membership(context).since,
            "members": members,
            "former_members": left,
        }

    def _partners(self, context: DocumentContext) -> list[int]:
        """Return one row for each partner that has joined by today.

        In the page's language, or else in the site's default one, or else in any.
        """
        default = context.paths.default_locale

        def rank(row: tuple[Any, int, int, str]) -> tuple[bool, bool, int]:
            _key, pk, locale_id, code = row
            return (locale_id == self.locale_id, code == default, -pk)

        rows = context.once("stories.partners", lambda: list(_joined()))
        best = {row[0]: row[1] for row in sorted(rows, key=rank)}
        return list(best.values())


def _joined() -> "models.QuerySet[Partner, Any]":
    joined = Partner.objects.filter(joined_on__lte=today())
    # Whoever leaves on the day of joining was never a member.
    joined = joined.exclude(left_on=models.F("joined_on"))
    return joined.values_list("translation_key", "pk", "locale_id", "locale__language_code")


def _in_order(partner: PartnerDocument) -> tuple[str, str, str]:
    """Return what sorts a name among others: by its letters, and by their signs only then.

    That is the order of the Unicode Collation Algorithm for the alphabets we write in.
    """
    letters = "".join(sign for sign in normalize("NFKD", partner.name) if not combining(sign))
    return letters.casefold(), partner.name, str(partner.id)
