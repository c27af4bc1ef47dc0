"""pages: the public pages of a site, in Wagtail's shape, their content as our documents."""

from typing import Any

from django.db.models import Case, QuerySet, When
from wagtail.api import APIField
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from cms.api_v2.columns import filtered, in_order, plain_columns
from cms.api_v2.delivered import DeliveredPages
from cms.api_v2.endpoint import Endpoint
from cms.api_v2.fields import Cover, Delivered, PageSerializer
from cms.api_v2.parameters import FindByPathQuery, PagesQuery
from cms.delivery.errors import BadParameter
from cms.pages import BasePage
from cms.publishing.compile import deliverable, page_types

FOUND = 500
"""How many pages a search finds at most."""
_IN_META = {"id", "type", "locale", "title", "published_at"}
_COLUMNS = (
    "id",
    "title",
    "slug",
    "show_in_menus",
    "seo_title",
    "search_description",
    "first_published_at",
)


class PagesEndpoint(Endpoint, PagesAPIViewSet):
    """The pages."""

    base_serializer_class = PageSerializer
    listing_query = PagesQuery
    find_query = FindByPathQuery
    nesting = frozenset({"cover"})

    @classmethod
    def get_body_fields(cls, model: Any) -> list[APIField]:
        """Return the fields outside ``meta``: for a page type, what its document has."""
        fields = [APIField(name) for name in cls.body_fields]
        if issubclass(model, BasePage):
            names = [name for name in model.document.model_fields if name not in _IN_META]
            fields += [APIField(name, _serializer(name)) for name in names]
        return fields

    @property
    def columns(self) -> tuple[str, ...]:  # type: ignore[override]  # the type that is asked for has its own
        """Return the columns of the page type that is asked for, or those of all."""
        model = self.models[0]
        if len(self.models) > 1 or not issubclass(model, BasePage):
            return _COLUMNS
        delivered = model.document.model_fields
        own = [name for name in plain_columns(model) if name in delivered]
        return tuple(dict.fromkeys((*_COLUMNS, *own)))

    @property
    def models(self) -> list[type[Page]]:
        """Return the page types that are asked for; without any, that of all pages."""
        known: dict[str, type[Page]] = {
            model._meta.label_lower: model for model in (Page, *page_types().values())
        }
        names = str(self.parameters.get("type") or Page._meta.label).lower().split(",")
        for name in names:
            if name not in known:
                labels = ", ".join(model._meta.label for model in known.values())
                raise BadParameter("type", f"There is no such page type. There are: {labels}.")
        return [known[name] for name in names]

    def public_rows(self) -> QuerySet[Page]:
        """Return the public pages of the site."""
        return deliverable(self.context)

    def found(self, query: Any) -> Any:
        """Return the pages that a query's filters let through, in its order."""
        model, *others = self.models
        rows: Any = (Page if others else model)._default_manager.filter(
            pk__in=self.public_rows().values("pk")
        )
        rows = rows.type(*self.models) if others else rows
        rows = self._in_tree(filtered(rows, self.column_values(query)), query)
        if query.locale:
            rows = rows.filter(locale__language_code=query.locale)
        if query.search:
            rows = _matching(rows, query)
        return in_order(rows, query.order, self.columns) if query.order else rows

    def _in_tree(self, rows: Any, query: Any) -> Any:
        if query.child_of:
            rows = rows.child_of(self._page("child_of", query.child_of))
        if query.descendant_of:
            rows = rows.descendant_of(self._page("descendant_of", query.descendant_of))
        if query.ancestor_of:
            rows = rows.ancestor_of(self._page("ancestor_of", query.ancestor_of))
        if query.translation_of:
            rows = rows.translation_of(self._page("translation_of", query.translation_of))
        return rows

    def _page(self, name: str, key: str) -> Page:
        pk = self.context.site.root_page_id if key == "root" else int(key)
        page = self.public_rows().filter(pk=pk).first()
        if page is None:
            raise BadParameter(name, "There is no such public page.")
        return page

    def found_one(self, query: Any) -> Any:
        """Return the page with an id or at a path; at the root, the site's own root page."""
        if query.html_path is None:
            return super().found_one(query)
        if not query.html_path.strip("/"):
            return self.public_rows().filter(pk=self.context.site.root_page_id).first()
        there = self.context.paths.at(query.html_path)
        return there and self.public_rows().filter(pk__in=there.values("pk")).first()

    def serializer_context(self, items: list[Any]) -> dict[str, Any]:
        """Add what these pages deliver."""
        delivered = DeliveredPages(items, self.context)
        return super().serializer_context(items) | {"delivered": delivered}


def _serializer(name: str) -> Any:
    return Cover() if name == "cover" else Delivered()


def _matching(rows: Any, query: Any) -> Any:
    """Return the rows that a text is found in, the best first."""
    # The engine filters by few columns only; which rows may be found is one of them.
    among = Page.objects.filter(pk__in=rows.values("pk"))
    hits = get_search_backend().search(query.search, among, operator=query.search_operator)
    keys = [page.pk for page in hits[:FOUND]]
    ranks = [When(pk=key, then=rank) for rank, key in enumerate(keys)]
    return rows.filter(pk__in=keys).order_by(*([Case(*ranks)] if ranks else ["pk"]))
