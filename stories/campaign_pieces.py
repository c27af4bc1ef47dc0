"""Which pages belong to which campaign: found once for all campaigns of a batch."""

from collections import defaultdict
from uuid import UUID

from django.apps import apps
from django.db.models import Q
from wagtail.models import Page

from cms.contract.context import DocumentContext
from cms.publishing.compile import deliverable
from stories.models.piece import Piece

Place = tuple[UUID, int]
"""A campaign's translation key, and the primary key of a language."""


def pieces_of(campaign: Page, context: DocumentContext) -> list[int]:
    """Return the public pages that belong to a campaign in its language, the newest first.

    What is said to belong to a page of the campaign in another language belongs to it here, too:
    ``pages?campaign=`` knows no difference. A campaign's page that is not public has no pieces.
    """
    found: dict[Place, list[int]] = context.once(
        "stories.campaign_pieces", lambda: _pieces(context)
    )
    return found.get((campaign.translation_key, campaign.locale_id), [])


def _pieces(context: DocumentContext) -> dict[Place, list[int]]:
    first, *others = [model.objects.exclude(campaign=None).order_by() for model in _piece_models()]
    columns = ("pk", "campaign_id", "campaign__translation_key")
    named = first.values_list(*columns).union(
        *(pages.values_list(*columns) for pages in others), all=True
    )
    belongs = {pk: (campaign, key) for pk, campaign, key in named}
    among = Q(pk__in=[])
    for pages in (first, *others):
        among |= Q(pk__in=pages.values("pk")) | Q(pk__in=pages.values("campaign"))
    public = deliverable(context).filter(among).order_by("-first_published_at", "-pk")
    locales = dict(public.values_list("pk", "locale_id"))
    found = defaultdict(list)
    for pk, locale in locales.items():
        campaign, key = belongs.get(pk, (None, None))
        if campaign in locales:
            found[key, locale].append(pk)
    return found


def _piece_models() -> list[type[Piece]]:
    return [model for model in apps.get_models() if issubclass(model, Piece)]
