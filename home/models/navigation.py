"""Navigation: what stands around every page, one for each site and language."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, Site, TranslatableMixin
from wagtail.snippets.models import register_snippet

from cms.blocks.keeping_form import KeepingForm
from cms.blocks.stored import want
from cms.contract.context import DocumentContext
from cms.previewed import PreviewedSnippet
from cms.publishing.globals import Globals
from cms.visibility import public_pages
from home.blocks.links import Links


class NavigationForm(KeepingForm, WagtailAdminModelForm):
    """The form of navigation; it refuses to save over links that it could not show."""


@register_snippet
class Navigation(PreviewedSnippet, TranslatableMixin, models.Model):
    """The links around every page of a site in one language."""

    base_form_class = NavigationForm

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="navigations"
    )
    main = StreamField(Links(), blank=True, verbose_name=_("main navigation"))
    footer = StreamField(Links(), blank=True, verbose_name=_("footer"))
    footer_note = models.CharField(_("note in the footer"), max_length=300, blank=True)

    panels: ClassVar[list[Any]] = [
        FieldPanel("site"),
        FieldPanel("main"),
        FieldPanel("footer"),
        FieldPanel("footer_note"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("navigation")
        verbose_name_plural = _("navigations")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["site", "locale"], name="one_navigation_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.site} ({self.locale})"

    def preview_page(self) -> Page | None:
        """Return the home page: navigation stands around every page."""
        roots = public_pages().filter(translation_key=self.site.root_page.translation_key)
        page: Page | None = roots.filter(locale=self.locale).first()
        return page and page.specific

    @classmethod
    def of(cls, context: DocumentContext, locale: str) -> "Navigation | None":
        """Return the navigation of the context's site in a language, as a draft if it is one."""
        draft = context.draft
        mine = isinstance(draft, cls) and draft.site_id == context.site.pk
        if mine and draft.locale.language_code == locale:
            return draft
        return cls.objects.filter(site=context.site, locale__language_code=locale).first()


def navigation_globals(context: DocumentContext, locale: str) -> Globals:
    """Return the navigation of the context's site in a language; empty when there is none."""
    references = context.references
    references.record.missed.add("any:home.navigation")
    navigation = Navigation.of(context, locale)
    if navigation is None:
        return Globals()
    for value in (navigation.main, navigation.footer):
        want(value.stream_block, value.get_prep_value(), references)
    references.load()
    references.record.shown(navigation)
    with references.resolving():
        return Globals(
            navigation=navigation.main.stream_block.to_document(navigation.main, context),
            footer=navigation.footer.stream_block.to_document(navigation.footer, context),
            footer_note=navigation.footer_note,
        )
