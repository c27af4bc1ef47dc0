"""Partners: who the members are."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from cms.delivery.written.dates import day
from cms.delivery.written.writer import Json, Writer, tells_page


@tells_page("partners")
def _directory(writer: Writer, own: Json) -> None:
    say_member_count(writer, own)
    writer.section(_("members"), own.pop("members", None), say_partner(writer))
    writer.section(_("former members"), own.pop("former_members", None), say_partner(writer))


def say_member_count(writer: Writer, own: Json) -> None:
    """Say how many members there are, and since when it is so."""
    count = own.pop("member_count", None)
    writer.fact(_("number of members"), "" if count is None else str(count))
    writer.fact(_("as of"), day(own.pop("as_of", None)))


def say_partner(writer: Writer) -> Callable[[Json], None]:
    """Return what says who a partner is, and since when a member."""

    def say(partner: Json) -> None:
        own = dict(partner)
        joined, left = day(own.pop("joined_on", None)), day(own.pop("left_on", None))
        writer.item(
            own.pop("name"),
            _("joined on %(day)s") % {"day": joined} if joined else "",
            _("left on %(day)s") % {"day": left} if left else "",
        )
        writer.rich_text(own.pop("contribution", None))
        for link in own.pop("links", None) or ():
            writer.link(link["label"], link["href"])
        writer.read([*own.values()])

    return say
