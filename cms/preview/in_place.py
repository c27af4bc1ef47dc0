"""Wagtail's preview views, which on the way can put a draft where an open preview shows it."""

import json
from typing import Any

from django.forms import ModelForm
from django.http import HttpRequest, JsonResponse
from wagtail.admin.views.pages.preview import PreviewOnCreateView, PreviewOnEditView
from wagtail.admin.viewsets.pages import PageViewSet


class InPlace:
    """With ``in_place=true``, what is sent is shown in the same request: one round trip less.

    The answer is Wagtail's, with the ``path`` at which the draft is now, or with ``ended``.
    """

    form: "ModelForm[Any]"

    def get_form(self, query_dict: Any) -> "ModelForm[Any]":
        """Return the form, and remember it."""
        self.form = super().get_form(query_dict)  # type: ignore[misc]  # as Wagtail's views have it
        return self.form

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        """Keep what is sent; show it, if it can be shown."""
        answer: JsonResponse = super().post(request, *args, **kwargs)  # type: ignore[misc]  # as above
        said = json.loads(answer.content)
        if request.GET.get("in_place") != "true" or not said["is_valid"]:
            return answer
        self.form.save(commit=False)
        page = self.object  # type: ignore[attr-defined]  # as above
        mode = request.GET.get("mode", page.default_preview_mode)
        shown = page.make_preview_request(request, mode, {"in_preview_panel": True})
        return JsonResponse(said | json.loads(shown.content))


class _OnCreate(InPlace, PreviewOnCreateView):  # type: ignore[misc]  # Wagtail has no types
    pass


class _OnEdit(InPlace, PreviewOnEditView):  # type: ignore[misc]  # as above
    pass


class PreviewedPageViewSet(PageViewSet):  # type: ignore[misc]  # as above
    """The views of every page type that has none of its own."""

    preview_on_add_view_class = _OnCreate
    preview_on_edit_view_class = _OnEdit
