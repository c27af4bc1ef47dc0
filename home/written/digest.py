"""The weekly digest: what others reported."""

from django.utils.translation import gettext as _

from cms.contract.locale import name_of
from cms.delivery.written.dates import day
from cms.delivery.written.writer import Json, Writer, tells_block, tells_page
from stories.written.campaigns import say_index
from stories.written.people import name_of as name_of_person

tells_page("digest_index")(say_index)


@tells_block("digest_item")
def _digest_item(writer: Writer, item: Json) -> None:
    url, outlet, language = item.get("url"), item["outlet"] or {}, item.get("language")
    writer.spans([(item["headline"], ["l"] if url else [])], "h3", href=url)
    writer.rich_text(item["summary"])
    writer.fact(_("reported by"), outlet.get("name"), href=outlet.get("url"))
    writer.fact(_("date"), day(item.get("date")))
    writer.fact(_("language"), name_of(language) if language else "")
    for person in item["people"]:
        writer.fact(_("person named"), name_of_person(person), person["role"])


@tells_block("digest")
def _digest(writer: Writer, section: Json) -> None:
    digest = section["digest"]
    writer.heading(section["title"] or digest["title"])
    writer.card(digest)
    writer.read(digest["items"])
