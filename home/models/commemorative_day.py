"""Commemorative days: what the home page remembers on one day of the year."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page, TranslatableMixin
from wagtail.snippets.models import register_snippet

from cms.blocks.choosers import PLAIN_FEATURES
from cms.contract.card import AnyCard
from cms.contract.context import DocumentContext
from cms.contract.leaf import Leaf
from cms.contract.locale import Direction, direction
from cms.contract.portable_text import rich_text
from cms.contract.rich_text import RichText
from cms.previewed import PreviewedSnippet
from cms.visibility import public_pages

LAST = 5
"""The number that means the last such weekday of a month."""
_YEARS = 9
"""The 29th of February can be so many years away."""


class CommemorativeDayDocument(Leaf):
    """What is remembered on one day of the year."""

    id: UUID
    locale: str
    """Its language: another may stand in for that of the page."""
    dir: Direction
    name: str
    date: date
    """The day itself: today, or the next such day."""
    text: RichText
    """What the day is about."""
    home_text: str
    """What the home page says on the day."""
    page: AnyCard | None
    """Where to read on."""


class CommemorativeDay(PreviewedSnippet, TranslatableMixin, models.Model):
    """A day of the year on which the home page remembers something."""

    MONTH_CHOICES: ClassVar = list(MONTHS.items())
    WEEKDAY_CHOICES: ClassVar = list(WEEKDAYS.items())
    NTH_CHOICES: ClassVar = [
        (1, _("first")), (2, _("second")), (3, _("third")), (4, _("fourth")), (LAST, _("last")),
    ]  # fmt: skip

    name = models.CharField(_("name"), max_length=200)
    month = models.PositiveSmallIntegerField(_("month"), choices=MONTH_CHOICES)
    day = models.PositiveSmallIntegerField(
        _("day"), null=True, blank=True, help_text=_("Such as 21. Left empty for a weekday.")
    )
    nth = models.PositiveSmallIntegerField(
        _("which one"), null=True, blank=True, choices=NTH_CHOICES
    )
    weekday = models.PositiveSmallIntegerField(
        _("weekday"), null=True, blank=True, choices=WEEKDAY_CHOICES
    )
    text = RichTextField(_("text"), features=PLAIN_FEATURES, help_text=_("What the day is about."))
    home_text = models.TextField(
        _("on the home page"), max_length=500, help_text=_("Shown on the day alone.")
    )
    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Where to read on. May be left empty."),
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("name"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("month"), FieldPanel("day")]),
                FieldRowPanel([FieldPanel("nth"), FieldPanel("weekday")]),
            ],
            heading=_("When"),
            help_text=_("A day of the month, or such as its second Monday: not both."),
        ),
        FieldPanel("text"),
        FieldPanel("home_text"),
        FieldPanel("page"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("commemorative day")
        verbose_name_plural = _("commemorative days")
        ordering = ("month", "day", "nth", "weekday", "name")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a day that no year has, and a rule that says nothing or two things."""
        super().clean()
        by_weekday = (self.nth is not None, self.weekday is not None)
        if (self.day is not None) == any(by_weekday) or any(by_weekday) != all(by_weekday):
            message = gettext("Give a day of the month, or both which one and the weekday.")
            raise ValidationError({"day": message})
        # A leap year has every day that any year has.
        if self.day is not None and not 1 <= self.day <= monthrange(2000, self.month or 1)[1]:
            raise ValidationError({"day": gettext("This month has no such day.")})

    def preview_page(self) -> Page | None:
        """Return the home page, which remembers the day."""
        pages = public_pages().filter(
            content_type__app_label="home",
            content_type__model="homepage",
            locale_id=self.locale_id,
        )
        page: Page | None = pages.order_by("pk").first()
        return page and page.specific

    # When it is

    def in_year(self, year: int) -> date | None:
        """Return the day in a year; None for the 29th of February where there is none."""
        length = monthrange(year, self.month)[1]
        if self.day is not None:
            return date(year, self.month, self.day) if self.day <= length else None
        if self.nth is None or self.weekday is None:
            return None
        first = (self.weekday - date(year, self.month, 1).weekday()) % 7 + 1
        days = range(first, length + 1, 7)
        return date(year, self.month, days[-1] if self.nth == LAST else days[self.nth - 1])

    def next_from(self, day: date) -> date:
        """Return the first such day that is not before a day."""
        years = range(day.year, day.year + _YEARS)
        found = (self.in_year(year) for year in years)
        return next(one for one in found if one and one >= day)

    # What is delivered

    @classmethod
    def of(cls, context: DocumentContext, locale: str) -> CommemorativeDayDocument | None:
        """Return what is remembered today in a language, or None, and note when that changes.

        What the language lacks is said in the one that stands in for it, if its rule says so. A
        draft is shown whatever the day. It may be called for every page of a batch.
        """
        every = context.once("home.commemorative_days", lambda: cls._all(context))
        mine = [row for row in every if context.paths.locale_of(row) == locale]
        said, instead = {row.translation_key for row in mine}, context.fallback_of(locale)
        lacking = (row for row in every if row.translation_key not in said)
        mine += [row for row in lacking if context.paths.locale_of(row) == instead]
        draft = context.draft
        if isinstance(draft, cls) and context.paths.locale_of(draft) == locale:
            return draft.to_document(context)
        if moment := next_change(mine):
            context.changes_at(moment)
        found: Any = (context.snippet(cls, row.pk) for row in days_of(today(), mine))
        return next(found, None)

    @classmethod
    def _all(cls, context: DocumentContext) -> list["CommemorativeDay"]:
        context.asked_which(cls)
        rows = list(cls._default_manager.select_related("locale"))
        shown = [row.pk for row in days_of(today(), rows)]
        # What a day points to is told in every language that the day may be told in.
        languages = (root.locale_id for root in context.paths.roots.values())
        with context.references.on_behalf_of(*languages):
            for pk in shown:
                context.references.want(cls, pk)
        if isinstance(context.draft, cls):
            context.references.want_fields(context.draft)
        context.references.load()
        return rows

    def to_document(self, context: DocumentContext) -> CommemorativeDayDocument:
        """Return the day for renderers."""
        locale = context.paths.locale_of(self)
        return CommemorativeDayDocument(
            id=self.translation_key,
            locale=locale,
            dir=direction(locale),
            name=self.name,
            date=self.next_from(today()),
            text=rich_text(self.text, context),
            home_text=self.home_text,
            page=context.card(self.page_id) if self.page_id else None,
        )


def today() -> date:
    """Return the day it is where the site is, whatever the editor's time zone."""
    return timezone.localdate(timezone=timezone.get_default_timezone())


def days_of(day: date, among: Iterable[CommemorativeDay]) -> list[CommemorativeDay]:
    """Return those that fall on a day, in their order."""
    return [row for row in among if row.next_from(day) == day]


def next_change(among: Iterable[CommemorativeDay]) -> datetime | None:
    """Return when the days of today are others; None if there are no days at all."""
    now, rows = today(), list(among)
    tomorrow = now + timedelta(days=1)
    coming = [row.next_from(tomorrow) for row in rows]
    if not coming:
        return None
    first = tomorrow if days_of(now, rows) else min(coming)
    return datetime.combine(first, time.min, timezone.get_default_timezone())


register_snippet(CommemorativeDay, viewset="home.listings.CommemorativeDayViewSet")
