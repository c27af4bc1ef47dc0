"""Sections that come and go: what is remembered today, and the way round for who is new."""

from typing import Any, ClassVar, Literal

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructValue

from cms.blocks.delivered import EXPLAIN
from cms.contract.context import DocumentContext
from home.blocks.sections.section import Section, SectionDocument
from home.choosing import Choosing
from home.models.commemorative_day import CommemorativeDay, CommemorativeDayDocument
from home.models.tour import Tour


class CommemorationDocument(SectionDocument):
    """What is remembered today."""

    type: Literal["commemoration"] = "commemoration"
    day: CommemorativeDayDocument


class TourInvitationDocument(SectionDocument):
    """An invitation to be shown around; the tour itself is in ``site``."""

    type: Literal["tour_invitation"] = "tour_invitation"
    text: str


class SectionInALanguage(Section):
    """A part of the home page that shows what its language has today."""

    def choose(self, raw: dict[str, Any], key: str, choosing: Choosing) -> None:
        """See ``Section``."""
        del raw
        choosing.chosen[key] = choosing.locale


class CommemorationSection(SectionInALanguage):
    """What is remembered today; on all other days there is no such section."""

    document = CommemorationDocument

    def to_document(
        self, value: StructValue, context: DocumentContext, key: str
    ) -> CommemorationDocument | None:
        """See ``Delivered``."""
        day = CommemorativeDay.of(context, context.chosen[key])
        if day is None:
            return None
        lines = (value["title"], day.name, day.home_text)
        return CommemorationDocument(
            id=key,
            fallback="\n".join(filter(None, lines)),
            title=value["title"] or "",
            day=day,
        )

    class Meta:
        label = _("Commemoration")
        icon = "calendar-alt"
        group = EXPLAIN
        description = _("What is remembered today, if anything; it comes and goes by itself.")
        preview_value: ClassVar[dict[str, Any]] = {"title": ""}


class TourInvitationSection(SectionInALanguage):
    """An invitation to be shown around, as long as there is a tour."""

    document = TourInvitationDocument

    text = CharBlock(max_length=300, label=_("Text"))

    def to_document(
        self, value: StructValue, context: DocumentContext, key: str
    ) -> TourInvitationDocument | None:
        """See ``Delivered``."""
        if Tour.shown_in(context, context.chosen[key]) is None:
            return None
        return TourInvitationDocument(
            id=key,
            fallback="\n".join(filter(None, (value["title"], value["text"]))),
            title=value["title"] or "",
            text=value["text"],
        )

    class Meta:
        label = _("Tour invitation")
        icon = "info-circle"
        group = EXPLAIN
        description = _("Invites newcomers to the tour, as long as there is one.")
        preview_value: ClassVar[dict[str, Any]] = {
            "title": "New here?",
            "text": "Let us show you around.",
        }
