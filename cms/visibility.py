"""The one definition of public: what an anonymous reader may see.

Every query that can reach a reader starts here.
"""

from functools import cached_property
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    BigIntegerField,
    CharField,
    Exists,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import (
    CollectionMember,
    CollectionViewRestriction,
    DraftStateMixin,
    Page,
    PageViewRestriction,
    ReferenceIndex,
    Site,
)

_around: set[tuple[str, str]] = set()


def shown_around(model: type[Model]) -> None:
    """Register a snippet that stands around every page, and so is public though none names it."""
    _around.add((model._meta.app_label, model._meta.model_name or ""))


class Visibility:
    """What an anonymous reader may see, with the restrictions read once.

    It is made anew for every answer: what is restricted now is hidden from the next one.
    """

    def __init__(self, site: Site | None = None) -> None:
        """Take the site whose pages are meant, or none for those of all sites."""
        self.site = site

    def pages(self) -> QuerySet[Page]:
        """Return the public pages."""
        return Page.objects.filter(self.public())

    def public(self) -> Q:
        """Return what is true of a public page, for pages of any model.

        A page past its expiry is not public, even when the scheduler has yet to unpublish it.
        """
        public = Q(live=True) & (Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now()))
        for path in self._restricted["page"]:
            public &= ~Q(path__startswith=path)
        return public if self.site is None else public & self._trees

    def rows(self, model: type[Model]) -> QuerySet[Any]:
        """Return the public rows of any model."""
        if model is Page:
            return self.pages()
        rows: QuerySet[Any] = model._default_manager.all()
        if issubclass(model, Page):
            return rows.filter(self.public())
        if issubclass(model, CollectionMember):
            for path in self._restricted["collection"]:
                rows = rows.exclude(collection__path__startswith=path)
        if issubclass(model, DraftStateMixin):
            rows = rows.filter(live=True)
        if in_force := getattr(model, "in_force", None):
            # What has rights that end: see ``cms.media.rights``.
            rows = rows.filter(in_force())
        return rows

    @cached_property
    def roots(self) -> list[Page]:
        """The home page of each of the site's languages, public or not, with its locale."""
        if self.site is None:
            return []
        own = Page.objects.filter(pk=self.site.root_page_id).values("translation_key")
        roots = Page.objects.filter(translation_key__in=own).select_related("locale").order_by()
        for root in roots:
            if root.pk == self.site.root_page_id:
                # Whoever asks the site for it next need not fetch it.
                self.site.root_page = root
        return list(roots)

    def hidden_sources(self) -> Q:
        """Return which references come from a file in a restricted collection.

        What a hidden film names, such as its other formats, is named by nobody whom readers see.
        """
        hidden = Q(pk__in=[])
        if not self._restricted["collection"]:
            return hidden
        for model in apps.get_models():
            if issubclass(model, CollectionMember):
                rows: Any = model._default_manager.exclude(pk__in=self.rows(model).values("pk"))
                hidden |= Q(
                    base_content_type=ContentType.objects.get_for_model(model),
                    object_id__in=rows.annotate(key=Cast("pk", CharField())).values("key"),
                )
        return hidden

    @cached_property
    def _restricted(self) -> dict[str, list[str]]:
        """The paths of what is restricted, with all below it, by ``page`` and ``collection``."""
        pages = PageViewRestriction.objects.values_list(Value("page"), "page__path")
        collections = CollectionViewRestriction.objects.values_list(
            Value("collection"), "collection__path"
        )
        found: dict[str, list[str]] = {"page": [], "collection": []}
        for kind, path in pages.union(collections, all=True):
            found[kind].append(path)
        return found

    @cached_property
    def _trees(self) -> Q:
        """Every language's tree of the site: its root page's translations and what is below."""
        condition = Q(pk__in=[])
        for root in self.roots:
            condition |= Q(path__startswith=root.path)
        return condition


def public_pages(site: Site | None = None) -> QuerySet[Page]:
    """Return the pages an anonymous reader may see, optionally of one site only."""
    return Visibility(site).pages()


def public(model: type[Model]) -> QuerySet[Any]:
    """Return the rows of any model that an anonymous reader may see."""
    return Visibility().rows(model)


def is_named_in_public(item: Model) -> bool:
    """Tell whether a public page shows the item, itself or by way of a snippet.

    An image in nobody's published story is nobody's to fetch: taking a story down takes its
    pictures along. The reference index is brought up to date in the unit of work that publishes.
    """
    visible = Visibility()
    named = ReferenceIndex.get_references_to(item).exclude(visible.hidden_sources())
    references = named.values_list(
        "base_content_type__app_label", "base_content_type__model", "object_id"
    )
    page_ids, others = set(), set()
    for app_label, model_name, object_id in references:
        if (app_label, model_name) == ("wagtailcore", "page"):
            page_ids.add(int(object_id))
        else:
            others.add((app_label, model_name, object_id))
    if visible.pages().filter(pk__in=page_ids).exists():
        return True
    if any((app_label, model_name) in _around for app_label, model_name, _id in others):
        return True
    return any(_snippet_named_in_public(*other) for other in others)


def named_in_public(model: type[Model]) -> QuerySet[Any]:
    """Return the public rows of a model for which ``is_named_in_public`` is true, in one query."""
    page_type = ContentType.objects.get_for_model(Page)
    keys = public_pages().annotate(key=Cast("pk", CharField())).values("key")
    by_pages = ReferenceIndex.objects.filter(base_content_type=page_type, object_id__in=keys)
    by_way_of = by_pages.filter(
        to_content_type=OuterRef("base_content_type"), to_object_id=OuterRef("object_id")
    )
    named_by: Any = Q(base_content_type=page_type, object_id__in=keys) | Exists(by_way_of)
    for app_label, model_name in _around:
        around = ContentType.objects.get_by_natural_key(app_label, model_name)
        named_by |= Q(base_content_type=around)
    references = (
        ReferenceIndex.objects.filter(to_content_type=ContentType.objects.get_for_model(model))
        .filter(named_by)
        .exclude(Visibility().hidden_sources())
    )
    named = references.annotate(key=Cast("to_object_id", BigIntegerField())).values("key")
    return public(model).filter(pk__in=named)


def _snippet_named_in_public(app_label: str, model_name: str, object_id: str) -> bool:
    pages = ReferenceIndex.objects.filter(
        to_content_type__app_label=app_label,
        to_content_type__model=model_name,
        to_object_id=object_id,
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
    ).values_list("object_id", flat=True)
    return public_pages().filter(pk__in={int(pk) for pk in pages}).exists()
