"""Forms that ask, before readers get something, about what has no rights any more."""

from typing import Any

from django.contrib.messages import constants, get_messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.deprecation import MiddlewareMixin
from wagtail.admin.forms import WagtailAdminModelForm

from cms.blocks.ended_rights import ENDED, WITHOUT_ENDED, refuse_ended
from cms.blocks.keeping_form import KeepingForm


class SnippetForm(KeepingForm, WagtailAdminModelForm):
    """The form of what pages show; to save it is to publish it."""

    asks = True
    """Whether there is somebody to ask: programs are not."""

    def defer_required_fields(self) -> None:
        """Ask nothing of who only looks at it: Wagtail says so by this before a preview."""
        self.asks = False
        super().defer_required_fields()

    def _post_clean(self) -> None:
        """Ask beside the form; nothing that was typed is lost."""
        super()._post_clean()
        if not self.asks or self.errors or self.data.get("action-publish") == WITHOUT_ENDED:
            return
        try:
            refuse_ended(self.instance)
        except ValidationError as error:
            self.add_error(None, error)


class QuestionMiddleware(MiddlewareMixin):
    """Says what the admin asks as a question: Wagtail knows but errors, and heads them so."""

    def process_template_response(
        self, request: HttpRequest, response: TemplateResponse
    ) -> TemplateResponse:
        """Find the question among what is wrong with a form."""
        form = (response.context_data or {}).get("form")
        if request.method == "POST" and (asked := _asked(form)):
            waiting: Any = get_messages(request)
            for message in waiting:
                if str(asked) in str(message.message):
                    message.level, message.message = constants.WARNING, asked
            waiting.used = False
        return response


def _asked(form: Any) -> Any:
    found = getattr(form, "_errors", None) or {}
    errors = found[NON_FIELD_ERRORS].as_data() if NON_FIELD_ERRORS in found else []
    return next((error.message for error in errors if error.code == ENDED), None)
