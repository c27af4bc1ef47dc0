"""Drafts: what an editor has before publishing, kept as JSON and compiled like what is live."""

import json
from typing import Any

from django.db.models import Model
from django.utils import timezone
from modelcluster.models import get_serializable_data_for_fields, model_from_serializable_data
from wagtail.models import Page

from cms.contract.context import DocumentContext
from cms.contract.document import PageDocument
from cms.pages import BasePage
from cms.preview.models import PreviewGrant


def kept(item: Model) -> Any:
    """Return an item as it is kept in a grant."""
    if isinstance(item, Page):
        return json.loads(item.to_json())
    return get_serializable_data_for_fields(item)


def drafted(grant: PreviewGrant) -> Model | None:
    """Return what a grant shows, or None when it is no longer there."""
    if grant.review_link_id:
        return _latest(grant.page)
    model: Any = grant.content_type.model_class()
    if not issubclass(model, BasePage):
        item: Model | None = model_from_serializable_data(model, grant.draft, check_fks=False)
        return item
    return _page(model, grant)


def _latest(page: Page | None) -> BasePage | None:
    return _complete(page.get_latest_revision_as_object()) if page else None


def _page(model: type[BasePage], grant: PreviewGrant) -> BasePage:
    if grant.page_id is None:
        return _complete(model.from_serializable_data(grant.draft, check_fks=True))
    stored = model._default_manager.get(pk=grant.page_id)
    return _complete(stored.with_content_json(grant.draft))


def _complete(page: BasePage) -> BasePage:
    """Give a draft what only publishing gives: its path as it will be, and its dates."""
    if page.depth > 2:
        above = page.url_path.rstrip("/").rpartition("/")[0]
        page.url_path = f"{above}/{page.slug}/"
    now = timezone.now()
    page.first_published_at = page.first_published_at or now
    page.last_published_at = page.last_published_at or now
    return page


def compile_draft(page: BasePage, context: DocumentContext) -> PageDocument:
    """Return the document of a draft; what it points to is what readers may see."""
    context.show_draft(page)
    context.load_documents([page])
    return page.to_document(context)
