"""Stories and days: first what one should know before reading, last the record."""

from typing import Any

from django.utils.translation import gettext as _

from cms.delivery.written.blocks import say_source
from cms.delivery.written.dates import day
from cms.delivery.written.writer import Json, Writer, tells_page
from stories.written.people import described, name_of, say_person


@tells_page("story", "day_in_the_life")
def _told(writer: Writer, own: Json) -> None:
    writer.paragraph(own.pop("content_warning", ""), marks=["strong"])
    for name in ("kicker", "date_line"):
        writer.paragraph(own.pop(name, ""), marks=["em"])
    person = own.pop("person", None)
    if person:
        writer.fact(_("person"), name_of(person), person["role"])
    writer.fact(_("place"), (own.pop("place", None) or {}).get("name"))
    writer.fact(_("date"), day(own.pop("date", None)))
    writer.fact(_("series"), described(own.pop("series", None)))
    if person:
        writer.paragraph(person["bio"])
        writer.picture(person["portrait"])
    writer.read(own.pop("body", None))
    writer.read(own.pop("related", None))
    _record(writer, own)
    say_campaign(writer, own)


def _record(writer: Writer, own: Json) -> None:
    for name, label in (
        ("editors_note", _("editor’s note")),
        ("safeguarding_note", _("safeguarding note")),
    ):
        note: Any = own.pop(name, None)
        if note and note["content"]:
            writer.heading(label)
            writer.rich_text(note)

    def correction(one: Json) -> None:
        writer.item(day(one["date"]), one["text"])

    writer.section(_("corrections"), own.pop("corrections", None), correction)
    writer.section(_("sources"), own.pop("sources", None), lambda one: say_source(writer, one))
    writer.section(_("authors"), own.pop("authors", None), say_person(writer))


def say_campaign(writer: Writer, own: Json) -> None:
    """Say which campaign a piece belongs to."""
    writer.page_fact(_("campaign"), own.pop("campaign", None))
