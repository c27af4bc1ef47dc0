"""Partners: the states and organisations that are told of, and since when they are members."""

from datetime import date
from typing import Any, ClassVar, Literal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, TranslatableMixin
from wagtail.snippets.models import register_snippet
from wagtail_localize.fields import SynchronizedField

from cms.blocks.choosers import PLAIN_FEATURES
from cms.contract.card import AnyCard
from cms.contract.context import DocumentContext
from cms.contract.leaf import Leaf
from cms.contract.link import OutsideLink
from cms.contract.locale import Direction, direction
from cms.contract.portable_text import rich_text
from cms.contract.rich_text import RichText
from cms.previewed import PreviewedSnippet
from cms.unit_of_work import unit_of_work
from cms.visibility import public_pages
from stories.blocks.partner_links import PartnerLinks


class PartnerBrief(Leaf):
    """A member, or a former one, where a page names it."""

    id: UUID
    """The same in every language; ``pages?partner=`` lists what names it."""
    locale: str
    """The language that it is described in: not the page's, where it is not translated."""
    dir: Direction
    name: str
    iso_code: str
    """ISO 3166-1 alpha-2; empty for an organisation without one."""
    kind: Literal["state", "organisation"]


class PartnerDocument(PartnerBrief):
    """A member, or a former one."""

    joined_on: date
    left_on: date | None
    """The first day on which it was a member no more."""
    contribution: RichText
    links: list[OutsideLink]


class Member(PartnerDocument):
    """A member, or a former one, with what is told of it."""

    stories: list[AnyCard]
    """The pages in the directory's language that name it, the newest first, at most 3."""
    story_count: int
    """How many pages in the directory's language name it."""
    more: str | None
    """Where all of them are listed, as a path of this API; null when they all stand here."""


class Partner(PreviewedSnippet, TranslatableMixin, models.Model):
    """A state or an organisation that is a member, was one, or will be."""

    class Kind(models.TextChoices):
        """What a partner is."""

        STATE = "state", pgettext_lazy("partner", "state")
        ORGANISATION = "organisation", _("organisation")

    SHARED: ClassVar = ("kind", "iso_code", "joined_on", "left_on")
    """What is no matter of language: saved in one, it is the same in all."""

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.STATE)
    override_translatable_fields: ClassVar = [
        SynchronizedField("iso_code", overridable=False),
    ]
    iso_code = models.CharField(
        _("country code"),
        max_length=2,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{2}\Z", _("Two capital letters, such as IQ."))],
        help_text=_("Two letters (ISO 3166), such as IQ. Organisations need none."),
    )
    joined_on = models.DateField(
        _("joined on"), help_text=_("Counted from this day on, also when it is still to come.")
    )
    left_on = models.DateField(
        _("left on"),
        null=True,
        blank=True,
        help_text=_("Not counted from this day on. Left empty: still a member."),
    )
    contribution = RichTextField(_("contribution"), blank=True, features=PLAIN_FEATURES)
    links = StreamField(PartnerLinks(), blank=True, verbose_name=_("links"))

    panels: ClassVar[list[Any]] = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("iso_code")]),
        FieldRowPanel([FieldPanel("joined_on"), FieldPanel("left_on")]),
        FieldPanel("contribution"),
        FieldPanel("links"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ("name",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("joined_on")),
                name="no_partner_leaves_before_it_joins",
                violation_error_message=_("Nobody leaves before the day of joining."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and take what is no matter of language over to the other languages."""
        with unit_of_work():
            super().save(*args, **kwargs)
            others = Partner.objects.filter(translation_key=self.translation_key)
            for other in others.exclude(pk=self.pk):
                if any(getattr(other, name) != getattr(self, name) for name in self.SHARED):
                    for name in self.SHARED:
                        setattr(other, name, getattr(self, name))
                    super(Partner, other).save()

    def clean(self) -> None:
        """Refuse a state without a code."""
        super().clean()
        if self.kind == self.Kind.STATE and not self.iso_code:
            raise ValidationError({"iso_code": gettext("A state needs its country code.")})

    def preview_page(self) -> Page | None:
        """Return the directory in the partner's language, which shows every member."""
        pages = public_pages().filter(
            content_type__app_label="stories",
            content_type__model="partnerdirectorypage",
            locale_id=self.locale_id,
        )
        page: Page | None = pages.order_by("pk").first()
        return page and page.specific

    def to_brief(self, context: DocumentContext) -> PartnerBrief:
        """Return the partner as a page names it."""
        return PartnerBrief(**self._brief(context))

    def to_document(self, context: DocumentContext) -> PartnerDocument:
        """Return the partner for renderers."""
        return PartnerDocument(**self._whole(context))

    def to_member(self, context: DocumentContext, told: dict[str, Any]) -> Member:
        """Return the partner with what is told of it: the fields that ``Member`` adds."""
        return Member(**self._whole(context), **told)

    def _brief(self, context: DocumentContext) -> dict[str, Any]:
        locale = context.paths.locale_of(self)
        return {
            "id": self.translation_key,
            "locale": locale,
            "dir": direction(locale),
            "name": self.name,
            "iso_code": self.iso_code,
            "kind": self.kind,
        }

    def _whole(self, context: DocumentContext) -> dict[str, Any]:
        return self._brief(context) | {
            "joined_on": self.joined_on,
            "left_on": self.left_on,
            "contribution": rich_text(self.contribution, context),
            "links": self.links.stream_block.to_document(self.links),
        }


register_snippet(Partner, viewset="stories.partner_listing.PartnerViewSet")
