"""What may be written: all that an editor may fill in."""

from collections.abc import Iterator
from types import new_class
from typing import Any

from django.apps import apps
from django.db.models import Model
from rest_framework.fields import Field
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.api import APIField
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, TranslatableMixin

from cms.api_v3.places import PlacedForm
from cms.media.rights import RIGHTS
from cms.pages import BasePage

SCHEDULE = ("go_live_at", "expire_at")
WORDS = ("alt", "caption", *RIGHTS)


class DeliveredUrl(Field[Any, Any, str, Any]):
    """Where readers get a picture from, once a published page names it."""

    def to_representation(self, value: Any) -> str:
        """Return the address of a size that suits most."""
        url: str = value.to_document(None).url
        return url


def open_models() -> None:
    """Let the API read and write page types and snippets as their editor does, by the same form."""
    for model in apps.get_models():
        if _is_ours(model):
            _open(model)
    words = [APIField(name, writable=True) for name in WORDS]
    get_image_model().api_fields = [*words, APIField("url", serializer=DeliveredUrl(source="*"))]
    get_document_model().api_fields = [APIField(name, writable=True) for name in RIGHTS]


def refuse_unknown_fields() -> None:
    """Have a field that does not exist refused, which Wagtail passes over."""
    from wagtail.api.v3.schemas.pages import PageCreateBaseSchema, PageUpdateBaseSchema

    for schema in (PageCreateBaseSchema, PageUpdateBaseSchema):
        schema.model_config["extra"] = "forbid"
    # Only now: this import makes the schemas of all pages.
    from wagtail.snippets.api.v3.schemas import BaseSnippetCreateSchema, BaseSnippetUpdateSchema

    for schema in (BaseSnippetCreateSchema, BaseSnippetUpdateSchema):
        schema.model_config["extra"] = "forbid"


def _is_ours(model: type[Model]) -> bool:
    snippet = issubclass(model, TranslatableMixin) and not issubclass(model, Page)
    return issubclass(model, BasePage) or (snippet and hasattr(model, "panels"))


def _open(model: Any) -> None:
    names = [*_editable(model), *(SCHEDULE if issubclass(model, Page) else ())]
    model.api_fields = [APIField(name, writable=True) for name in names]
    form = getattr(model, "base_form_class", None) or WagtailAdminModelForm
    model.api_base_form_class = new_class(f"{model.__name__}ApiForm", (PlacedForm, form))


def _editable(model: Any) -> Iterator[str]:
    wagtails = Page._meta.get_fields() if issubclass(model, Page) else ()
    inherited = {field.name for field in wagtails}
    for field in model._meta.get_fields():
        editable = getattr(field, "editable", False) and not field.auto_created
        if editable and field.name not in inherited:
            yield field.name
