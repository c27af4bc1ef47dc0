"""Navigation: the ways around every page, and what is said where a page says nothing."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.snippets.models import register_snippet

from cms.contract.context import DocumentContext
from cms.contract.site import SiteSeo
from home.blocks.links import Links, Menu
from home.blocks.profiles import SocialProfiles
from home.models.around import OneALanguage


class Navigation(OneALanguage):
    """The links around every page of a site in one language."""

    main = StreamField(Menu(), blank=True, verbose_name=_("main navigation"))
    footer = StreamField(Links(), blank=True, verbose_name=_("footer"))
    footer_note = models.CharField(_("note in the footer"), max_length=300, blank=True)
    profiles = StreamField(SocialProfiles(), blank=True, verbose_name=_("social profiles"))
    description = models.TextField(
        _("description"),
        max_length=300,
        blank=True,
        help_text=_("Told to search engines of pages that have no description or standfirst."),
    )
    share_image = models.ForeignKey(
        "media.Image",
        verbose_name=_("picture to share"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown beside links to pages that have no cover."),
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("site"),
        FieldPanel("main"),
        MultiFieldPanel(
            [FieldPanel("footer"), FieldPanel("footer_note"), FieldPanel("profiles")],
            heading=_("At the foot of every page"),
        ),
        MultiFieldPanel(
            [FieldPanel("description"), FieldPanel("share_image")],
            heading=_("Where a page says nothing itself"),
        ),
    ]

    class Meta(OneALanguage.Meta):
        verbose_name = _("navigation")
        verbose_name_plural = _("navigations")

    def to_globals(self, context: DocumentContext) -> dict[str, Any]:
        """See ``Around``."""
        image = context.image(get_image_model(), self.share_image_id)
        return {
            "navigation": self.main.stream_block.to_document(self.main, context),
            "footer": self.footer.stream_block.to_document(self.footer, context),
            "footer_note": self.footer_note,
            "profiles": self.profiles.stream_block.to_document(self.profiles),
            "seo": SiteSeo(description=self.description, image=image),
        }


register_snippet(Navigation, viewset="home.listings.NavigationViewSet")
