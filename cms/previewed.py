"""What can be previewed in a front end: pages, and the snippets that pages show."""

from typing import Any, ClassVar, cast

from django.conf import settings
from django.dispatch import Signal
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from wagtail.models import Page, PreviewableMixin, ReferenceIndex

from cms.blocks.asking import SnippetForm
from cms.visibility import public_pages

preview_asked = Signal()
"""Sent with ``item``, ``request`` and ``mode``; the room of previews answers with a response."""


class Previewed(PreviewableMixin):
    """Shows its drafts in the front end that reads the Delivery API."""

    preview_sizes: ClassVar[list[dict[str, Any]]] = PreviewableMixin.DEFAULT_PREVIEW_SIZES

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """Return the ways to look at a draft; none while no front end is named."""
        return list(PreviewableMixin.DEFAULT_PREVIEW_MODES) if settings.FRONTEND_URL else []

    def make_preview_request(
        self,
        original_request: HttpRequest | None = None,
        preview_mode: str | None = None,
        extra_request_attrs: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Preview; ``in_place=true`` puts the draft where an open preview shows it already.

        Nothing is rendered here, so that no middleware needs to see a request of the page's own.
        """
        if original_request is None:
            return super().make_preview_request(None, preview_mode, extra_request_attrs)
        attributes = {
            **(extra_request_attrs or {}),
            "is_preview": True,
            "preview_mode": preview_mode,
            "preview_in_place": original_request.GET.get("in_place") == "true",
        }
        for name, value in attributes.items():
            setattr(original_request, name, value)
        response = self.serve_preview(original_request, preview_mode or "")
        patch_cache_control(response, private=True)
        return response

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Answer with what the room of previews makes of the draft."""
        answers = preview_asked.send(sender=type(self), item=self, request=request, mode=mode_name)
        return cast(HttpResponse, answers[0][1])


class PreviewedSnippet(Previewed):
    """A snippet is seen where a page shows it."""

    base_form_class = SnippetForm
    pk: Any

    def preview_page(self) -> Page | None:
        """Return the public page that shows the snippet, the latest one, or None."""
        if self.pk is None:
            return None
        references = ReferenceIndex.get_references_to(self).filter(
            base_content_type__app_label="wagtailcore", base_content_type__model="page"
        )
        shown = public_pages().filter(
            pk__in=[int(pk) for pk in references.values_list("object_id", flat=True)]
        )
        page: Page | None = shown.order_by("-first_published_at", "pk").first()
        return page and page.specific
