"""“API tokens” in the admin: Wagtail's pages, with what we limit tokens by."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.users.views import api_tokens

from cms.api_v3.forms import LimitedTokenForm
from cms.api_v3.models import TokenLimits, after


class IndexView(api_tokens.IndexView):
    """Lists who holds what, until when, and when it was last used."""

    @cached_property
    def columns(self) -> list[Any]:
        """Return Wagtail's columns and ours."""
        return [
            *super().columns,
            Column("access", label=_("Access"), accessor=_access),
            Column("expires_at", label=_("Expires"), accessor="limits.expires_at"),
        ]

    def get_queryset(self) -> QuerySet[Any]:
        """Return the tokens with their limits."""
        found: QuerySet[Any] = super().get_queryset()
        return found.select_related("limits")


def _access(token: Any) -> Any:
    return _("Read only") if token.limits.read_only else _("Read and write")


class CreateView(api_tokens.CreateView):
    """Makes a token with its limits; it is shown once."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form who asks."""
        kwargs: dict[str, Any] = super().get_form_kwargs()
        return kwargs | {"me": self.request.user}

    def form_valid(self, form: LimitedTokenForm) -> HttpResponse:
        """Make the token and limit it."""
        answer: HttpResponse = super().form_valid(form)
        TokenLimits.objects.filter(token=self.object).update(
            read_only=form.cleaned_data["access"] == "read",
            expires_at=after(form.cleaned_data["days"]),
        )
        return answer


class TokenViewSet(api_tokens.APITokenViewSet):
    """Stands at the addresses of Wagtail's pages, and before them; the menu leads there."""

    add_to_settings_menu = False
    index_view_class = IndexView
    add_view_class = CreateView

    def get_form_class(self, for_update: bool = False) -> Any:
        """Return the form: Wagtail's to rename a token, ours to make one."""
        return super().get_form_class(for_update=True) if for_update else LimitedTokenForm
