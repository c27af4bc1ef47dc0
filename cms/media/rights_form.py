"""The forms of rights: what is typed into an asset's own form, and how their end is overridden."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.media.addresses import rights_page
from cms.media.rights import Rights, state_of, today, validate_day


class DayInput(forms.DateInput):
    """The browser's own picker, which needs no script and so works in every dialogue."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Write days as browsers read them, whatever the language."""
        super().__init__(attrs, format="%Y-%m-%d")


class RightsForm(forms.ModelForm[Any]):
    """What the forms of pictures, films, recordings and files share."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say beside the end of the rights how things stand."""
        super().__init__(*args, **kwargs)
        field = self.fields.get("usable_until")
        if field is None:
            return
        field.widget = DayInput()
        if self.instance.pk:
            field.help_text = format_html(
                '{} {} <a href="{}">{}</a>',
                field.help_text,
                state_of(self.instance),
                rights_page(self.instance),
                gettext("Rights and use"),
            )


class OverrideForm(forms.Form):
    """Until when an asset is shown though its rights have ended, and why."""

    until = forms.DateField(
        label=_("Show it until"),
        widget=DayInput,
        validators=[validate_day],
        help_text=_("The last day, to midnight UTC."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept on record with your name, for whoever asks why it was shown."),
    )

    def __init__(self, asset: Rights, *args: Any, **kwargs: Any) -> None:
        """Take the asset."""
        super().__init__(*args, **kwargs)
        self.asset = asset

    def clean_until(self) -> date:
        """Refuse a day that shows nothing for longer than it is shown anyway."""
        until: date = self.cleaned_data["until"]
        if until < today():
            raise ValidationError(gettext("This day is past. Choose today or a later one."))
        if self.asset.usable_until and until <= self.asset.usable_until:
            raise ValidationError(gettext("Its rights last that long by themselves."))
        return until
