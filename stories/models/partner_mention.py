"""Which pages name which partners, kept beside the pages: a stream can't be searched."""

from collections.abc import Iterable
from typing import ClassVar
from uuid import UUID

from django.db import models
from wagtail.models import Page


class PartnerMention(models.Model):
    """A partner that a page, as it is stored, names."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", db_index=False)
    partner = models.UUIDField()
    """The partner's translation key, the same in every language."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["page", "partner"], name="one_mention_a_partner")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["partner", "page"], name="mentions_by_partner")
        ]

    def __str__(self) -> str:
        return f"page {self.page_id} names {self.partner}"

    @classmethod
    def keep(cls, page: Page, partners: Iterable[UUID]) -> None:
        """Keep which partners a page names, and no others."""
        wanted, rows = set(partners), cls.objects.filter(page=page)
        kept = set(rows.values_list("partner", flat=True))
        if gone := kept - wanted:
            rows.filter(partner__in=gone).delete()
        new = [PartnerMention(page_id=page.pk, partner=key) for key in wanted - kept]
        PartnerMention.objects.bulk_create(new)
