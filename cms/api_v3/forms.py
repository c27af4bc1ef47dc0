"""The form that a token is made with."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.views.api_tokens import APITokenForm

from cms.api_v3.models import DEFAULT_DAYS, MOST_DAYS


class LimitedTokenForm(APITokenForm):
    """Wagtail's form, and the limits."""

    access = forms.ChoiceField(
        label=_("Access"),
        choices=[("read", _("Read only")), ("write", _("Read and write"))],
        widget=forms.RadioSelect,
        initial="read",
        help_text=_("It can do what its user may do, and no more."),
    )
    days = forms.IntegerField(
        label=_("Expires in days"),
        min_value=1,
        max_value=MOST_DAYS,
        initial=DEFAULT_DAYS,
        help_text=_("1 to 365. Then make a new one."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Choose the one who makes it, who is the most likely user."""
        me = kwargs.pop("me", None)
        super().__init__(*args, **kwargs)
        self.fields["user"].initial = me
