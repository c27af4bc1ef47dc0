"""Query parameters: one that no view takes is refused by name, where Wagtail passes it over."""

from collections.abc import Iterator
from functools import wraps
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from cms.api_v3.gate import View
from cms.api_v3.problems import BadParameterError, bad_parameter

UNKNOWN = "is unknown here; see /api/v3/docs/ for those there are"
PASSED_ON = {"find_page": ("rich_text_format",), "detail_page": ("site",)}
"""What looking up a page hands on to the page, beside what each of the two says it takes."""


Known = dict[str, set[str]]
"""The names of parameters, by method."""


def known_parameters(api: NinjaAPI) -> dict[str, Known]:
    """Return what each view says it takes, by the view's name."""
    known: dict[str, Known] = {}
    for router in api._get_bound_routers():
        for path in router.path_operations.values():
            taken = {method: set(_names(one)) for one in path.operations for method in one.methods}
            known |= {one.url_name: taken for one in path.operations if one.url_name}
    for name, more in PASSED_ON.items():
        known[name]["GET"].update(more)
    return known


def only_known(view: View, known: Known) -> View:
    """Return a view that takes what it is known to take, and no more.

    Lists are narrowed by any field of what they list, which is for them to know.
    """

    @wraps(view)
    def strict(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        names = known.get(request.method or "")
        if names is not None and "order" not in names:
            for unknown in sorted(request.GET.keys() - names):
                return bad_parameter(unknown, UNKNOWN)
        return view(request, **kwargs)

    return strict


def refuse_unknown_filters() -> None:
    """Have lists refuse what is no field of theirs to narrow them by."""
    from wagtail.api.v3.pagination import WagtailLimitOffsetPagination
    from wagtail.api.v3.schemas.params import APIFieldFilterSchema

    found = APIFieldFilterSchema.get_validated_fields
    pages = set(WagtailLimitOffsetPagination.Input.model_fields)

    def known_fields(self: Any, queryset: QuerySet[Any]) -> list[str]:
        fields: list[str] = found(self, queryset)
        asked = self.raw_params.keys() - self.ignore_fields - pages
        for unknown in sorted(asked.difference(fields)):
            raise BadParameterError(unknown, UNKNOWN)
        return fields

    APIFieldFilterSchema.get_validated_fields = known_fields


def _names(operation: Any) -> Iterator[str]:
    for model in operation.models:
        if model.__ninja_param_source__ == "query":
            yield from model.__ninja_flatten_map__
