"""Uses: what shows an asset, and the refusal to delete one that something shows."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, TextField
from django.db.models.functions import Cast
from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, ReferenceIndex, Revision

_NAMED = 10
"""So many uses are named in one sentence."""
_LEFT_BEHIND = Q(live=False, has_unpublished_changes=True, latest_revision__isnull=False)
"""Pages whose row says what will never be published again: their draft counts."""


@dataclass(frozen=True)
class Use:
    """Something that shows an asset: a page, a snippet or a setting."""

    item: Any
    in_draft: bool = False
    """Whether only its draft does, which is not published yet."""

    @property
    def kind(self) -> str:
        """Return what kind of thing it is."""
        model = self.item.specific_class if isinstance(self.item, Page) else type(self.item)
        return str((model or Page)._meta.verbose_name)

    @property
    def title(self) -> str:
        """Return what it is called in the admin."""
        is_page = isinstance(self.item, Page)
        return str(self.item.get_admin_display_title() if is_page else self.item)


class InUseError(ValidationError):
    """An asset can't be deleted, because something shows it."""

    def __init__(self, asset: Any, uses: Sequence[Use]) -> None:
        """Take the asset and its uses."""
        super().__init__(f"{in_use(asset, uses)} {way_out()}", code="in_use")
        self.asset = asset
        self.uses = uses


def in_use(asset: Any, uses: Sequence[Use], user: Any = None) -> str:
    """Say what an asset is used by; to a user, without the titles of what is not theirs."""
    named = [_named(use, user) for use in uses[:_NAMED]]
    if more := len(uses) - len(named):
        named.append(ngettext("%(count)d more", "%(count)d more", more) % {"count": more})
    return gettext("“%(title)s” can’t be deleted: it is used by %(uses)s.") % {
        "title": asset.title,
        "uses": get_text_list(named, gettext("and")),
    }


def way_out() -> str:
    """Say what to do with an asset that is used."""
    return gettext(
        "Take it out of these first, and publish them. To keep it from readers at once, let its "
        "rights end on a day that is past, or move it to a private collection."
    )


def _named(use: Use, user: Any) -> str:
    kind = f"{use.kind} ({gettext('draft')})" if use.in_draft else use.kind
    if user is not None and AdminURLFinder(user).get_edit_url(use.item) is None:
        return kind
    return f"{kind} “{use.title}”"


def uses_of(asset: Model) -> list[Use]:
    """Return what shows an asset, live or in the draft that would be published next."""
    by_type: dict[int, set[str]] = defaultdict(set)
    indexed = ReferenceIndex.get_references_to(asset)
    for type_pk, pk in indexed.values_list("base_content_type", "object_id").distinct():
        by_type[type_pk].add(pk)
    live = by_type.pop(ContentType.objects.get_for_model(Page).pk, set())
    pages = Page.objects.filter(pk__in=live).exclude(_LEFT_BEHIND)
    found = [Use(page) for page in pages.order_by("title", "pk")]
    drafts = set(_drafts_with(asset)) - {use.item.pk for use in found}
    pages = Page.objects.filter(pk__in=drafts).order_by("title", "pk")
    found += [Use(page, in_draft=True) for page in pages]
    for type_pk, pks in by_type.items():
        model: Any = ContentType.objects.get_for_id(type_pk).model_class()
        found += [Use(row) for row in model._default_manager.filter(pk__in=pks).order_by("pk")]
    return found


def _drafts_with(asset: Model) -> Iterator[int]:
    """Return the pages whose draft or schedule shows an asset: the index knows what is live."""
    to = (ReferenceIndex._get_base_content_type(asset).pk, str(asset.pk))
    drafts = Page.objects.filter(has_unpublished_changes=True).values("latest_revision")
    revisions = Revision.page_revisions.filter(
        Q(pk__in=drafts) | Q(approved_go_live_at__isnull=False)
    )
    likely = revisions.alias(text=Cast("content", TextField())).filter(text__contains=str(asset.pk))
    for revision in likely.select_related("content_type").iterator(50):
        model: Any = revision.content_type.model_class()
        draft = model and model.from_serializable_data(revision.content, check_fks=False)
        if draft is None:
            continue
        named = ReferenceIndex._extract_references_from_object(draft)
        if any(reference[:2] == to for reference in named):
            yield int(revision.object_id)


def refuse_if_used(instance: Model, **kwargs: Any) -> None:
    """Raise ``InUseError`` if something shows what is about to be deleted."""
    del kwargs
    if uses := uses_of(instance):
        raise InUseError(instance, uses)
