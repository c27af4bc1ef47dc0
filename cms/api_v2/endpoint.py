"""What every endpoint of API v2 does alike: Wagtail's shapes, our rules."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import urlencode

import orjson
from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from wagtail.api.v2.utils import BadRequestError, parse_fields_parameter
from wagtail.api.v2.views import BaseAPIViewSet

from cms.api_v2.columns import filtered, in_order
from cms.api_v2.messages import answer_message
from cms.api_v2.parameters import FindQuery, ItemQuery, ListingQuery, plain, with_columns
from cms.contract.context import DocumentContext
from cms.contract.references import key_of
from cms.delivery import answers
from cms.delivery.errors import BadParameter, NotFound
from cms.delivery.sites import site_with_root
from cms.delivery.views import endpoint as delivery


class Endpoint(delivery.Endpoint, BaseAPIViewSet):
    """A public, read-only resource: a list, its items, and where they are found.

    A resource states its ``model``, its fields and ``columns``, and gives its ``public_rows``.
    """

    renderer_classes = (JSONRenderer,)
    listing_query: ClassVar[type[ListingQuery]] = ListingQuery
    find_query: ClassVar[type[FindQuery]] = FindQuery
    columns: ClassVar[tuple[str, ...]] = ("id",)
    nesting: ClassVar[frozenset[str]] = frozenset()
    """The fields that have fields of their own to choose from."""

    # What a resource says

    def public_rows(self) -> Any:
        """Return the rows an anonymous reader may see."""
        raise NotImplementedError

    def found(self, query: Any) -> Any:
        """Return the rows that a query's filters let through, in its order."""
        rows = filtered(self.public_rows(), self.column_values(query))
        return in_order(rows, query.order or "id", self.columns)

    def found_one(self, query: Any) -> Any:
        """Return the row that ``find`` asks for, or None."""
        if query.id is None:
            raise BadParameter("id", "Say which.")
        return self.public_rows().filter(pk=query.id).first()

    def serializer_context(self, items: list[Any]) -> dict[str, Any]:
        """Return what the fields of these items are taken from."""
        del items
        return {"view": self, "router": self.router, "context": self.context}

    def keys_of(self, items: Iterable[Any]) -> set[str]:
        """Return the surrogate keys of these items."""
        return {key_of(item) for item in items}

    # What is answered

    def listing_view(self, request: Request) -> HttpResponse:
        """Answer with a part of the list."""
        del request
        query = with_columns(self.listing_query, self.columns).parse(self.parameters)
        self.context = self.new_context(query)
        found = self.found(query)
        total = found.count()
        items = list(found[query.offset : query.offset + query.limit])
        shown = self.represented(items, found.model, query, detail=False)
        self.context.asked("pages")
        response = self.answered({"meta": {"total_count": total}, "items": shown}, items)
        if query.order == "random":
            response["Cache-Control"] = "no-store"
        return response

    def detail_view(self, request: Request, pk: int) -> HttpResponse:
        """Answer with one item."""
        del request
        query = ItemQuery.parse(self.parameters)
        self.context = self.new_context(query)
        item = self.public_rows().filter(pk=pk).first()
        if item is None:
            raise Http404
        item = getattr(item, "specific", item)
        return self.answered(self.represented([item], type(item), query, detail=True)[0], [item])

    def find_view(self, request: Request) -> HttpResponse:
        """Lead to one item, with the parameters that are for it."""
        query = self.find_query.parse(self.parameters)
        self.context = self.new_context(query)
        item = self.found_one(query)
        if item is None:
            raise Http404
        kept = {
            name: value
            for name, value in self.parameters.items()
            if name not in ("id", "html_path")
        }
        # Without a host: what host a request came by does not matter.
        where = self.router.get_object_detail_urlpath(self.model, item.pk)
        response = HttpResponseRedirect(f"{where}?{urlencode(kept)}" if kept else where)
        del response["Content-Type"]
        answer = answers.answer(request._request, b"", self.keys_of([item]))
        for header in ("Cache-Control", "Surrogate-Key", "Cache-Tag"):
            response[header] = answer[header]
        return response

    def answered(self, body: Any, items: Iterable[Any]) -> HttpResponse:
        """Return a public answer, or 304 when the client has it already."""
        keys = self.context.keys | self.keys_of(items)
        return answers.answer(self.request._request, orjson.dumps(body), keys)

    def represented(
        self, items: list[Any], model: Any, query: ItemQuery, *, detail: bool
    ) -> list[dict[str, Any]]:
        """Return the items with the fields that were asked for."""
        config = parse_fields_parameter(query.fields) if query.fields else []
        for name, _negated, below in config:
            if below and name not in self.nesting:
                raise BadParameter("fields", f"{name} has no fields of its own to choose from.")
        try:
            class_ = self._get_serializer_class(self.router, model, config, show_details=detail)
        except BadRequestError as error:
            raise BadParameter("fields", str(error)) from error
        serializer = class_(context=self.serializer_context(items))
        return [serializer.to_representation(item) for item in items]

    # What is asked

    @cached_property
    def parameters(self) -> Any:
        """Return the parameters as they came."""
        return plain(self.request.query_params)

    @property
    def router(self) -> Any:
        """Return who knows where every resource lives."""
        request: Any = self.request
        return request.wagtailapi_router

    def new_context(self, query: ItemQuery) -> DocumentContext:
        """Return what documents are built in: the site that is named, or the default one."""
        host = query.site and (query.site.partition(":")[0] or query.site)
        try:
            return DocumentContext(site_with_root(host), [query.rich_text_format])
        except NotFound as error:
            if query.site is None:
                raise
            raise BadParameter("site", "There is no such site.") from error

    def column_values(self, query: Any) -> dict[str, str]:
        """Return what a query filters columns by."""
        given = {name: getattr(query, name) for name in self.columns}
        return {name: value for name, value in given.items() if value is not None}

    # How

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse everything while the setting is off."""
        if not settings.STORYWIRE_API_V2:
            raise Http404
        super().initial(request, *args, **kwargs)

    def handle_exception(self, exc: Exception) -> Any:
        """Answer with a message."""
        return answer_message(exc) or self.raise_uncaught_exception(exc)
