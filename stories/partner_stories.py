"""What is told of each partner: found once for all partners of a directory."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from cms.contract.context import DocumentContext
from cms.publishing.compile import deliverable, in_language
from stories.models.partner_mention import PartnerMention

MOST = 3
"""How many pages a partner of the directory names itself."""


@dataclass
class Told:
    """The public pages that name a partner and are read in one language."""

    pks: list[int] = field(default_factory=list)
    """The newest first, at most ``MOST``."""
    count: int = 0
    """How many there are."""


def told_of(partner: UUID, locale_id: int, context: DocumentContext) -> Told:
    """Return which public pages name a partner: those that ``pages`` lists in a language."""
    found: dict[UUID, Told] = context.once(
        f"stories.partner_stories:{locale_id}", lambda: _told(locale_id, context)
    )
    return found.get(partner, Told())


def _told(locale_id: int, context: DocumentContext) -> dict[UUID, Told]:
    newest = [F("page__first_published_at").desc(), F("page").desc()]
    read = in_language(deliverable(context).order_by(), locale_id, context)
    mentions = PartnerMention.objects.filter(page__in=read.values("pk")).annotate(
        place=Window(RowNumber(), partition_by=F("partner"), order_by=newest),
        count=Window(Count("pk"), partition_by=F("partner")),
    )
    found: dict[UUID, Told] = {}
    rows = mentions.filter(place__lte=MOST).order_by("place")
    for partner, page, count in rows.values_list("partner", "page", "count"):
        told = found.setdefault(partner, Told(count=count))
        told.pks.append(page)
    return found
