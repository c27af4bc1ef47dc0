"""What was translated, segment by segment; what stands in for what was not."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext, gettext_lazy
from wagtail.models import Locale, Page
from wagtail_localize.locales.components import LocaleComponentModelForm, register_locale_component


class SourceText(models.Model):
    """The segments of a page that others are translated from, as readers get it now."""

    page = models.OneToOneField(Page, primary_key=True, on_delete=models.CASCADE, related_name="+")
    segments = models.JSONField()
    """A print of each segment: of its place, and of its words."""

    def __str__(self) -> str:
        return f"segments of page {self.page_id}"


class TranslatedText(models.Model):
    """What one version of a translation was made of."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveBigIntegerField()
    """The revision's primary key. No foreign key: old revisions may be removed, what they were made
    of may still be what readers get."""
    segments = models.JSONField()
    """A print of each segment that the source had then."""
    untranslated = models.JSONField()
    """Those among them that were left in the language of the source."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["page", "revision"], name="one_text_a_revision")
        ]

    def __str__(self) -> str:
        return f"segments of page {self.page_id} in revision {self.revision}"


class LocaleRuleForm(LocaleComponentModelForm):  # type: ignore[misc]  # wagtail-localize has no types
    """The rule beside the form of a language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say what is chosen when nothing is."""
        super().__init__(*args, **kwargs)
        self.fields["fallback"].empty_label = gettext("Nothing is shown")

    def validate_with_locale(self, locale: Locale) -> None:
        """Refuse a language that stands in for itself."""
        fallback = self.cleaned_data.get("fallback")
        if fallback and fallback.language_code == locale.language_code:
            raise ValidationError({"fallback": gettext("A language can’t stand in for itself.")})


@register_locale_component(
    heading=gettext_lazy("Where this language has no translation"),
    help_text=gettext_lazy(
        "Readers who ask for a page that this language does not have get it in another one, "
        "marked as such, or nothing. A language begins with a draft of the home page."
    ),
    required=True,
)
class LocaleRule(models.Model):
    """What readers get in place of a page that a language does not have."""

    locale = models.OneToOneField(
        Locale, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    fallback = models.ForeignKey(
        Locale,
        verbose_name=gettext_lazy("show instead"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    base_form_class = LocaleRuleForm

    class Meta:
        verbose_name = gettext_lazy("rule for missing translations")

    def __str__(self) -> str:
        return f"{self.locale}: {self.fallback or '–'}"
