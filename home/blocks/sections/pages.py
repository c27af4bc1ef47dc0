"""Sections that show pages: chosen by an editor, or found by a rule."""

from collections.abc import Iterable
from typing import Annotated, Any, ClassVar, Literal

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.blocks import (
    BlockGroup,
    BooleanBlock,
    CharBlock,
    IntegerBlock,
    ListBlock,
    MultipleChoiceBlock,
    StructValue,
)

from cms.blocks.choosers import (
    OfferingPageChooserBlock,
    PageChooserBlock,
    SnippetChooserBlock,
)
from cms.blocks.delivered import CONNECT
from cms.contract.card import AnyCard
from cms.contract.context import DocumentContext
from cms.contract.leaf import NotEmpty
from home.blocks.sections.section import ListingDocument, Section
from home.choosing import Choosing, Rule, told_types

MOST = 24
"""So many pages at most stand in a section."""
BELONGING = ("place", "campaign", "series")
"""Parts of a rule that are named like the foreign key of the pages that are looked for."""


class PagesSectionDocument(ListingDocument):
    """Pages, as cards."""

    items: Annotated[list[AnyCard], NotEmpty]


class HeroDocument(PagesSectionDocument):
    """What the page opens with."""

    type: Literal["hero"] = "hero"


class LatestDocument(PagesSectionDocument):
    """What is new."""

    type: Literal["latest"] = "latest"


class FeaturedDocument(PagesSectionDocument):
    """What the editors recommend."""

    type: Literal["featured"] = "featured"


class StatementSectionDocument(PagesSectionDocument):
    """What was said officially."""

    type: Literal["statement"] = "statement"


class PodcastSectionDocument(PagesSectionDocument):
    """What there is to hear."""

    type: Literal["podcast"] = "podcast"


class CampaignsSectionDocument(PagesSectionDocument):
    """What is campaigned for."""

    type: Literal["campaigns"] = "campaigns"


class ShortVideosSectionDocument(PagesSectionDocument):
    """Short films."""

    type: Literal["short_videos"] = "short_videos"


def chosen(*types: str) -> ListBlock:
    """Return the part in which an editor chooses pages, offered those of some types alone."""
    page = (
        OfferingPageChooserBlock(types, label=_("Page"))
        if types
        else PageChooserBlock(label=_("Page"))
    )
    return ListBlock(
        page,
        default=[],
        max_num=MOST,
        label=_("Chosen pages"),
        help_text=_("Without any, what is described below and in the settings is found by itself."),
    )


def at_a_place() -> SnippetChooserBlock:
    """Return the part of a rule that names a place."""
    return SnippetChooserBlock("stories.Place", required=False, label=_("Place"))


def of_a_series() -> SnippetChooserBlock:
    """Return the part of a rule that names a series."""
    return SnippetChooserBlock("stories.Series", required=False, label=_("Series"))


class PagesSection(Section):
    """Pages that an editor has chosen; when there are none, those that the rule finds."""

    of_types: ClassVar[tuple[str, ...]] = ()
    """What the rule is confined to, unless an editor chooses."""
    document: ClassVar[type[Any]]

    pages = chosen()
    count = IntegerBlock(default=6, min_value=1, max_value=MOST, label=_("How many at most"))
    may_repeat = BooleanBlock(
        required=False,
        label=_("May repeat"),
        help_text=_("Also show what stands elsewhere on this page."),
    )

    def chosen_by_hand(self, raw: dict[str, Any]) -> Iterable[int]:
        """See ``Section``."""
        return [pk for pk in map(stored_page, raw.get("pages") or ()) if pk]

    def choose(self, raw: dict[str, Any], key: str, choosing: Choosing) -> None:
        """See ``Section``."""
        if self.chosen_by_hand(raw):
            return
        choosing.chosen[key] = choosing.find(self.rule(raw))

    def rule(self, raw: dict[str, Any]) -> Rule:
        """Return the rule that a stored value describes."""
        return Rule(
            types=tuple(raw.get("types") or ()) or self.of_types,
            tag=(raw.get("tag") or "").strip(),
            belongs_to={name: raw[name] for name in BELONGING if raw.get(name)},
            below=raw.get("podcast"),
            count=min(raw.get("count") or 1, MOST),
            may_repeat=bool(raw.get("may_repeat")),
        )

    def to_document(
        self, value: StructValue, context: DocumentContext, key: str
    ) -> PagesSectionDocument | None:
        """See ``Delivered``. What is not public leaves nothing behind."""
        pks = [page.pk for page in value["pages"] if page]
        if found := context.chosen.get(key):
            pks = found.pks
            for asked in found.asked:
                context.asked(asked)
        cards = [card for pk in pks if (card := context.card(pk))]
        if not cards:
            return None
        lines = (value["title"], *(card.title for card in cards))
        return self.document(
            id=key,
            fallback="\n".join(filter(None, lines)),
            title=value["title"] or "",
            items=cards,
        )

    class Meta:
        group = CONNECT
        preview_value: ClassVar[dict[str, Any]] = {"title": "", "pages": [], "count": 2}


class FoundByTag(PagesSection):
    """Pages that have a tag in common, if an editor says so."""

    tag = CharBlock(required=False, max_length=100, label=_("Tag"))

    class Meta:
        form_layout = BlockGroup(
            children=["title", "pages", "count"], settings=["tag", "may_repeat"]
        )


class FoundByCampaign(FoundByTag):
    """Pages that belong to a campaign too."""

    campaign = PageChooserBlock("stories.CampaignPage", required=False, label=_("Campaign"))

    class Meta:
        form_layout = BlockGroup(
            children=["title", "pages", "count"], settings=["tag", "campaign", "may_repeat"]
        )


class FoundByRule(FoundByCampaign):
    """Pages of several types, found by what they have in common."""

    types = MultipleChoiceBlock(
        choices=told_types,
        widget=CheckboxSelectMultiple,
        required=False,
        label=_("Types"),
        help_text=_("Without any, pages of all types."),
    )
    place = at_a_place()
    series = of_a_series()

    class Meta:
        form_layout = BlockGroup(
            children=["title", "pages", "types", "count"],
            settings=["tag", "place", "campaign", "series", "may_repeat"],
        )


class HeroSection(FoundByRule):
    """What the page opens with."""

    document = HeroDocument

    count = IntegerBlock(default=1, min_value=1, max_value=3, label=_("How many at most"))

    class Meta:
        label = _("Hero")
        icon = "pick"
        description = _("What the page opens with, large: a page you choose, or the newest.")


class LatestSection(FoundByRule):
    """What is new."""

    document = LatestDocument

    class Meta:
        label = pgettext_lazy("section", "Latest")
        icon = "time"
        description = _("What was published last; it follows by itself.")


class FeaturedSection(FoundByRule):
    """What the editors recommend."""

    document = FeaturedDocument

    count = IntegerBlock(default=3, min_value=1, max_value=MOST, label=_("How many at most"))

    class Meta:
        label = _("Featured")
        icon = "thumbtack"
        description = _("Pages you recommend, or those of one tag or place.")


class StatementSection(FoundByCampaign):
    """What was said officially."""

    document = StatementSectionDocument
    of_types = ("statement",)

    pages = chosen("stories.StatementPage")
    count = IntegerBlock(default=1, min_value=1, max_value=MOST, label=_("How many at most"))
    place = at_a_place()

    class Meta:
        label = _("Statement")
        icon = "openquote"
        description = _("A statement or readout you choose, or the newest.")
        form_layout = BlockGroup(
            children=["title", "pages", "count"],
            settings=["tag", "place", "campaign", "may_repeat"],
        )


class PodcastSection(FoundByCampaign):
    """What there is to hear."""

    document = PodcastSectionDocument
    of_types = ("episode",)

    pages = chosen("stories.EpisodePage")
    podcast = PageChooserBlock(
        "stories.PodcastPage",
        required=False,
        label=_("Podcast"),
        help_text=_("Without one, episodes of all podcasts."),
    )
    count = IntegerBlock(default=2, min_value=1, max_value=MOST, label=_("How many at most"))

    class Meta:
        label = _("Podcast")
        icon = "media"
        description = _("Episodes you choose, or the newest of a podcast.")
        form_layout = BlockGroup(
            children=["title", "pages", "podcast", "count"],
            settings=["tag", "campaign", "may_repeat"],
        )


class CampaignsSection(FoundByTag):
    """What is campaigned for."""

    document = CampaignsSectionDocument
    of_types = ("campaign",)

    pages = chosen("stories.CampaignPage")

    class Meta:
        label = _("Campaigns")
        icon = "tag"
        description = _("Campaigns you choose, or the newest.")


class ShortVideosSection(FoundByCampaign):
    """Short films."""

    document = ShortVideosSectionDocument
    of_types = ("short_video",)

    pages = chosen("stories.ShortVideoPage")
    series = of_a_series()

    class Meta:
        label = _("Short videos")
        icon = "media"
        description = _("Short videos you choose, or the newest of a series.")
        form_layout = BlockGroup(
            children=["title", "pages", "series", "count"],
            settings=["tag", "campaign", "may_repeat"],
        )


def stored_page(item: Any) -> int | None:
    """Return the page of a list's stored item; lists of long ago hold the bare value."""
    pk: int | None = item.get("value") if isinstance(item, dict) else item
    return pk
