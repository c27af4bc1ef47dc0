"""Announcements: the banner over every page, from one moment to another."""

from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from cms.contract.context import DocumentContext
from cms.contract.link import OutsideLink, PageLink
from cms.contract.site import Banner
from home.models.around import Around
from stories.models.outlet import on_the_web


class Announcement(Around):
    """Something said on every page of a site in one language while it matters."""

    class Kind(models.TextChoices):
        """How urgent it is."""

        INFORMATION = "information", _("information")
        WARNING = "warning", _("warning")
        EVENT = "event", _("event")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.INFORMATION)
    text = models.CharField(_("text"), max_length=200, help_text=_("One sentence."))
    starts = models.DateTimeField(_("starts"), default=timezone.now)
    ends = models.DateTimeField(
        _("ends"), help_text=_("It goes by itself. Of several at once the latest is shown.")
    )
    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    url = models.URLField(_("address"), max_length=500, blank=True, validators=[on_the_web])
    link_label = models.CharField(
        _("words of the link"),
        max_length=80,
        blank=True,
        help_text=_("Such as “Follow the meeting”. Left empty: the page’s title."),
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("site"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("starts"), FieldPanel("ends")]),
        FieldPanel("text"),
        MultiFieldPanel(
            [FieldPanel("page"), FieldPanel("url"), FieldPanel("link_label")],
            heading=_("Where it leads"),
            help_text=_("To a page of ours or an address elsewhere, or nowhere; not both."),
        ),
    ]

    class Meta(Around.Meta):
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        ordering = ("-starts",)

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        """Refuse an end before the start, two ways, and a way out without words."""
        super().clean()
        if self.starts and self.ends and self.ends <= self.starts:
            raise ValidationError({"ends": gettext("It must end after it starts.")})
        if self.page_id and self.url:
            message = gettext("Choose a page of ours, or an address: not both.")
            raise ValidationError({"url": message})
        if self.url and not self.link_label:
            raise ValidationError({"link_label": gettext("Say where the link leads.")})

    @classmethod
    def chosen(cls, rows: "models.QuerySet[Any]", context: DocumentContext) -> Self | None:
        """Return the latest that has begun and not ended; note when that changes."""
        now = timezone.now()
        coming = list(rows.filter(ends__gt=now).order_by("starts", "pk"))
        begun = [row for row in coming if row.starts <= now]
        moments = [row.ends for row in begun[-1:]]
        moments += [row.starts for row in coming if row.starts > now][:1]
        for moment in moments:
            context.changes_at(moment)
        return begun[-1] if begun else None

    def to_globals(self, context: DocumentContext) -> dict[str, Any]:
        """See ``Around``."""
        banner = Banner(
            id=self.translation_key,
            kind=self.kind,
            text=self.text,
            link=self._link(context),
            starts=self.starts,
            ends=self.ends,
        )
        return {"banner": banner}

    def _link(self, context: DocumentContext) -> PageLink | OutsideLink | None:
        if self.url:
            return OutsideLink(label=self.link_label, href=self.url)
        if not self.page_id or not (card := context.card(self.page_id)):
            return None
        return PageLink(label=self.link_label or card.title, href=card.path, page=card)


register_snippet(Announcement, viewset="home.listings.AnnouncementViewSet")
