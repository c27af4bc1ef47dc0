"""The API's own description as a page, from files of ours and with the schema inside.

A browser sends no token for a page it opens, so editors find the same page in the admin's help.
"""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from ninja.openapi.docs import Swagger
from wagtail.api.v3.urls import api


class LocalDocs(Swagger):
    """Swagger UI that asks nobody for anything before its reader does."""

    def render_page(self, request: HttpRequest, api: Any, **kwargs: Any) -> HttpResponse:
        """Return the page."""
        settings = {**self.settings, "spec": api.get_openapi_schema(path_params=kwargs)}
        context = {"swagger_settings": _in_script(settings), "api": api, "add_csrf": False}
        return render(request, self.template, context)


def admin_docs(request: HttpRequest) -> HttpResponse:
    """Return the page for those who are signed in to the admin."""
    return LocalDocs().render_page(request, api)


def _in_script(settings: dict[str, Any]) -> SafeString:
    """Return JSON that can't end the script element it stands in."""
    text = json.dumps(settings, default=str)
    return mark_safe(text.replace("<", "\\u003c"))  # noqa: S308  no markup is left in it
