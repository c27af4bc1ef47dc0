"""Cookie notice: what readers are asked before anything optional is stored."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from cms.blocks.choosers import PLAIN_FEATURES
from cms.contract import site as contract
from cms.contract.context import DocumentContext
from cms.contract.portable_text import rich_text
from home.blocks.cookies import CookieCategories
from home.models.around import OneALanguage, Versioned


class CookieNotice(Versioned, OneALanguage):
    """What the readers of a site are asked in one language."""

    VERSIONED = ("text", "categories")

    text = RichTextField(
        _("text"),
        features=PLAIN_FEATURES,
        help_text=_("Once it or the categories change, readers are asked again."),
    )
    policy_page = models.ForeignKey(
        Page,
        verbose_name=_("policy page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Where readers find out more."),
    )
    categories = StreamField(
        CookieCategories(),
        blank=True,
        verbose_name=_("categories"),
        help_text=_("Nothing optional is stored or loaded before a reader has agreed to it."),
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("site"),
        FieldPanel("text"),
        FieldPanel("policy_page"),
        FieldPanel("categories"),
    ]

    class Meta(OneALanguage.Meta):
        verbose_name = _("cookie notice")
        verbose_name_plural = _("cookie notices")

    def to_globals(self, context: DocumentContext) -> dict[str, Any]:
        """See ``Around``."""
        notice = contract.CookieNotice(
            text=rich_text(self.text, context),
            policy=context.card(self.policy_page_id) if self.policy_page_id else None,
            categories=self.categories.stream_block.to_document(self.categories),
            version=self.version,
        )
        return {"cookie_notice": notice}


register_snippet(CookieNotice, viewset="home.listings.CookieNoticeViewSet")
