"""What an editor says of a page that is being withdrawn."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.publishing.withdrawals import LONGEST_REASON, path_on_site
from cms.visibility import public_pages


class WithdrawalForm(forms.Form):
    """Why a page goes, or where readers are led instead; both may be left empty."""

    prefix = "withdrawal"

    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Public: whoever asks for the page is told. Left empty: only that it is gone."),
    )
    redirect_to = forms.ModelChoiceField(
        label=_("Lead readers to"),
        required=False,
        queryset=Page.objects.filter(depth__gt=1),
        widget=AdminPageChooser,
        help_text=_("Another page that takes its place, until this one is published again."),
    )

    def __init__(self, page: Page, *args: Any, **kwargs: Any) -> None:
        """Take the page that is being withdrawn."""
        super().__init__(*args, **kwargs)
        self.page = page

    def clean(self) -> dict[str, Any]:
        """Refuse to say both."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("reason") and cleaned.get("redirect_to"):
            message = gettext("Give a reason, or lead readers elsewhere: not both.")
            self.add_error("redirect_to", message)
        return cleaned

    def clean_redirect_to(self) -> Page | None:
        """Refuse a page that readers can't see, or one that goes at the same time."""
        target: Page | None = self.cleaned_data["redirect_to"]
        if target is None:
            return None
        place = path_on_site(self.page)
        if place is None:
            raise ValidationError(gettext("This page is on no site: nobody was led to it."))
        site, path = place
        if len(path) > (Redirect._meta.get_field("old_path").max_length or 0):
            raise ValidationError(gettext("The path of this page is too long for a redirect."))
        if not public_pages(site).filter(pk=target.pk).exists():
            raise ValidationError(gettext("Readers can’t see that page. Choose one that they can."))
        if target.pk == self.page.pk or self._goes_along(target):
            raise ValidationError(gettext("That page goes at the same time. Choose another."))
        return target

    def _goes_along(self, target: Page) -> bool:
        return "include_descendants" in self.data and target.path.startswith(self.page.path)
