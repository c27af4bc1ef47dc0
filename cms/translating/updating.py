"""Telling translations what their source says now; publishing them is for those who may."""

from typing import Any

from wagtail.models import DraftStateMixin, Page
from wagtail.snippets.permissions import get_permission_name
from wagtail_localize.views.update_translations import (
    UpdateTranslationsForm,
    UpdateTranslationsView,
)


class UpdateForm(UpdateTranslationsForm):  # type: ignore[misc]  # wagtail-localize has no types
    """Offers to publish at once only if the user may."""

    def __init__(self, *args: Any, may_publish: bool, **kwargs: Any) -> None:
        """Take whether the user may publish all the translations."""
        super().__init__(*args, **kwargs)
        self.fields["publish_translations"].disabled = not may_publish


class UpdateView(UpdateTranslationsView):  # type: ignore[misc]  # as above
    """Asks for the right to publish: wagtail-localize asks for that to submit alone."""

    def get_form(self) -> UpdateForm:
        """Return the form."""
        data = self.request.POST if self.request.method == "POST" else None
        return UpdateForm(data, may_publish=all(map(self._may_publish, self._targets())))

    def _targets(self) -> list[Any]:
        translations = self.object.translations.filter(enabled=True)
        return [translation.get_target_instance() for translation in translations]

    def _may_publish(self, target: Any) -> bool:
        user = self.request.user
        if isinstance(target, Page):
            return bool(target.permissions_for_user(user).can_publish())
        name = "publish" if isinstance(target, DraftStateMixin) else "change"
        return bool(user.has_perm(get_permission_name(name, type(target))))
