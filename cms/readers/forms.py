"""The form of a webhook: where it leads, and what it is told of."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from cms.publishing.compile import page_types
from cms.readers.address import RefusedAddressError, check
from cms.readers.models import Event


def _types() -> list[tuple[str, Any]]:
    return [(name, capfirst(model._meta.verbose_name)) for name, model in page_types().items()]


def _choice(label: Any, choices: Any, help_text: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        help_text=help_text,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class WebhookForm(WagtailAdminModelForm):
    """Takes only addresses that may be called; what is left open lets everything through."""

    events = _choice(_("Events"), Event.choices, _("None chosen: all."))
    types = _choice(
        _("Page types"),
        _types,
        _("None chosen: all. Navigation, settings and redirects have no type and pass."),
    )
    locales = _choice(
        _("Languages"),
        lambda: settings.LANGUAGES,
        _("None chosen: all. Redirects have no language and pass."),
    )

    def clean_url(self) -> str:
        """Return the address."""
        url: str = self.cleaned_data["url"].strip()
        try:
            check(url, private=settings.WEBHOOKS_ALLOW_PRIVATE)
        except RefusedAddressError as refused:
            raise ValidationError(str(refused)) from refused
        return url
