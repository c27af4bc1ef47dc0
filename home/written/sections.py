"""The about page, and the sections of the home page that are no lists of pages."""

from functools import partial

from django.utils.translation import gettext as _

from cms.delivery.written.dates import day
from cms.delivery.written.writer import Json, Writer, tells_block, tells_page
from stories.written.partners import say_member_count


@tells_page("about")
def _about(writer: Writer, own: Json) -> None:
    writer.fact(_("formed on"), day(own.pop("formed_on", None)))
    say_member_count(writer, own)
    writer.read(own.pop("body", None))
    writer.section(_("lines of effort"), own.pop("lines_of_effort", None), partial(_line, writer))


def _line(writer: Writer, line: Json) -> None:
    writer.item(line["name"], line["description"])


@tells_block("about", "partners")
def _members(writer: Writer, section: Json) -> None:
    writer.heading(section["title"])
    writer.rich_text(section["text"])
    say_member_count(writer, dict(section))
    for line in section.get("lines_of_effort", ()):
        _line(writer, line)
    writer.read(section["page"])


@tells_block("commemoration")
def _commemoration(writer: Writer, section: Json) -> None:
    day_of_the_year = section["day"]
    writer.heading(section["title"] or day_of_the_year["name"])
    if section["title"]:
        writer.paragraph(day_of_the_year["name"], marks=["strong"])
    writer.fact(_("date"), day(day_of_the_year["date"]))
    writer.paragraph(day_of_the_year["home_text"])
    writer.rich_text(day_of_the_year["text"])
    writer.read(day_of_the_year["page"])


@tells_block("tour_invitation")
def _tour_invitation(writer: Writer, section: Json) -> None:
    writer.heading(section["title"])
    writer.paragraph(section["text"])
