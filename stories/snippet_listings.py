"""How editors find people, places, bodies and outlets."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import SnippetViewSet


def _has_portrait(person: Any) -> bool:
    return person.portrait_id is not None


def _position(place: Any) -> str:
    if place.latitude is None or place.longitude is None:
        return ""
    return f"{place.latitude:.2f}, {place.longitude:.2f}"


class PersonViewSet(SnippetViewSet):  # type: ignore[misc]  # Wagtail has no types
    """Lists people with what readers are told of them."""

    icon = "user"
    list_display: ClassVar[list[Any]] = [
        "name",
        "role",
        BooleanColumn("name_changed", label=_("Name changed"), sort_key="name_changed"),
        BooleanColumn("has_portrait", label=_("Portrait"), accessor=_has_portrait),
    ]
    list_filter: ClassVar[list[str]] = ["name_changed"]


class PlaceViewSet(SnippetViewSet):  # type: ignore[misc]  # as above
    """Lists places with where they are."""

    icon = "site"
    list_display: ClassVar[list[Any]] = [
        "name",
        "country",
        Column("position", label=_("Position"), accessor=_position),
    ]
    list_filter: ClassVar[list[str]] = ["country"]


class BodyViewSet(SnippetViewSet):  # type: ignore[misc]  # as above
    """Lists bodies with who they are."""

    icon = "group"
    list_display: ClassVar[list[Any]] = ["name", "description"]


class OutletViewSet(SnippetViewSet):  # type: ignore[misc]  # as above
    """Lists outlets with their front pages."""

    icon = "clipboard-list"
    list_display: ClassVar[list[Any]] = ["name", "url"]
