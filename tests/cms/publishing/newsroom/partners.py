"""Partners that join and leave, and pieces that name them and places."""

import json
import random
from datetime import timedelta
from typing import Any

from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from cms.publishing.models import Document
from stories.models import Partner, PartnerMention, Place
from tests.cms.publishing.newsroom.bundles import stories
from tests.cms.publishing.newsroom.desk import PAGES, Desk, own_page
from tests.factories import locale

NAMED = ("partner", "place", "outlet", "kind", "orientation")


class Partners(Desk):
    """Who keeps the partners."""

    @rule(code=st.sampled_from(["en", "fr"]), days=st.integers(-2, 2), stays=st.integers(0, 2))
    def join(self, code: str, days: int, stays: int) -> None:
        joined = timezone.now().date() + timedelta(days)
        Partner.objects.create(
            name=f"Partner {random.random()}",
            joined_on=joined,
            left_on=joined + timedelta(stays) if stays else None,
            locale=locale(code),
        )

    @rule(gone=st.booleans())
    def leave(self, gone: bool) -> None:
        if partner := Partner.objects.filter(left_on=None).order_by("pk").first():
            if gone:
                partner.delete()
            else:
                partner.left_on = max(partner.joined_on, timezone.now().date())
                partner.save()

    @rule(pk=stories, count=st.integers(0, 2), publish=st.booleans())
    def name_partners(self, pk: int, count: int, publish: bool) -> None:
        page = own_page(pk)
        if not hasattr(page, "partners"):
            return
        self.join("en", -1, 0)
        newest = Partner.objects.order_by("-pk").values_list("pk", flat=True)[:count]
        page.partners = json.dumps([{"type": "partner", "value": one} for one in newest])
        revision = page.save_revision()
        if publish:
            revision.publish()

    @rule(pk=stories, there=st.booleans(), publish=st.booleans())
    def tell_where(self, pk: int, there: bool, publish: bool) -> None:
        page = own_page(pk)
        if not hasattr(page, "place"):
            return
        known = Place.objects.filter(locale=page.locale_id).order_by("pk").first()
        known = known or Place.objects.create(name="Mosul", locale=page.locale)
        page.place = known if there else None
        revision = page.save_revision()
        if publish:
            revision.publish()

    @rule(gone=st.booleans())
    def rename_or_delete_a_place(self, gone: bool) -> None:
        if place := Place.objects.order_by("pk").first():
            place.name = f"Mosul {random.random()}"
            place.delete() if gone else place.save()

    @invariant()
    def filters_find_what_documents_name(self) -> None:
        """Look what is named up in the documents, and ask for one of each sort."""
        named: dict[tuple[str, str], set[tuple[str, str]]] = {}
        partners = set()
        for row in Document.objects.filter(site__is_default_site=True).exclude(page=None):
            for name, value in _named_in(json.loads(bytes(row.body))):
                place = (str(row.translation_key), row.locale)
                named.setdefault((name, value), set()).add(place)
                if name == "partner":
                    partners.add((row.page_id, value))
        for name in NAMED:
            values = sorted(value for sort, value in named if sort == name)
            for value in random.sample(values, min(1, len(values))):
                found = self.client.get(PAGES, {name: value, "limit": 100}).json()["items"]
                assert {(card["id"], card["locale"]) for card in found} == named[name, value]
        kept = PartnerMention.objects.filter(page__in=[pk for pk, _partner in partners])
        assert {(row.page_id, str(row.partner)) for row in kept} == partners


def _named_in(body: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what a piece names that lists are filtered by."""
    if body["type"] in ("campaign", "partners"):
        # It has partners, but tells nothing of them.
        return []
    found = [("partner", one["id"]) for one in body.get("partners") or []]
    items = [item for item in body.get("items") or [] if item.get("outlet")]
    found += [("outlet", one["outlet"]["id"]) for one in (*items, body.get("source")) if one]
    if body.get("place"):
        found.append(("place", body["place"]["id"]))
    if body["type"] == "statement":
        found.append(("kind", body["kind"]))
    if body.get("orientation"):
        found.append(("orientation", body["orientation"]))
    return found
