"""Which pages belong to which campaign: found once for all campaigns of a batch."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.apps import apps
from django.db.models import Q
from wagtail.models import Page

from cms.contract.context import DocumentContext
from cms.publishing.compile import deliverable, read_in
from stories.models.piece import Piece

Place = tuple[UUID, int]
"""A page's translation key, and the primary key of a language."""


@dataclass(frozen=True)
class Pieces:
    """What belongs to campaigns, and which pages there are of it."""

    by_campaign: Mapping[UUID, Mapping[int, Place]]
    """By the campaign's translation key: the pages by primary key, the newest first."""
    there: Collection[Place]


def pieces_of(campaign: Page, context: DocumentContext) -> list[int]:
    """Return the public pages that belong to a campaign in its language, the newest first.

    What is said to belong to a page of the campaign in another language belongs to it here, too,
    and what is read in this language for want of a translation: ``pages?campaign=`` knows no
    difference. A campaign's page that is not public has no pieces.
    """
    found: Pieces = context.once("stories.campaign_pieces", lambda: _pieces(context))
    own, *instead = (
        root.locale_id
        for code in read_in(context.paths.locale_of(campaign), context)
        if (root := context.paths.roots.get(code))
    )
    return [
        pk
        for pk, (key, locale) in found.by_campaign.get(campaign.translation_key, {}).items()
        if locale == own or (locale in instead and (key, own) not in found.there)
    ]


def _pieces(context: DocumentContext) -> Pieces:
    first, *others = [model.objects.exclude(campaign=None).order_by() for model in piece_models()]
    columns = ("pk", "campaign_id", "campaign__translation_key")
    named = first.values_list(*columns).union(
        *(pages.values_list(*columns) for pages in others), all=True
    )
    belongs = {pk: (campaign, key) for pk, campaign, key in named}
    among = Q(pk__in=[])
    for pages in (first, *others):
        among |= Q(translation_key__in=pages.values("translation_key"))
        among |= Q(pk__in=pages.values("campaign"))
    public = deliverable(context).filter(among).order_by("-first_published_at", "-pk")
    places = {pk: place for pk, *place in public.values_list("pk", "translation_key", "locale_id")}
    found: dict[UUID, dict[int, Place]] = defaultdict(dict)
    for pk, (key, locale) in places.items():
        campaign, of = belongs.get(pk, (None, None))
        if of and campaign in places:
            found[of][pk] = (key, locale)
    return Pieces(found, {(key, locale) for key, locale in places.values()})


def piece_models() -> list[type[Piece]]:
    """Return the types of pages that may belong to a campaign and name partners."""
    return [model for model in apps.get_models() if issubclass(model, Piece)]
