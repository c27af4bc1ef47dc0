"""Statements and briefs: what was said officially, and in short."""

from django.utils.translation import gettext as _

from cms.delivery.written.dates import day
from cms.delivery.written.writer import Json, Writer, tells_page
from stories.models.statement import FORMATS, KINDS
from stories.written.people import described, say_participant
from stories.written.told import say_campaign


@tells_page("statement")
def _statement(writer: Writer, own: Json) -> None:
    kind, form = own.pop("kind", None), own.pop("format", None)
    writer.fact(_("kind"), str(dict(KINDS).get(kind, "")))
    writer.fact(_("date"), day(own.pop("date", None)))
    writer.fact(_("issuing body"), described(own.pop("issuer", None)))
    writer.fact(_("place"), (own.pop("place", None) or {}).get("name"))
    writer.fact(_("format"), str(dict(FORMATS).get(form, "")))
    languages = own.pop("languages", None) or ()
    writer.fact(_("languages of the official text"), *(one["label"] for one in languages))
    writer.read(own.pop("body", None))
    writer.section(_("participants"), own.pop("participants", None), say_participant(writer))

    def attachment(file: Json) -> None:
        said = (language := file.get("language")) and language["label"]
        rights = (file.get("credit"), file.get("licence"))
        writer.item(file["title"], said, *rights, href=file["url"])

    writer.section(_("attachments"), own.pop("attachments", None), attachment)
    say_campaign(writer, own)


@tells_page("brief")
def _brief(writer: Writer, own: Json) -> None:
    writer.rich_text(own.pop("text", None))
    writer.read(own.pop("page", None))
    if source := own.pop("source", None):
        outlet = source["outlet"]
        address = source["url"] or outlet["url"]
        writer.fact(_("source"), outlet["name"], day(source["date"]), href=address)
    say_campaign(writer, own)
