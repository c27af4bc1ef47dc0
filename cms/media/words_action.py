"""The words of many pictures, edited in one table: a bulk action of the admin."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_list_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.images.views.bulk_actions.image_bulk_action import ImageBulkAction

from cms.media.models import Image
from cms.media.words import WordsTable

MOST = 100
"""So many pictures are edited in one table."""


class EditWords(ImageBulkAction):  # type: ignore[misc]  # Wagtail has no types
    """Titles, alternative texts, captions, credits and licences of many pictures, in one table."""

    display_name = _("Edit words")
    aria_label = _("Edit the words of the selected images in one table")
    action_type = "edit_words"
    action_priority = 5
    template_name = "media/words.html"
    left_out = 0

    @classmethod
    def get_queryset(cls, model: type[Image], object_ids: Any) -> list[Image]:
        """Return the pictures in the order of their upload; keys that are none are passed over."""
        keys = [key for key in map(str, object_ids) if key.isdecimal() and len(key) < 19]
        images = model.objects.filter(pk__in=keys).order_by("pk")
        # A manager of tags can be prefetched, which the types do not know.
        beside: Any = ("tags", "renditions")
        return get_list_or_404(images.prefetch_related(*beside))

    def check_perm(self, obj: Image) -> bool:
        """Tell whether the user may change a picture."""
        return obj.pk in self.changeable

    @cached_property
    def changeable(self) -> set[int]:
        """The keys of all pictures that the user may change: asked once, not for each."""
        images = self.permission_policy.instances_user_has_permission_for(
            self.request.user, "change"
        )
        return set(images.values_list("pk", flat=True))

    def get_actionable_objects(self) -> tuple[list[Image], dict[str, Any]]:
        """Return the pictures that the table has; it is asked for several times."""
        if not hasattr(self, "_found"):
            images, others = super().get_actionable_objects()
            self.left_out = max(0, len(images) - MOST)
            self._found = images[:MOST], others
        return self._found

    def get_form(self, form_class: Any = None) -> WordsTable:
        """Return the table; what was written is kept when something of it can't be saved."""
        del form_class
        images, _others = self.get_actionable_objects()
        return WordsTable(images, self.request.POST if self.request.method == "POST" else None)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the table and how many pictures found no place in it."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"table": context["form"], "left_out": self.left_out, "most": MOST}

    def form_invalid(self, form: WordsTable) -> HttpResponse:
        """Say that nothing is saved yet, above what is wrong beside the fields."""
        message = ngettext(
            "Nothing is saved yet: look at %(count)d picture below.",
            "Nothing is saved yet: look at %(count)d pictures below.",
            form.faults,
        )
        messages.error(self.request, message % {"count": form.faults})
        response: HttpResponse = super().form_invalid(form)
        return response

    def get_execution_context(self) -> dict[str, Any]:
        """Hand on the table and who saves it."""
        return {"table": self.cleaned_form, "user": self.request.user}

    @classmethod
    def execute_action(cls, objects: list[Image], **kwargs: Any) -> tuple[int, int]:
        """Save what was changed."""
        del objects
        return kwargs["table"].save(kwargs["user"]), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """Say how many pictures were changed."""
        del num_child_objects
        if not num_parent_objects:
            return gettext("No words were changed.")
        return ngettext(
            "The words of %(count)d picture are saved.",
            "The words of %(count)d pictures are saved.",
            num_parent_objects,
        ) % {"count": num_parent_objects}
