"""Partner directory: who the members are."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import accumulate
from typing import Any, ClassVar, Literal
from unicodedata import combining, normalize
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from cms.contract.card import Card
from cms.contract.context import DocumentContext
from cms.contract.document import PageDocument
from cms.contract.leaf import Leaf
from cms.contract.lists import list_path
from cms.contract.references import with_facet
from cms.pages import BasePage
from cms.publishing.compile import read_in
from stories.campaign_pieces import piece_models
from stories.membership import current_membership, today
from stories.models.partner import Member, Partner
from stories.partner_stories import MOST, told_of


class PartnerDirectoryCard(Card):
    """A partner directory in brief."""

    type: Literal["partners"] = "partners"


class CountSince(Leaf):
    """How many members there were from a day on, until the next such day."""

    since: date
    count: int


class PartnerDirectoryDocument(PartnerDirectoryCard, PageDocument):
    """Who the members are."""

    member_count: int
    as_of: date | None
    """The day on which somebody last joined or left; null when nobody ever did."""
    members: list[Member]
    """All members, by name."""
    former_members: list[Member]
    """Those who were members, by name."""
    counts: list[CountSince]
    """From each day on which somebody joined or left, up to today, in their order. On any day there
    were as many members as the last entry says that is not after it; none before the first."""


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
        BasePage.cover_panel,
    ]

    class Meta:
        verbose_name = _("partner directory")
        verbose_name_plural = _("partner directories")

    def want_document(self, context: DocumentContext) -> None:
        """Note every partner, in the page's language where it is translated, and its stories."""
        super().want_document(context)
        self.partners = self._partners(context)
        for key, pk in self.partners.items():
            context.references.want(Partner, pk)
            for story in told_of(key, self.locale_id, context).pks:
                context.references.want(Page, story)

    def document_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add the members as they are today."""
        on = today()
        self._ask_who_stands_in(context)
        found = (self._member(key, pk, context) for key, pk in self.partners.items())
        partners = sorted(filter(None, found), key=_in_order)
        left = [one for one in partners if one.left_on and one.left_on <= on]
        members = [one for one in partners if not one.left_on or one.left_on > on]
        return super().document_fields(context) | {
            "member_count": len(members),
            "as_of": current_membership(context).since,
            "members": members,
            "former_members": left,
            "counts": _counts(partners, on),
        }

    def _ask_who_stands_in(self, context: DocumentContext) -> None:
        """Record that a translation ends what stood in for it, even if it names no partner."""
        locale, *instead = read_in(context.paths.locale_of(self), context)
        if instead:
            for model in piece_models():
                context.asked(f"list:{model.type_name}:{locale}")

    def _member(self, key: UUID, pk: int, context: DocumentContext) -> Member | None:
        partner, locale = context.references.get(Partner, pk), context.paths.locale_of(self)
        if partner is None:
            return None
        for code in read_in(locale, context):
            context.asked(with_facet("partner", str(key), code))
        told = told_of(key, self.locale_id, context)
        cards = [card for story in told.pks if (card := context.card(story))]
        all_of_it = list_path(context.site, partner=str(key), locale=locale)
        more = all_of_it if told.count > MOST else None
        told_fields = {"stories": cards, "story_count": told.count, "more": more}
        member: Member = partner.to_member(context, told_fields)
        return member

    def _partners(self, context: DocumentContext) -> dict[UUID, int]:
        """Return one row for each partner that has joined by today, by the partner's key.

        In the page's language, or else in the site's default one, or else in any.
        """
        default = context.paths.default_locale

        def rank(row: tuple[Any, int, int, str]) -> tuple[bool, bool, int]:
            _key, pk, locale_id, code = row
            return (locale_id == self.locale_id, code == default, -pk)

        rows = context.once("stories.partners", lambda: list(_joined()))
        return {row[0]: row[1] for row in sorted(rows, key=rank)}


def _joined() -> "models.QuerySet[Partner, Any]":
    joined = Partner.objects.filter(joined_on__lte=today())
    # Whoever leaves on the day of joining was never a member.
    joined = joined.exclude(left_on=models.F("joined_on"))
    return joined.values_list("translation_key", "pk", "locale_id", "locale__language_code")


def _counts(partners: Iterable[Member], on: date) -> list[CountSince]:
    changes: Counter[date] = Counter()
    for partner in partners:
        changes[partner.joined_on] += 1
        if partner.left_on and partner.left_on <= on:
            changes[partner.left_on] -= 1
    days = sorted(changes)
    totals = accumulate(changes[day] for day in days)
    return [CountSince(since=day, count=total) for day, total in zip(days, totals, strict=True)]


def _in_order(partner: Member) -> tuple[str, str, str]:
    """Return what sorts a name among others: by its letters, and by their signs only then.

    That is the order of the Unicode Collation Algorithm for the alphabets we write in.
    """
    letters = "".join(sign for sign in normalize("NFKD", partner.name) if not combining(sign))
    return letters.casefold(), partner.name, str(partner.id)
