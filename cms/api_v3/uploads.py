"""Uploads that name no collection go into the first that their user may add to."""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

from cms.api_v3.gate import View

SHELVES = {"images/": get_image_model, "documents/": get_document_model}
"""What is uploaded where."""


def with_collection(view: View, model: Any) -> View:
    """Return Wagtail's view, which is told a collection as the admin's form would be."""

    @wraps(view)
    def upload(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not request.POST.get("collection_id"):
            policy = policy_registry.get_by_type(model)
            open_to = policy.collections_user_has_permission_for(request.user, "add")
            if first := open_to.order_by("path").first():
                words = request.POST.copy()
                words["collection_id"] = str(first.pk)
                request.POST = words  # type: ignore[assignment]  # a copy of its own kind
        return view(request, **kwargs)

    return upload
