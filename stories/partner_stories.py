"""What is told of each partner: found once for all partners of a directory."""

from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from cms.contract.context import DocumentContext
from cms.publishing.compile import deliverable
from stories.models.partner_mention import PartnerMention

MOST = 3
"""How many pages a partner of the directory names itself."""
Place = tuple[UUID, int]
"""A partner's translation key, and the primary key of a language."""


@dataclass
class Told:
    """The public pages of one language that name a partner."""

    pks: list[int] = field(default_factory=list)
    """The newest first, at most ``MOST``."""
    count: int = 0
    """How many there are."""


def told_of(partner: UUID, locale_id: int, context: DocumentContext) -> Told:
    """Return which public pages of a language name a partner."""
    found: dict[Place, Told] = context.once("stories.partner_stories", lambda: _told(context))
    return found.get((partner, locale_id), Told())


def _told(context: DocumentContext) -> dict[Place, Told]:
    of_one = [F("partner"), F("page__locale")]
    newest = [F("page__first_published_at").desc(), F("page").desc()]
    mentions = PartnerMention.objects.filter(page__in=deliverable(context).order_by().values("pk"))
    mentions = mentions.annotate(
        place=Window(RowNumber(), partition_by=of_one, order_by=newest),
        count=Window(Count("pk"), partition_by=of_one),
    )
    found: dict[Place, Told] = defaultdict(Told)
    rows = mentions.filter(place__lte=MOST).order_by("place")
    for partner, locale, page, count in rows.values_list(
        "partner", "page__locale", "page", "count"
    ):
        told = found[partner, locale]
        told.pks.append(page)
        told.count = count
    return dict(found)
