"""The about page, and the sections of the home page that are no lists of pages."""

from django.utils.translation import gettext as _

from cms.delivery.written.dates import day
from cms.delivery.written.writer import Json, Writer, tells_block, tells_page
from stories.written.partners import say_member_count


@tells_page("about")
def _about(writer: Writer, own: Json) -> None:
    writer.fact(_("formed on"), day(own.pop("formed_on", None)))
    say_member_count(writer, own)
    writer.read(own.pop("body", None))

    def line(one: Json) -> None:
        writer.item(one["name"], one["description"])

    writer.section(_("lines of effort"), own.pop("lines_of_effort", None), line)


@tells_block("about", "partners")
def _members(writer: Writer, section: Json) -> None:
    writer.heading(section["title"])
    writer.rich_text(section["text"])
    say_member_count(writer, dict(section))
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
