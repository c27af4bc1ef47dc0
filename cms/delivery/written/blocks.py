"""What the kernel's blocks say."""

from django.utils.translation import gettext as _

from cms.delivery.written.dates import day
from cms.delivery.written.writer import Json, Writer, joined, tells_block


@tells_block("text")
def _text(writer: Writer, block: Json) -> None:
    writer.rich_text(block["text"])


@tells_block("quote")
def _quote(writer: Writer, block: Json) -> None:
    writer.paragraph(block["text"], "blockquote")
    if original := block.get("original"):
        writer.paragraph(original["text"], "blockquote")
    by = joined((block["speaker"], block["role"]))
    writer.paragraph(f"— {by}" if by else "")
    if original and original["translator"]:
        writer.paragraph(_("Translated by %(name)s") % {"name": original["translator"]})
    writer.picture(block.get("portrait"))


@tells_block("moment")
def _moment(writer: Writer, block: Json) -> None:
    writer.paragraph(f"{block['time'][:5]} {block['title']}", "h2")
    writer.rich_text(block["body"])
    writer.read(block["media"])


@tells_block("photos")
def _photos(writer: Writer, block: Json) -> None:
    for photo in block["photos"]:
        writer.picture(photo["image"], photo["caption"])


@tells_block("before_after")
def _before_after(writer: Writer, block: Json) -> None:
    for side in (block["before"], block["after"]):
        writer.picture(side["image"], day(side["date"]))
    writer.paragraph(block["changed"])


@tells_block("video")
def _video(writer: Writer, block: Json) -> None:
    films = block.get("sources") or [block["source"] or block["provider"]]
    writer.film(block["title"], films, block.get("tracks"), block["poster"])
    writer.rich_text(block["transcript"])


@tells_block("fact_box")
def _fact_box(writer: Writer, block: Json) -> None:
    writer.paragraph(block["title"], "h3")
    for fact in block["facts"]:
        label = f"{fact['label']}: " if fact["label"] else ""
        writer.spans([(label, ["strong"]), (fact["text"], [])], item=True)
    for source in block.get("sources", ()):
        say_source(writer, source)


@tells_block("related")
def _related(writer: Writer, block: Json) -> None:
    writer.paragraph(block["title"], "h3")
    writer.read(block["items"])


@tells_block("page")
def _page(writer: Writer, block: Json) -> None:
    writer.card(block["page"])


@tells_block("link")
def _link(writer: Writer, block: Json) -> None:
    writer.link(block["title"], block["url"], block["description"])


def say_source(writer: Writer, source: Json) -> None:
    """Say a publication that something rests on."""
    writer.item(source["title"], source["publisher"], day(source["date"]), href=source["url"])
