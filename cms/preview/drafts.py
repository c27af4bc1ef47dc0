"""Drafts: what an editor has before publishing, kept as JSON and compiled like what is live."""

import json
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.utils import timezone
from modelcluster.models import get_serializable_data_for_fields, model_from_serializable_data
from wagtail.models import Page

from cms.contract.context import DocumentContext
from cms.contract.document import PageDocument
from cms.pages import BasePage
from cms.preview.models import PreviewGrant

_OF_THE_PAGE = (
    "pk", "id", "path", "depth", "numchild", "url_path", "content_type_id", "owner_id", "live",
    "latest_revision_created_at", "translation_key", "locale_id", "alias_of_id",
)  # fmt: skip
"""What a page has as a whole, whichever of its revisions is shown."""


def kept(item: Model) -> Any:
    """Return an item as it is kept in a grant: what JSON lacks, such as dates, is text."""
    if isinstance(item, Page):
        return json.loads(item.to_json())
    fields = get_serializable_data_for_fields(item)
    return json.loads(json.dumps(fields, cls=DjangoJSONEncoder))


def drafted(grant: PreviewGrant) -> Model | None:
    """Return what a grant shows, or None when it is no longer there."""
    if grant.review_link_id:
        return _latest(grant.page)
    # Kept by the process: it takes no look-up.
    model: Any = ContentType.objects.get_for_id(grant.content_type_id).model_class()
    if not issubclass(model, BasePage):
        item: Model | None = model_from_serializable_data(model, grant.draft, check_fks=False)
        return item
    return _page(model, grant)


def _latest(page: Page | None) -> BasePage | None:
    if page is None:
        return None
    model = page.specific_class
    if model is None or not issubclass(model, BasePage):
        return None
    if not page.has_unpublished_changes or page.latest_revision is None:
        return _complete(page.specific)
    return _complete(_with(page, model, page.latest_revision.content))


def _page(model: type[BasePage], grant: PreviewGrant) -> BasePage:
    if grant.page is None:
        return _complete(model.from_serializable_data(grant.draft, check_fks=True))
    return _complete(_with(grant.page, model, grant.draft))


def _with(page: Page, model: type[BasePage], content: Any) -> BasePage:
    """Return a page with other content, to be compiled and never saved.

    Wagtail's own way asks for each row that it points to, in a query each, for the sake of saving;
    here what is gone is left out when the document is made.
    """
    draft: BasePage = model.from_serializable_data(content, check_fks=False)
    for name in _OF_THE_PAGE:
        setattr(draft, name, getattr(page, name))
    draft.first_published_at = draft.first_published_at or page.first_published_at
    return draft


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
