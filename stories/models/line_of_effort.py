"""Lines of effort: what the Coalition does beyond the military campaign."""

from typing import Any, ClassVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import TranslatableMixin
from wagtail.snippets.models import register_snippet
from wagtail_localize.fields import SynchronizedField

from cms.contract.context import DocumentContext
from cms.contract.leaf import Leaf
from cms.previewed import PreviewedSnippet
from cms.unit_of_work import unit_of_work


class LineOfEffortDocument(Leaf):
    """A line of effort, which something is about."""

    id: UUID
    slug: str
    """The same in every language."""
    name: str
    description: str


class LineOfEffort(PreviewedSnippet, TranslatableMixin, models.Model):
    """One of the ways in which the Coalition acts, in one language."""

    SHARED: ClassVar = ("slug", "sort_order")
    """What is no matter of language: saved in one, it is the same in all."""

    name = models.CharField(
        _("name"), max_length=100, help_text=_("A word or two, such as “Stabilisation”.")
    )
    override_translatable_fields: ClassVar = [
        SynchronizedField("slug", overridable=False),
    ]
    slug = models.SlugField(
        _("slug"), max_length=50, help_text=_("For addresses; the same in every language.")
    )
    description = models.TextField(
        _("description"), blank=True, max_length=500, help_text=_("What is done, in a sentence.")
    )
    sort_order = models.PositiveSmallIntegerField(
        _("place in lists"), default=0, help_text=_("The lowest number comes first.")
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("sort_order")]),
        FieldPanel("description"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("line of effort")
        verbose_name_plural = _("lines of effort")
        ordering = ("sort_order", "name")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["locale", "slug"], name="one_line_of_effort_a_slug")
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and take what is no matter of language over to the other languages."""
        with unit_of_work():
            super().save(*args, **kwargs)
            others = LineOfEffort.objects.filter(translation_key=self.translation_key)
            for other in others.exclude(pk=self.pk):
                if any(getattr(other, name) != getattr(self, name) for name in self.SHARED):
                    for name in self.SHARED:
                        setattr(other, name, getattr(self, name))
                    super(LineOfEffort, other).save()

    def clean(self) -> None:
        """Refuse another one's slug, in whatever language."""
        super().clean()
        others = LineOfEffort.objects.exclude(translation_key=self.translation_key)
        if others.filter(slug=self.slug).exists():
            raise ValidationError({"slug": gettext("Another line of effort has this slug.")})

    def to_document(self, context: DocumentContext) -> LineOfEffortDocument:
        """Return the line of effort for renderers."""
        del context
        return LineOfEffortDocument(
            id=self.translation_key,
            slug=self.slug,
            name=self.name,
            description=self.description,
        )


register_snippet(LineOfEffort, viewset="stories.line_of_effort_listing.LineOfEffortViewSet")
