"""Campaigns, and the heads of lists."""

from django.conf import settings
from django.utils.translation import gettext as _

from cms.delivery.written.dates import day
from cms.delivery.written.writer import Json, Writer, tells_page
from stories.written.partners import say_partner


@tells_page("campaign")
def _campaign(writer: Writer, own: Json) -> None:
    writer.fact(_("starts on"), day(own.pop("starts_on", None)))
    writer.fact(_("ends on"), day(own.pop("ends_on", None)))
    hashtag = own.pop("hashtag", "")
    writer.fact(_("hashtag"), f"#{hashtag}" if hashtag else "")
    writer.feeds(own.pop("feeds", None))
    writer.rich_text(own.pop("aims", None))
    writer.section(_("pieces"), own.pop("pieces", None), writer.card)
    if more := own.pop("more", None):
        writer.link(_("All pieces"), f"{settings.PUBLIC_URL}{more}")
    writer.section(_("partners"), own.pop("partners", None), say_partner(writer))


@tells_page("story_index", "statement_index", "campaign_index", "short_video_index")
def say_index(writer: Writer, own: Json) -> None:
    """Say what is listed below the head of a list."""
    writer.feeds(own.pop("feeds", None))
    writer.listing(own.pop("pages", None))
