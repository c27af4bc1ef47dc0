"""What one page says of another: enough to link to it well."""

from datetime import datetime
from typing import Annotated, Any, Union
from uuid import UUID

from django.apps import apps
from pydantic import Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema

from cms.contract.image import Image
from cms.contract.leaf import Leaf, absent_if_none
from cms.contract.locale import Direction


class Card(Leaf):
    """A page in brief. Page types narrow ``type`` and may add fields."""

    id: UUID
    """The same in every language; together with ``locale`` it names one page."""
    type: str
    locale: str
    dir: Direction
    path: str
    """Where the page lives on its site, from the root, such as ``/en/stories/a-town/``."""
    title: str
    standfirst: str
    cover: Image | None
    published_at: datetime
    """When the page was first published."""
    fallback_for: str | None = absent_if_none()
    """The language that was asked for, where this one stands in for it."""


class OneOfPages:
    """A field type: the union of what every page type states, told apart by ``type``.

    It is resolved when the schema is first needed, when all page types are known; the contract
    itself names none of them.
    """

    def __init__(self, attribute: str) -> None:
        """Take the page model's attribute that holds the class: ``card`` or ``document``."""
        self.attribute = attribute

    def members(self) -> list[type[Card]]:
        """Return the classes of all page types, by name."""
        found = {
            getattr(model, self.attribute)
            for model in apps.get_models()
            if isinstance(getattr(model, self.attribute, None), type)
            and issubclass(getattr(model, self.attribute), Card)
        }
        return sorted(found, key=lambda member: member.__name__)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Build the tagged union."""
        union: Any = Union[tuple(self.members())]  # noqa: UP007  known at run time only
        return handler.generate_schema(Annotated[union, Field(discriminator="type")])


AnyCard = Annotated[Card, OneOfPages("card")]
