"""What stands around every page: the snippets that the globals of a site are made of."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page, Site, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from cms.blocks.keeping_form import streams
from cms.blocks.stored import want
from cms.contract.context import DocumentContext
from cms.contract.references import References
from cms.previewed import PreviewedSnippet
from cms.unit_of_work import unit_of_work
from cms.visibility import public_pages


class Around(PreviewedSnippet, TranslatableMixin, models.Model):
    """Something around every page of a site in one language."""

    override_translatable_fields: ClassVar = [SynchronizedField("site", overridable=False)]

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def __str__(self) -> str:
        return f"{self.site} ({self.locale})"

    def preview_page(self) -> Page | None:
        """Return the home page, around which it stands like around every page."""
        roots = public_pages().filter(translation_key=self.site.root_page.translation_key)
        page: Page | None = roots.filter(locale=self.locale).first()
        return page and page.specific

    @classmethod
    def of(cls, context: DocumentContext, locale: str) -> Self | None:
        """Return what stands around the context's site in a language, a draft before all else."""
        context.asked_which(cls)
        draft = context.draft
        mine = isinstance(draft, cls) and draft.site_id == context.site.pk
        if mine and draft.locale.language_code == locale:
            return draft
        rows = cls._default_manager.filter(site=context.site, locale__language_code=locale)
        return cls.chosen(rows, context)

    @classmethod
    def shown_in(cls, context: DocumentContext, locale: str) -> Self | None:
        """Return what stands around in a language, or what stands in for it by its rule."""
        if row := cls.of(context, locale):
            return row
        instead = context.fallback_of(locale)
        return cls.of(context, instead) if instead else None

    @classmethod
    def chosen(cls, rows: "models.QuerySet[Any]", context: DocumentContext) -> Self | None:
        """Return the one that is shown now."""
        del context
        row: Self | None = rows.first()
        return row

    def want(self, references: References) -> None:
        """Note the rows that it needs to be shown."""
        references.want_fields(self)
        for field, value in streams(self):
            want(field.stream_block, value.get_prep_value(), references)

    def to_globals(self, context: DocumentContext) -> dict[str, Any]:
        """Return its fields of ``contract.Site``. Its references have been loaded."""
        raise NotImplementedError


class OneALanguage(Around):
    """Something of which a site has one in each language."""

    class Meta(Around.Meta):
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["site", "locale"], name="one_%(class)s_a_language")
        ]


class Versioned(models.Model):
    """Something that readers are asked or shown again once it has changed."""

    VERSIONED: ClassVar[tuple[str, ...]]
    """The fields whose change makes a new version."""

    version = models.PositiveBigIntegerField(default=0, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, under a higher version if what readers were told has changed.

        Versions are seconds since 1970, so that one that is deleted and made anew has a higher one
        too. A translation begins with that of what it was copied from.
        """
        with unit_of_work():
            now = int(timezone.now().timestamp())
            before = type(self)._default_manager.filter(pk=self.pk).first()
            if before is None:
                self.version = self.version or now
            elif before.told() != self.told():
                self.version = max(before.version + 1, now)
            else:
                self.version = before.version
            super().save(*args, **kwargs)

    def told(self) -> list[Any]:
        """Return what readers are told, without the ids of blocks."""
        return [_stored(self, name) for name in self.VERSIONED]


def _stored(item: models.Model, name: str) -> Any:
    field, value = item._meta.get_field(name), getattr(item, name)
    if not isinstance(field, StreamField):
        return value
    return [(part["type"], part["value"]) for part in value.get_prep_value()]
