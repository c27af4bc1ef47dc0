"""Participants: who took part in what is stated, by the titles of that day."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, StructValue
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.choosers import SnippetChooserBlock
from cms.blocks.stream import KeepingStream
from cms.contract.context import DocumentContext
from cms.contract.leaf import Leaf
from stories.models.person import PersonDocument


class Participant(Leaf):
    """Somebody who took part, as they were called on that day."""

    name: str
    title: str
    """Their title as of the day of the statement; may be empty."""
    represents: str
    """Whom they spoke for on that day, such as a country; may be empty."""
    person: PersonDocument | None
    """What else is known of them here; it follows the person, not the day."""


class ParticipantBlock(StructBlock):
    """One participant."""

    person = SnippetChooserBlock("stories.Person", required=False, label=_("Person"))
    name = CharBlock(
        required=False,
        label=_("Or: name"),
        help_text=_("For somebody who is not among the people."),
    )
    title = CharBlock(
        required=False,
        label=_("Title on that day"),
        help_text=_("It stays with the statement, whatever the person is later."),
    )
    represents = CharBlock(
        required=False,
        label=_("Represents"),
        help_text=_("Whom they spoke for on that day: a country, an organisation."),
    )

    def clean(self, value: StructValue) -> StructValue:
        """Ask for a person or a name: one of the two."""
        cleaned = super().clean(value)
        if not self.is_deferred_validation and bool(cleaned["person"]) == bool(cleaned["name"]):
            message = gettext("Choose a person, or write a name: one of the two.")
            raise StructBlockValidationError({"name": ValidationError(message)})
        return cleaned

    def to_document(self, value: StructValue, context: DocumentContext) -> Participant | None:
        """Return the participant, or None when nobody is named: a person may be deleted."""
        person = value["person"] and value["person"].to_document(context)
        name = person.name if person else value["name"]
        if not name:
            return None
        return Participant(
            name=name,
            title=value["title"] or "",
            represents=value["represents"] or "",
            person=person,
        )

    class Meta:
        label = _("Participant")
        icon = "user"


class Participants(KeepingStream):
    """Who took part, in the order of protocol."""

    participant = ParticipantBlock()

    def to_document(self, value: Any, context: DocumentContext) -> list[Participant]:
        """Return those that readers may see."""
        found = (item.block.to_document(item.value, context) for item in value)
        return [participant for participant in found if participant]
