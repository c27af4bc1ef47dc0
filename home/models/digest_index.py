"""Digest index: the archive of the weekly digest."""

from typing import ClassVar, Literal

from django.utils.translation import gettext_lazy as _

from cms.contract.card import Card
from stories.models.index_page import IndexDocument, IndexPage


class DigestIndexCard(Card):
    """An archive of digests in brief."""

    type: Literal["digest_index"] = "digest_index"


class DigestIndexDocument(DigestIndexCard, IndexDocument):
    """The head of the archive; the issues themselves are ``pages?type=digest``."""


class DigestIndexPage(IndexPage):
    """The page that the issues of the digest live under, one for each language."""

    type_name = "digest_index"
    card = DigestIndexCard
    document = DigestIndexDocument
    page_description = _("The archive of the weekly digest; its issues live under it.")
    subpage_types: ClassVar[list[str]] = ["home.DigestIssuePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("digest archive")
        verbose_name_plural = _("digest archives")
