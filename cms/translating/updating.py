"""Telling translations what their source says now; publishing them is for those who may."""

from typing import Any

from django.db import transaction
from django.http import HttpResponseBase
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.models import DraftStateMixin, Page
from wagtail.snippets.permissions import get_permission_name
from wagtail_localize.models import Translation, TranslationLog
from wagtail_localize.views.update_translations import (
    UpdateTranslationsForm,
    UpdateTranslationsView,
)

from cms.blocks.ended_rights import WITHOUT_ENDED, note_left_out, question, withheld_in
from cms.translating.asking import button, to_be


class UpdateForm(UpdateTranslationsForm):  # type: ignore[misc]  # wagtail-localize has no types
    """Offers to publish at once only if the user may."""

    def __init__(self, *args: Any, may_publish: bool, **kwargs: Any) -> None:
        """Take whether the user may publish all the translations."""
        super().__init__(*args, **kwargs)
        self.fields["publish_translations"].disabled = not may_publish


class UpdateView(UpdateTranslationsView):  # type: ignore[misc]  # as above
    """Asks for the right to publish: wagtail-localize asks for that to submit alone.

    And it asks about ended rights, as the form of a page does.
    """

    def get_form(self) -> UpdateForm:
        """Return the form."""
        data = self.request.POST if self.request.method == "POST" else None
        return UpdateForm(data, may_publish=all(map(self._may_publish, self._targets())))

    def form_valid(self, form: UpdateForm) -> HttpResponseBase:
        """Update; before anything is published that has no rights any more, ask."""
        if not form.cleaned_data["publish_translations"]:
            answer: HttpResponseBase = super().form_valid(form)
            return answer
        if self.request.POST.get("action-publish") == WITHOUT_ENDED:
            return self._publish(form)
        if not (ended := self._ended()):
            return self._publish(form)
        sent = self.request.POST.dict()
        sent.pop("action-publish", None)
        messages.warning(self.request, question(ended, button(self.request, sent)))
        return redirect(self.request.get_full_path())

    def _publish(self, form: UpdateForm) -> HttpResponseBase:
        """Publish, and note of each translation what it was published without."""
        before = set(self._made().values_list("pk", flat=True))
        answer: HttpResponseBase = super().form_valid(form)
        for made in self._made().exclude(pk__in=before):
            target = self.object.get_translated_instance(made.locale)
            if withheld_in(target):
                note_left_out(target, self.request.user)
        return answer

    def _made(self) -> Any:
        return TranslationLog.objects.filter(source=self.object.pk)

    def _ended(self) -> list[Any]:
        """Return what the translations would show that has no rights any more, each once."""
        with transaction.atomic():
            # What they would say is known once the source is taken apart; then it is as it was.
            self.object.update_from_db()
            shown = [withheld_in(to_be(each)) for each in self._translations()]
            transaction.set_rollback(True)
        self.object.refresh_from_db()
        return list({(type(asset), asset.pk): asset for found in shown for asset in found}.values())

    def _translations(self) -> list[Translation]:
        return list(self.object.translations.filter(enabled=True))

    def _targets(self) -> list[Any]:
        return [translation.get_target_instance() for translation in self._translations()]

    def _may_publish(self, target: Any) -> bool:
        user = self.request.user
        if isinstance(target, Page):
            return bool(target.permissions_for_user(user).can_publish())
        name = "publish" if isinstance(target, DraftStateMixin) else "change"
        return bool(user.has_perm(get_permission_name(name, type(target))))
